package dev.ringfence.host.foreign;

/**
 * Something on the machine that exists to run foreign programs.
 *
 * @param kind what it is, such as {@code multilib} or {@code Wine}
 * @param what the package, the file or the directory
 */
public record Installation(String kind, String what) {}

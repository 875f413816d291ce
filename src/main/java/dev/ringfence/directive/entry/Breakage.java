package dev.ringfence.directive.entry;

/**
 * What a directive typically breaks.
 *
 * @param what which services, and how it shows
 * @param remedy how to keep them working
 */
public record Breakage(String what, String remedy) {}

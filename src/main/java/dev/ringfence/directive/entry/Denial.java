package dev.ringfence.directive.entry;

/**
 * How it shows that a directive denied something.
 *
 * @param signal what is seen
 * @param when in which case, one sentence
 */
public record Denial(Signal signal, String when) {}

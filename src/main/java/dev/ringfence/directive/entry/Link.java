package dev.ringfence.directive.entry;

/**
 * What one directive has to do with another.
 *
 * @param relation how
 * @param directive the other one's name, as in the catalogue
 * @param text one sentence
 */
public record Link(Relation relation, String directive, String text) {}

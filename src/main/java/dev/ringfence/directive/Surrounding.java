package dev.ringfence.directive;

/**
 * A directive that no plan decides on, but that bears on sandboxing, or serves the ones that do.
 */
public sealed interface Surrounding extends Directive permits RootDirectory {}

package dev.ringfence.derive.rule;

import dev.ringfence.directive.Sandboxing;

/** How a directive is decided on. */
public sealed interface RuleFor {
  /** By a rule of its own. */
  record Own(Rule rule) implements RuleFor {}

  /** Together with another directive, which is nothing without it, or it without that. */
  record PartOf(Sandboxing leader) implements RuleFor {}

  /** Not by facts, for a reason told in a sentence. */
  record NotByFacts(String why) implements RuleFor {}
}

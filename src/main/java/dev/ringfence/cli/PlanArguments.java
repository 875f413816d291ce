package dev.ringfence.cli;

import dev.ringfence.derive.Caution;
import dev.ringfence.derive.PlanOptions;
import dev.ringfence.derive.rule.RuleFor;
import dev.ringfence.derive.rule.Rules;
import dev.ringfence.derive.verdict.Value;
import dev.ringfence.directive.Catalogue;
import dev.ringfence.directive.Directive;
import dev.ringfence.directive.Sandboxing;
import dev.ringfence.directive.value.Check;
import dev.ringfence.score.Systemd;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** What a user can ask of a plan, the same for every command that makes one. */
final class PlanArguments {
  private PlanArguments() {}

  /** Adds the options. */
  static CommandSpec.Builder add(CommandSpec.Builder builder) {
    return builder
        .option(
            Option.choice(
                "--caution",
                "What to do with values whose breakage may not have shown: careful leaves out those"
                    + " of medium or higher breakage, balanced (the default) those of high"
                    + " breakage, strict none.",
                "careful",
                "balanced",
                "strict"))
        .option(
            Option.repeated("--keep", "NAME=VALUE", "Set this directive so, whatever was observed.")
                .completing(Option.Completes.DIRECTIVES))
        .option(
            Option.repeated("--only", "NAME", "Decide on this directive and the others named so.")
                .completing(Option.Completes.DIRECTIVES))
        .option(
            Option.repeated("--without", "NAME", "Leave this directive alone.")
                .completing(Option.Completes.DIRECTIVES))
        .option(
            Option.flag(
                "--tight",
                "Allow system calls by name instead of by groups: tighter, and broken by the next"
                    + " upgrade."));
  }

  /**
   * Reads them.
   *
   * @throws UsageException when a name is no directive of a plan, or a value is none of it
   */
  static PlanOptions read(Arguments arguments, Systemd systemd) {
    String caution = arguments.value("--caution", Caution.BALANCED.word());
    List<Value> pins = new ArrayList<>();
    for (String pin : arguments.values("--keep")) {
      pins.add(pin(pin, systemd));
    }
    return new PlanOptions(
        Caution.valueOf(caution.toUpperCase(Locale.ROOT)),
        arguments.has("--tight"),
        pins,
        leaders("--only", arguments),
        leaders("--without", arguments));
  }

  private static Value pin(String pin, Systemd systemd) {
    int equals = pin.indexOf('=');
    if (equals <= 0) {
      throw new UsageException("--keep is NAME=VALUE, such as PrivateTmp=no, not '" + pin + "'");
    }
    Sandboxing directive = directive("--keep", pin.substring(0, equals));
    String text = pin.substring(equals + 1).strip();
    if (text.chars().anyMatch(Character::isISOControl)) {
      throw new UsageException("--keep takes one line");
    }
    if (!text.isEmpty()) {
      Check check = directive.entry().kind().check(text, systemd.version());
      if (!check.isGood()) {
        Check.Complaint complaint = check.complaints().getFirst();
        throw new UsageException(
            "--keep " + pin + ": '" + complaint.word() + "' " + complaint.reason());
      }
    }
    return Value.of(directive.name(), text);
  }

  /** A directive that is decided on with another one stands for that one. */
  private static Set<String> leaders(String option, Arguments arguments) {
    Set<String> names = new TreeSet<>();
    for (String typed : arguments.values(option)) {
      Sandboxing directive = directive(option, typed);
      names.add(
          switch (Rules.of(directive, false)) {
            case RuleFor.PartOf(Sandboxing leader) -> leader.name();
            case RuleFor.Own(_) -> directive.name();
            case RuleFor.NotByFacts(String why) ->
                throw new UsageException(
                    option + " " + directive.name() + ": no plan decides on it. " + why);
          });
    }
    return names;
  }

  private static Sandboxing directive(String option, String typed) {
    Directive found =
        Catalogue.findLoosely(typed)
            .orElseThrow(() ->
                new UsageException(
                    option
                        + ": there is no directive '"
                        + typed
                        + "'"
                        + CloseMatch.hint(typed, Catalogue.names())));
    if (found instanceof Sandboxing sandboxing) {
      return sandboxing;
    }
    throw new UsageException(
        option + ": " + found.name() + "= is not one that a plan decides on; set it in the unit");
  }
}

package dev.ringfence.directive;

import dev.ringfence.directive.entry.BuildFeature;
import dev.ringfence.directive.entry.Emptiness;
import dev.ringfence.directive.entry.Entry;
import dev.ringfence.directive.entry.Placement;
import dev.ringfence.directive.entry.Relation;
import dev.ringfence.directive.entry.Topic;
import dev.ringfence.directive.entry.UserUnits;
import dev.ringfence.directive.value.Level;
import dev.ringfence.directive.value.Rating;
import dev.ringfence.directive.value.Text;

/** Runs the service in this SELinux context. */
public record SELinuxContext() implements Surrounding {
  private static final Entry ENTRY =
      Entry.about("SELinuxContext", Topic.MANDATORY_ACCESS, Placement.EXECUTION)
          .since(209)
          .summary("Runs the service in this SELinux context.")
          .takes("[-]CONTEXT", Text.INSTANCE)
          .grade("(empty)", "The policy decides by the program's label.")
          .grade("CONTEXT", "This context, if the policy lets systemd choose it.")
          .byDefault("policy transition")
          .emptied(Emptiness.RESETS)
          .rated(Rating.ours(Level.HIGH, Level.HIGH))
          .note(
              "A policy for the service usually chooses the context by itself. A leading"
                  + " - goes on without it.")
          .link(
              Relation.SEE_ALSO,
              "NoNewPrivileges",
              "Denies transitions unless the policy allows nnp_transition.")
          .breaks(
              "A context that the policy does not know or allow.",
              "A leading -, and look for AVC lines in the audit log.")
          .failsToStart(229, "SELINUX_CONTEXT", "The context is not known or not allowed.")
          .denies("EACCES", "Whatever the policy denies; the audit log has an AVC record.")
          .userUnits(UserUnits.limited("The policy decides whether a user's manager may."))
          .requires(BuildFeature.SELINUX)
          .kernel("SELinux, switched on.")
          .example(
              """
              [Service]
              ExecStart=/usr/sbin/exampled
              SELinuxContext=system_u:system_r:exampled_t:s0
              """)
          .done();

  @Override
  public Entry entry() {
    return ENTRY;
  }
}

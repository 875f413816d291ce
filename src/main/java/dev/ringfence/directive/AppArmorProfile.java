package dev.ringfence.directive;

import dev.ringfence.directive.entry.BuildFeature;
import dev.ringfence.directive.entry.Emptiness;
import dev.ringfence.directive.entry.Entry;
import dev.ringfence.directive.entry.Placement;
import dev.ringfence.directive.entry.Topic;
import dev.ringfence.directive.entry.UserUnits;
import dev.ringfence.directive.value.Level;
import dev.ringfence.directive.value.Rating;
import dev.ringfence.directive.value.Text;

/** Runs the service under this AppArmor profile. */
public record AppArmorProfile() implements Surrounding {
  private static final Entry ENTRY =
      Entry.about("AppArmorProfile", Topic.MANDATORY_ACCESS, Placement.EXECUTION)
          .since(210)
          .summary("Runs the service under this AppArmor profile.")
          .takes("[-]PROFILE", Text.INSTANCE)
          .grade("(empty)", "The profile that is attached to the program's path, if one is loaded.")
          .grade("PROFILE", "This one.")
          .byDefault("none")
          .emptied(Emptiness.RESETS)
          .rated(Rating.ours(Level.HIGH, Level.HIGH))
          .note(
              "A leading - goes on without it where it is not loaded; without the -, and"
                  + " without the profile, the service does not start. The score does not"
                  + " look at it.")
          .breaks("Whatever the profile does not list.", "aa-complain, then aa-logprof.")
          .failsToStart(231, "APPARMOR_PROFILE", "The profile is not loaded.")
          .denies("EACCES", "Whatever the profile denies; the kernel log has apparmor=\"DENIED\".")
          .userUnits(UserUnits.systemOnly(""))
          .requires(BuildFeature.APPARMOR)
          .kernel("AppArmor, switched on.")
          .example(
              """
              [Service]
              ExecStart=/usr/sbin/exampled
              AppArmorProfile=exampled
              """)
          .done();

  @Override
  public Entry entry() {
    return ENTRY;
  }
}

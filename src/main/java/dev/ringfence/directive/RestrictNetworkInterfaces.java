package dev.ringfence.directive;

import dev.ringfence.directive.entry.BuildFeature;
import dev.ringfence.directive.entry.Emptiness;
import dev.ringfence.directive.entry.Entry;
import dev.ringfence.directive.entry.Placement;
import dev.ringfence.directive.entry.Relation;
import dev.ringfence.directive.entry.Repetition;
import dev.ringfence.directive.entry.Signal;
import dev.ringfence.directive.entry.Topic;
import dev.ringfence.directive.entry.UserUnits;
import dev.ringfence.directive.value.InterfaceNames;
import dev.ringfence.directive.value.Level;
import dev.ringfence.directive.value.Rating;

/** Limits which network interfaces the service's packets may use. */
public record RestrictNetworkInterfaces() implements Sandboxing {
  private static final Entry ENTRY =
      Entry.about("RestrictNetworkInterfaces", Topic.NETWORK, Placement.CONTROL_GROUP)
          .since(250)
          .summary("Limits which network interfaces the service's packets may use.")
          .takes("[~]INTERFACE...", new InterfaceNames())
          .grade("all", "Every interface of the machine.")
          .grade("~INTERFACE...", "All but these.")
          .grade("INTERFACE...", "Only these.")
          .byDefault("all")
          .repeated(Repetition.FIRST_DECIDES)
          .emptied(Emptiness.RESETS)
          .rated(Rating.ours(Level.MEDIUM, Level.MEDIUM))
          .note(
              "lo is an interface like any other and must be listed for anything on"
                  + " 127.0.0.1, the local resolver among it.")
          .note(
              "Names are looked up when the unit starts; an interface that appears later"
                  + " is not in the list.")
          .note(
              "Debian 12's systemd is built without BPF_FRAMEWORK and ignores it; the"
                  + " score does not look at it anywhere.")
          .link(Relation.SEE_ALSO, "IPAddressDeny", "Chooses by address instead.")
          .link(
              Relation.SEE_ALSO,
              "BindNetworkInterface",
              "Puts the service's sockets onto one interface.")
          .breaks("Everything local when lo is forgotten.", "Add lo.")
          .breaks(
              "Machines whose interface has another name after an upgrade or in another"
                  + " machine.",
              "Name interfaces by systemd.link(5).")
          .shows(new Signal.Silent(), "Packets on other interfaces are dropped.")
          .shows(new Signal.TimesOut(), "Connecting over another interface.")
          .userUnits(UserUnits.noEffect())
          .requires(BuildFeature.BPF_FRAMEWORK)
          .kernel("CONFIG_CGROUP_BPF on the unified hierarchy.")
          .example(
              """
              [Service]
              ExecStart=/usr/sbin/exampled
              RestrictNetworkInterfaces=lo eth0
              """)
          .done();

  @Override
  public Entry entry() {
    return ENTRY;
  }
}

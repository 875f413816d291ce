package dev.ringfence.directive;

import dev.ringfence.directive.entry.BuildFeature;
import dev.ringfence.directive.entry.Emptiness;
import dev.ringfence.directive.entry.Entry;
import dev.ringfence.directive.entry.Misreading;
import dev.ringfence.directive.entry.Placement;
import dev.ringfence.directive.entry.Relation;
import dev.ringfence.directive.entry.Repetition;
import dev.ringfence.directive.entry.Topic;
import dev.ringfence.directive.entry.UserUnits;
import dev.ringfence.directive.value.Level;
import dev.ringfence.directive.value.NamespaceList;
import dev.ringfence.directive.value.Rating;

/** Denies making and entering namespaces. */
public record RestrictNamespaces() implements Sandboxing {
  private static final Entry ENTRY =
      Entry.about("RestrictNamespaces", Topic.NAMESPACES, Placement.EXECUTION)
          .since(233)
          .summary("Denies making and entering namespaces.")
          .takes("BOOL | [~]TYPE...", new NamespaceList())
          .grade("no", "All types: cgroup, ipc, net, mnt, pid, user, uts and, from 252 on, time.")
          .grade("~TYPE...", "All but these.")
          .grade("TYPE...", "Only these.")
          .grade("yes", "None.")
          .byDefault("no")
          .repeated(Repetition.MERGES)
          .emptied(Emptiness.RESETS)
          .misread(Misreading.LINE_IGNORED)
          .rated(Rating.ours(Level.HIGH, Level.LOW))
          .note(
              "User namespaces hand an ordinary user the parts of the kernel that only"
                  + " root used to reach; many a kernel flaw was open to everyone through"
                  + " them. The score weighs that type most.")
          .note(
              "It denies unshare(2), clone(2) and setns(2) by type; setns without a type"
                  + " is denied whenever anything is. clone3(2) fails with ENOSYS, because a"
                  + " filter cannot look at its arguments, and the C library falls back to"
                  + " clone(2).")
          .note("A word that is no type makes systemd ignore the whole line, with a warning.")
          .link(
              Relation.COMPLETES,
              "SystemCallArchitectures",
              "The filter covers the architectures that are left.")
          .link(
              Relation.COMPLETES,
              "SystemCallFilter",
              "@mount is needed to do much with a namespace.")
          .breaks(
              "Container runtimes and build tools (Docker, Podman, runc, buildah),"
                  + " bubblewrap and Flatpak, browsers and Electron programs with their"
                  + " sandbox, systemd-nspawn, snap.",
              "Leave it off, or allow the types that they need.")
          .breaks(
              "Daemons that isolate their own children with namespaces: vsftpd (isolate,"
                  + " isolate_network), renderers built on Chromium, some CI runners and job"
                  + " schedulers.",
              "Allow the type, commonly user, mnt, pid or net.")
          .breaks("ip netns exec and unshare in scripts.", "Allow net and mnt.")
          .denies(
              "EPERM", "unshare, clone or setns with a denied type; the audit log names the call.")
          .denies("ENOSYS", "clone3, which programs answer by clone.")
          .userUnits(UserUnits.worksWithNoNewPrivileges())
          .scored("RestrictNamespaces_*")
          .requires(BuildFeature.SECCOMP)
          .example(
              """
              [Service]
              ExecStart=/usr/sbin/exampled
              RestrictNamespaces=yes
              """)
          .done();

  @Override
  public Entry entry() {
    return ENTRY;
  }
}

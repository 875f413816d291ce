package dev.ringfence.directive;

import dev.ringfence.directive.entry.Entry;
import dev.ringfence.directive.entry.Link;
import dev.ringfence.directive.entry.Placement;
import dev.ringfence.directive.entry.Relation;
import dev.ringfence.directive.entry.Topic;
import dev.ringfence.directive.entry.UserUnits;
import dev.ringfence.directive.value.Choice;
import dev.ringfence.directive.value.Grade;
import dev.ringfence.directive.value.Graded;
import dev.ringfence.directive.value.Level;
import dev.ringfence.directive.value.Rating;
import java.util.Optional;

/**
 * Makes the operating system's own directories, or the whole file system, read-only for the
 * service.
 */
public record ProtectSystem() implements Sandboxing {
  /** From open to strict. */
  public enum Value implements Graded {
    NO,
    YES,
    FULL,
    STRICT;

    /** What a word of a unit file stands for; empty when systemd ignores it. */
    public static Optional<Value> read(String word) {
      return Graded.read(word, values());
    }

    @Override
    public Grade grade() {
      return switch (this) {
        case NO -> Grade.of("no", "The service may write wherever file permissions let it.");
        case YES ->
            Grade.of("yes", "/usr, /boot and /efi are read-only.")
                .rated(Rating.wiki(Level.HIGH, Level.MEDIUM));
        case FULL ->
            Grade.of("full", "As yes, and /etc is read-only too.")
                .rated(Rating.wiki(Level.HIGH, Level.MEDIUM));
        case STRICT ->
            Grade.of(
                    "strict",
                    "Everything is read-only but /dev, /proc, /sys, /home, /root and /run/user,"
                        + " which other directives look after.")
                .from(232)
                .rated(Rating.wiki(Level.VERY_HIGH, Level.VERY_HIGH));
      };
    }
  }

  private static final Entry ENTRY =
      Entry.about("ProtectSystem", Topic.FILES, Placement.EXECUTION)
          .since(214)
          .summary(
              "Makes the operating system's own directories, or the whole file system,"
                  + " read-only for the service.")
          .takes("BOOL | full | strict", Choice.of(Value.values()))
          .grades(Value.values())
          .byDefault("no")
          .rated(Rating.wiki(Level.VERY_HIGH, Level.VERY_HIGH))
          .inMountNamespace()
          .note(
              "With strict, name every place that the service writes to: with"
                  + " StateDirectory=, CacheDirectory=, LogsDirectory= and RuntimeDirectory="
                  + " where the paths are the usual ones, else with ReadWritePaths=."
                  + " PrivateTmp=yes keeps /tmp and /var/tmp writable.")
          .note("It stops even root from writing, and leaves reading alone.")
          .note(
              "Sockets and FIFOs can still be talked to on a read-only file system; only"
                  + " making and deleting them counts as writing.")
          .note("File systems mounted later below a protected directory are not protected.")
          .link(
              Relation.IMPLIED_BY,
              "DynamicUser",
              "DynamicUser=yes sets strict, and nothing weaker can be chosen.")
          .link(Relation.EXCEPTED_BY, "ReadWritePaths", "Opens single places for writing again.")
          .link(Relation.EXCEPTED_BY, "StateDirectory", "The directory stays writable.")
          .link(Relation.EXCEPTED_BY, "CacheDirectory", "The directory stays writable.")
          .link(Relation.EXCEPTED_BY, "LogsDirectory", "The directory stays writable.")
          .link(Relation.EXCEPTED_BY, "RuntimeDirectory", "The directory stays writable.")
          .link(Relation.EXCEPTED_BY, "ConfigurationDirectory", "The directory stays writable.")
          .link(
              Relation.EXCEPTED_BY,
              "PrivateTmp",
              "The service's own /tmp and /var/tmp stay writable.")
          .link(
              Link.of(
                      Relation.CANCELS,
                      "TemporaryFileSystem",
                      "strict wins over TemporaryFileSystem=/ and brings the whole root directory"
                          + " back.")
                  .with("strict")
                  .withOther("/"))
          .link(
              Relation.COMPLETES,
              "ProtectHome",
              "strict leaves the home directories writable; ProtectHome= looks after them.")
          .link(
              Relation.COMPLETES,
              "ProtectKernelTunables",
              "strict leaves /proc and /sys alone; this one makes their settings read-only.")
          .link(
              Relation.COMPLETES,
              "PrivateDevices",
              "strict leaves /dev alone; this one replaces it.")
          .link(
              Relation.COMPLETES,
              "CapabilityBoundingSet",
              "Without CAP_SYS_ADMIN the service cannot mount things writable again.")
          .breaks(
              "Anything that writes outside its usual directories: PID files in /run,"
                  + " sockets, logs, caches, lock files, databases in odd places. With"
                  + " strict this is the commonest cause of a service that no longer starts.",
              "RuntimeDirectory= for PID files and sockets in /run, StateDirectory=,"
                  + " CacheDirectory=, LogsDirectory= and ReadWritePaths= for the rest. A"
                  + " path that may be missing takes a leading -.")
          .breaks(
              "Programs that rewrite their own configuration: ACME clients renewing keys"
                  + " below /etc, network configuration tools, services with a web interface"
                  + " for their settings.",
              "ReadWritePaths= or ConfigurationDirectory= for that directory, or yes"
                  + " instead of full.")
          .breaks(
              "Package managers, updaters and plug-in installers that write to /usr.",
              "Run the updater as a unit of its own, or open the one directory.")
          .denies(
              "EROFS",
              "Writing, making, renaming or deleting a file in a protected place; nothing"
                  + " is logged.")
          .failsToStart(
              226,
              "NAMESPACE",
              "A ReadWritePaths= that goes with it names a path that does not exist.")
          .bypass(
              "A service that keeps CAP_SYS_ADMIN can mount the place writable again:"
                  + " drop the capability, or deny @mount.")
          .userUnits(UserUnits.userNamespace(254))
          .scored("ProtectSystem")
          .example(
              """
              [Service]
              ExecStart=/usr/sbin/exampled
              ProtectSystem=strict
              StateDirectory=exampled
              LogsDirectory=exampled
              RuntimeDirectory=exampled
              """)
          .done();

  @Override
  public Entry entry() {
    return ENTRY;
  }
}

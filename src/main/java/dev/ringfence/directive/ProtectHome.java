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

/** Keeps the service out of /home, /root and /run/user. */
public record ProtectHome() implements Sandboxing {
  /** From open to strict. */
  public enum Value implements Graded {
    NO,
    READ_ONLY,
    TMPFS,
    YES;

    /** What a word of a unit file stands for; empty when systemd ignores it. */
    public static Optional<Value> read(String word) {
      return Graded.read(word, values());
    }

    @Override
    public Grade grade() {
      return switch (this) {
        case NO -> Grade.of("no", "The service sees the home directories as they are.");
        case READ_ONLY ->
            Grade.of(
                    "read-only",
                    "They can be read, where file permissions allow it, but not changed.")
                .rated(Rating.wiki(Level.LOW, Level.LOW));
        case TMPFS ->
            Grade.of(
                    "tmpfs",
                    "An empty read-only file system covers each of the three; single"
                        + " directories can be put into it with BindPaths= or BindReadOnlyPaths=.")
                .from(238);
        case YES ->
            Grade.of(
                "yes",
                "They are closed, and empty even for root; nothing below them can be opened"
                    + " again.");
      };
    }
  }

  private static final Entry ENTRY =
      Entry.about("ProtectHome", Topic.FILES, Placement.EXECUTION)
          .since(214)
          .summary("Keeps the service out of /home, /root and /run/user.")
          .takes("BOOL | read-only | tmpfs", Choice.of(Value.values()))
          .grades(Value.values())
          .byDefault("no")
          .rated(Rating.wiki(Level.HIGH, Level.MEDIUM))
          .inMountNamespace()
          .note(
              "Home directories hold keys, mail, shell histories and browser profiles;"
                  + " few services have any business there. /run/user goes with them, and"
                  + " with it the sockets of every desktop session.")
          .note("read-only suits backup services, which must read everything and write nothing.")
          .note(
              "It goes by the three paths. Homes that live elsewhere (/srv/home,"
                  + " /var/lib/NAME) stay open, and where /home is a symbolic link it"
                  + " protects nothing (systemd issue 41045): add InaccessiblePaths= for the"
                  + " real place.")
          .link(
              Relation.IMPLIED_BY,
              "DynamicUser",
              "DynamicUser=yes raises an unset ProtectHome= to read-only.")
          .link(
              Link.of(
                      Relation.CANCELS,
                      "ReadWritePaths",
                      "With yes, paths below /home, /root and /run/user are dropped without a word.")
                  .with("yes")
                  .withOther("/home/", "/root/", "/run/user/"))
          .link(
              Link.of(
                      Relation.CANCELS,
                      "BindPaths",
                      "With yes, a bind mount below the three directories is dropped without a"
                          + " word; use tmpfs instead.")
                  .with("yes")
                  .withOther("/home/", "/root/", "/run/user/"))
          .link(
              Link.of(
                      Relation.CANCELS,
                      "BindReadOnlyPaths",
                      "With yes, a bind mount below the three directories is dropped without a"
                          + " word; use tmpfs instead.")
                  .with("yes")
                  .withOther("/home/", "/root/", "/run/user/"))
          .link(
              Link.of(
                      Relation.CANCELS,
                      "TemporaryFileSystem",
                      "yes and read-only win over a TemporaryFileSystem= on the same directory.")
                  .with("yes", "read-only")
                  .withOther("/home/", "/root/", "/run/user/"))
          .link(
              Relation.COMPLETES,
              "StateDirectory",
              "Gives a service that kept its data in a home directory a place of its own.")
          .breaks(
              "A service whose program, configuration or data lies in a home directory,"
                  + " or which keeps state in ~/.config or ~/.cache of its user.",
              "Move the data to StateDirectory=, or use ProtectHome=tmpfs with BindPaths="
                  + " for the one directory that it needs.")
          .breaks(
              "A unit with WorkingDirectory=~ whose user has its home there: the start"
                  + " fails when systemd changes directory.",
              "Set WorkingDirectory= to a place outside.")
          .breaks(
              "Programs that look into their user's home for an optional file and take"
                  + " EACCES for a fatal error where they would accept ENOENT.",
              "Use tmpfs, which answers ENOENT.")
          .denies(
              "EACCES",
              "Opening anything below the three directories, with yes, as a user without"
                  + " capabilities.")
          .denies("ENOENT", "The same with tmpfs, and with yes as root.")
          .denies(
              "EROFS", "Writing below them with read-only, and writing into the cover with tmpfs.")
          .failsToStart(
              200, "CHDIR", "The working directory lies in a home directory, with yes or tmpfs.")
          .failsToStart(
              203, "EXEC", "The program itself lies in a home directory, with yes or tmpfs.")
          .bypass(
              "A service that keeps CAP_SYS_ADMIN can unmount the cover: drop the"
                  + " capability, or deny @mount.")
          .userUnits(
              UserUnits.userNamespace(251)
                  .because(
                      "There it keeps a service out of its own user's home, which is seldom what"
                          + " one wants."))
          .scored("ProtectHome")
          .example(
              """
              [Service]
              ExecStart=/usr/sbin/exampled
              ProtectHome=yes
              StateDirectory=exampled
              """)
          .done();

  @Override
  public Entry entry() {
    return ENTRY;
  }
}

package dev.ringfence.directive;

import dev.ringfence.directive.entry.Entry;
import dev.ringfence.directive.entry.Placement;
import dev.ringfence.directive.entry.Topic;
import dev.ringfence.directive.entry.UserUnits;
import dev.ringfence.directive.value.Choice;
import dev.ringfence.directive.value.Grade;
import dev.ringfence.directive.value.Graded;
import dev.ringfence.directive.value.Level;
import dev.ringfence.directive.value.Rating;
import java.util.Optional;

/** Decides which of the kernel's key rings the service has. */
public record KeyringMode() implements Sandboxing {
  /** From open to strict. */
  public enum Value implements Graded {
    INHERIT,
    SHARED,
    PRIVATE;

    /** What a word of a unit file stands for; empty when systemd ignores it. */
    public static Optional<Value> read(String word) {
      return Graded.read(word, values());
    }

    @Override
    public Grade grade() {
      return switch (this) {
        case INHERIT ->
            Grade.of(
                "inherit",
                "It shares the session key ring with the manager and every other service of"
                    + " this mode.");
        case SHARED ->
            Grade.of(
                "shared",
                "It has a session key ring of its own that is linked to its user's, so that"
                    + " services of the same user share keys.");
        case PRIVATE ->
            Grade.of(
                "private", "It has a session key ring of its own that nothing else can reach.");
      };
    }
  }

  private static final Entry ENTRY =
      Entry.about("KeyringMode", Topic.PRIVILEGES, Placement.EXECUTION)
          .since(235)
          .summary("Decides which of the kernel's key rings the service has.")
          .takes("inherit | private | shared", Choice.of(Value.values()))
          .grades(Value.values())
          .byDefault(
              "private",
              "That is for system services; sockets, mounts and swaps have shared, and"
                  + " units of a user's manager inherit.")
          .rated(Rating.ours(Level.LOW, Level.LOW))
          .note(
              "Key rings hold kernel keys: for encrypted file systems, Kerberos tickets,"
                  + " network file systems, DNS answers. See keyrings(7).")
          .note(
              "A system service has the strictest value already; write it to make that"
                  + " plain, or to lift it.")
          .breaks(
              "Services that unlock something for another process by the key ring:"
                  + " fscrypt, eCryptfs, AFS and NFS with Kerberos tickets in the user's key"
                  + " ring.",
              "shared for both units, or inherit where they must meet the manager's ring.")
          .denies("ENOKEY", "A key that another service or session put into its own ring.")
          .userUnits(UserUnits.works("The default there is inherit."))
          .scored("KeyringMode")
          .example(
              """
              [Service]
              ExecStart=/usr/sbin/exampled
              KeyringMode=private
              """)
          .done();

  @Override
  public Entry entry() {
    return ENTRY;
  }
}

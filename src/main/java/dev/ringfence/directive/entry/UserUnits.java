package dev.ringfence.directive.entry;

/**
 * Whether a directive works in the units of a user's own manager ({@code systemctl --user}).
 *
 * @param status whether
 * @param since the first major version of systemd where it does; 0 for as long as the directive
 *     exists, or where it never does
 * @param note what is particular to this directive; may be empty
 */
public record UserUnits(Status status, int since, String note) {
  /** Whether, and why. */
  public enum Status {
    WORKS("works", "It needs no privilege that a user's manager lacks."),
    USER_NAMESPACE(
        "through a user namespace",
        "A user's manager may not make mount or network namespaces, so it puts the service into a"
            + " user namespace first; from 254 on by itself, before only with PrivateUsers=yes."),
    MOUNT_DAEMON(
        "through a user namespace and systemd-mountfsd",
        "A user's manager may not mount disk images; systemd-mountfsd (256 and later) does it on"
            + " its behalf."),
    SYSTEM_ONLY("no", "A user's manager lacks the privilege, and nothing stands in for it."),
    NO_EFFECT(
        "accepted, but does nothing",
        "It is enforced by BPF programs on the control group, which a user's manager may not load;"
            + " it goes on without them."),
    LIMITED("within the user's own rights", "It can only do what the user could do."),
    DELEGATED(
        "where the controller is delegated",
        "It needs a control-group controller that the system manager handed down to the user."),
    UNCLEAR("not known", "Neither the manual nor a trial settles it.");

    private final String title;
    private final String why;

    Status(String title, String why) {
      this.title = title;
      this.why = why;
    }

    /** As it is printed after "In user units:". */
    public String title() {
      return title;
    }

    /** The reason, one sentence. */
    public String why() {
      return why;
    }
  }

  public static UserUnits works() {
    return new UserUnits(Status.WORKS, 0, "");
  }

  public static UserUnits works(String note) {
    return new UserUnits(Status.WORKS, 0, note);
  }

  public static UserUnits userNamespace(int since) {
    return new UserUnits(Status.USER_NAMESPACE, since, "");
  }

  public static UserUnits mountDaemon() {
    return new UserUnits(Status.MOUNT_DAEMON, 256, "");
  }

  public static UserUnits systemOnly(String note) {
    return new UserUnits(Status.SYSTEM_ONLY, 0, note);
  }

  public static UserUnits noEffect() {
    return new UserUnits(Status.NO_EFFECT, 0, "");
  }

  public static UserUnits limited(String note) {
    return new UserUnits(Status.LIMITED, 0, note);
  }

  public static UserUnits delegated() {
    return new UserUnits(Status.DELEGATED, 0, "");
  }

  public static UserUnits unclear() {
    return new UserUnits(Status.UNCLEAR, 0, "");
  }

  /** The same, with a note. */
  public UserUnits because(String reason) {
    return new UserUnits(status, since, reason);
  }

  /** Seccomp in a user's manager: it works because NoNewPrivileges comes with it. */
  public static UserUnits worksWithNoNewPrivileges() {
    return works("A user's manager turns NoNewPrivileges= on with it: the kernel asks for that.");
  }
}

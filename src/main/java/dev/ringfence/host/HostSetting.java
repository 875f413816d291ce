package dev.ringfence.host;

/**
 * One setting that holds for the whole machine.
 *
 * @param name as it is written where it is set, such as {@code kernel.dmesg_restrict}
 * @param value what is in force, or will be when systemd or the machine starts anew; empty when
 *     this machine does not have it
 * @param source where it comes from: {@code file:line}, or words for a default
 * @param state how far it closes what it can close
 * @param found what trying or looking at the running system told beyond the value; may be empty
 * @param brings what the strict value brings
 * @param breaks what the strict value breaks
 */
public record HostSetting(
    String name,
    String value,
    String source,
    State state,
    String found,
    String brings,
    String breaks) {
  /** How far a setting closes what it can close. */
  public enum State {
    /** As strict as it is of use. */
    STRICT,
    /** Something would be gained. */
    OPEN,
    /** Not on this kernel or systemd, or not to be seen. */
    ABSENT
  }

  HostSetting withFound(String words) {
    return new HostSetting(name, value, source, state, words, brings, breaks);
  }
}

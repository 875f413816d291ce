package dev.ringfence.unit;

/** Resolves the {@code %} specifiers of systemd.unit(5) in a value. */
public interface Specifiers {
  /** What became of a value. */
  sealed interface Expansion {
    /** The value with every specifier replaced. */
    record Resolved(String value) implements Expansion {}

    /** A specifier that systemd does not know, or cannot resolve here; it ignores the line. */
    record Unresolvable(String specifier, String message) implements Expansion {}
  }

  /** Resolves every specifier of {@code value}; {@code %%} becomes {@code %}. */
  Expansion expand(String value);

  /**
   * As {@link #expand(String)}, for a systemd of this version: it does not know those that came
   * later.
   *
   * @param systemdVersion such as 252
   */
  default Expansion expand(String value, int systemdVersion) {
    return expand(value);
  }
}

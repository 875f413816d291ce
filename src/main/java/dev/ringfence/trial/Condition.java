package dev.ringfence.trial;

/**
 * A condition of a unit that was not met, see systemd.unit(5).
 *
 * @param name such as {@code ConditionPathExists} or {@code AssertPathExists}
 * @param value as in the unit file, with its {@code !} and {@code |}
 */
public record Condition(String name, String value) {
  @Override
  public String toString() {
    return name + "=" + value;
  }
}

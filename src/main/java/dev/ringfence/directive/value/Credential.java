package dev.ringfence.directive.value;

import dev.ringfence.unit.SystemdVersion;
import java.util.List;

/** A credential's name, perhaps with a colon and where it comes from. */
public record Credential() implements ValueKind {
  /** Longest file name. */
  private static final int LONGEST = 255;

  @Override
  public Check check(String value, SystemdVersion version) {
    int colon = value.indexOf(':');
    String name = colon < 0 ? value : value.substring(0, colon);
    boolean good =
        !name.isEmpty()
            && name.length() <= LONGEST
            && name.indexOf('/') < 0
            && !name.equals(".")
            && !name.equals("..");
    return good
        ? Check.good()
        : Check.bad(
            Check.Consequence.LINE_IGNORED, name, "is not a name for a credential", List.of());
  }
}

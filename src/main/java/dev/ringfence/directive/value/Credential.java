package dev.ringfence.directive.value;

import dev.ringfence.unit.SystemdVersion;
import java.util.Base64;
import java.util.List;

/**
 * A credential's name, with a colon and what follows it.
 *
 * @param rest what follows the name
 */
public record Credential(Rest rest) implements ValueKind {
  /** Longest name of a file or of a passed descriptor. */
  private static final int LONGEST = 255;

  /** What may follow a name. */
  public enum Rest {
    /** A path, or the name of another credential; or nothing, not even a colon. */
    SOURCE,
    /** Any text; it must be there. */
    VALUE,
    /** Something encrypted, in Base64. */
    ENCRYPTED,
    /** Another name, from 257 on; or nothing. */
    NEW_NAME
  }

  @Override
  public Check check(String value, SystemdVersion version) {
    int colon = value.indexOf(':');
    String name = colon < 0 ? value : value.substring(0, colon);
    String after = colon < 0 ? "" : value.substring(colon + 1);
    boolean glob = rest == Rest.NEW_NAME && name.endsWith("*");
    String stem = glob ? name.substring(0, name.length() - 1) : name;
    boolean starInside = rest == Rest.NEW_NAME && stem.indexOf('*') >= 0;
    if (starInside || (!isName(stem) && !(glob && stem.isEmpty()))) {
      return ignored(name, "is not a name for a credential");
    }
    return switch (rest) {
      case VALUE -> after.isEmpty() ? ignored(value, "has no value after its name") : Check.good();
      case ENCRYPTED ->
          isBase64(after) ? Check.good() : ignored(value, "has no Base64 text after its name");
      case SOURCE ->
          after.isEmpty() || after.startsWith("/") || isName(after)
              ? Check.good()
              : ignored(after, "is neither a path nor a name for a credential");
      case NEW_NAME ->
          after.isEmpty() || (version.atLeast(257) && isName(after))
              ? Check.good()
              : ignored(after, "is not a new name for a credential");
    };
  }

  private static boolean isBase64(String text) {
    try {
      return Base64.getDecoder().decode(text.replace(" ", "")).length > 0
          && text.replace(" ", "").length() % 4 == 0;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** credential_name_valid(): a file name that can also name a descriptor. */
  private static boolean isName(String name) {
    boolean good =
        !name.isEmpty() && name.length() <= LONGEST && !name.equals(".") && !name.equals("..");
    for (int at = 0; at < name.length(); at++) {
      char c = name.charAt(at);
      good &= c >= ' ' && c < 0x7f && c != ':' && c != '/';
    }
    return good;
  }

  private static Check ignored(String word, String reason) {
    return Check.bad(Check.Consequence.LINE_IGNORED, word, reason, List.of());
  }
}

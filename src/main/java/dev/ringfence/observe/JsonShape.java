package dev.ringfence.observe;

/**
 * Looks over untrusted JSON before the parser does: how deep it nests and where it ends. The parser
 * recurses and reads on past the end, so neither may be left to it.
 */
final class JsonShape {
  private JsonShape() {}

  /**
   * Checks that the text is one JSON object, nested no deeper than {@code deepest}, and nothing
   * after it.
   *
   * @throws ProfileException with the line where it is not
   */
  static void check(byte[] json, int deepest) throws ProfileException {
    int depth = 0;
    boolean began = false;
    int line = 1;
    for (int at = 0; at < json.length; at++) {
      switch (json[at]) {
        case '\n' -> line++;
        case ' ', '\t', '\r' -> {
          // nothing to see
        }
        case '"' -> at = endOfString(json, at, line, depth > 0);
        case '{', '[' -> {
          if (depth == 0 && (began || json[at] != '{')) {
            throw notOneObject(line);
          }
          began = true;
          if (++depth > deepest) {
            throw new ProfileException(
                "line "
                    + line
                    + " nests deeper than "
                    + deepest
                    + " levels, which no profile does");
          }
        }
        case '}', ']' -> {
          if (--depth < 0) {
            throw notOneObject(line);
          }
        }
        default -> {
          if (depth == 0) {
            throw notOneObject(line);
          }
        }
      }
    }
    if (!began) {
      throw new ProfileException("it is empty");
    }
    if (depth > 0) {
      throw new ProfileException("it ends in the middle, at line " + line);
    }
  }

  private static int endOfString(byte[] json, int start, int line, boolean inside)
      throws ProfileException {
    if (!inside) {
      throw notOneObject(line);
    }
    for (int at = start + 1; at < json.length; at++) {
      if (json[at] == '\\') {
        at++;
      } else if (json[at] == '"') {
        return at;
      } else if (json[at] == '\n') {
        break;
      }
    }
    throw new ProfileException("line " + line + " begins a text that does not end");
  }

  private static ProfileException notOneObject(int line) {
    return new ProfileException("line " + line + " is not part of one JSON object");
  }
}

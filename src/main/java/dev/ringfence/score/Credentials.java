package dev.ringfence.score;

import dev.ringfence.unit.WordReader;
import dev.ringfence.unit.Words;
import java.util.Base64;
import java.util.Optional;

/**
 * LoadCredential=, SetCredential= and their encrypted forms: the score only asks whether any is
 * encrypted, because those make systemd let the service at the TPM.
 */
final class Credentials {
  private Credentials() {}

  /** Takes one line (config_parse_load_credential() and config_parse_set_credential()). */
  static void assign(ServiceState state, String key, String value) {
    if (!state.version.atLeast(key.endsWith("Encrypted") ? 250 : 247)) {
      return;
    }
    String kind = key.startsWith("Load") ? "load:" : "set:";
    if (value.isEmpty()) {
      state.plainCredentials.removeIf(name -> name.startsWith(kind));
      state.encryptedCredentials.removeIf(name -> name.startsWith(kind));
      return;
    }
    WordReader reader = new WordReader(value);
    if (!(reader.next(":", Words.Rule.EMPTY_WORDS) instanceof WordReader.Next.Word(String word))) {
      return;
    }
    Optional<String> name = UnitPaths.expanded(state.specifiers, word).filter(Credentials::isName);
    if (name.isEmpty() || !isGood(state, key, reader.rest())) {
      return;
    }
    boolean encrypted = key.endsWith("Encrypted");
    (encrypted ? state.plainCredentials : state.encryptedCredentials).remove(kind + name.get());
    (encrypted ? state.encryptedCredentials : state.plainCredentials).add(kind + name.get());
  }

  private static boolean isGood(ServiceState state, String key, String content) {
    return switch (key) {
      case "SetCredential" -> !content.isEmpty();
      case "SetCredentialEncrypted" -> !content.isEmpty() && isBase64(content);
      default ->
          content.isEmpty()
              || UnitPaths.expanded(state.specifiers, content)
                  .filter(source ->
                      source.startsWith("/") ? UnitPaths.of(source).isPresent() : isName(source))
                  .isPresent();
    };
  }

  /** credential_name_valid() of src/shared/creds-util.c. */
  private static boolean isName(String name) {
    if (!UnitPaths.isFileName(name) || name.indexOf(':') >= 0) {
      return false;
    }
    for (int at = 0; at < name.length(); at++) {
      if (name.charAt(at) < ' ' || name.charAt(at) == 0x7f) {
        return false;
      }
    }
    return true;
  }

  private static boolean isBase64(String text) {
    try {
      Base64.getMimeDecoder().decode(text);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}

package dev.ringfence.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Commands of the user's own run in the user's own locale. */
class UserLocaleTest {
  private static Map<String, String> restored(Map<String, String> environment) {
    Map<String, String> changed = new HashMap<>(environment);
    UserLocale.restore(changed);
    return changed;
  }

  @Test
  void whatTheLauncherKeptComesBack() {
    assertThat(
            restored(Map.of("LC_ALL", "C.UTF-8", "RINGFENCE_LC_ALL", "de_DE.UTF-8", "LANG", "C")))
        .isEqualTo(Map.of("LC_ALL", "de_DE.UTF-8", "LANG", "C"));
    assertThat(restored(Map.of("LC_ALL", "C.UTF-8", "RINGFENCE_LC_ALL", "", "LANG", "C")))
        .isEqualTo(Map.of("LANG", "C"));
  }

  @Test
  void withoutTheLauncherNothingChanges() {
    assertThat(restored(Map.of("LC_ALL", "C"))).isEqualTo(Map.of("LC_ALL", "C"));
  }
}

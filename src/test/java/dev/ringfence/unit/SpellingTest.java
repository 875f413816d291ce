package dev.ringfence.unit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpellingTest {
  @Test
  void theNearestWordIsMeant() {
    assertThat(Spelling.closest("ProtectHoem", List.of("ProtectClock", "ProtectHome")))
        .contains("ProtectHome");
    assertThat(Spelling.closest("xyz", List.of("ProtectClock", "ProtectHome"))).isEmpty();
  }

  @Test
  void ofWordsEquallyNearItIsTheSameWhateverTheirOrder() {
    assertThat(Spelling.closest("getuix", List.of("getuid", "getuiz"))).contains("getuid");
    assertThat(Spelling.closest("getuix", List.of("getuiz", "getuid"))).contains("getuid");
  }
}

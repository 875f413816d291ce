package dev.ringfence.observe;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Guided fuzzing of the reader of profiles. {@code ./mvnw verify} runs it from a fixed seed with
 * JAZZER_FUZZ=1; without that it reads its inputs only.
 */
class ProfileReaderFuzzIT {
  static Stream<Arguments> seeds() {
    RandomProfiles random = new RandomProfiles(21);
    return Stream.generate(() -> Arguments.of((Object) ProfileFile.bytes(random.profile(4))))
        .limit(10);
  }

  @MethodSource("seeds")
  @FuzzTest(maxExecutions = 100_000, maxDuration = "10m")
  void anyBytesAreAProfileOrOneLine(byte[] bytes) {
    try {
      Profile profile = ProfileReader.read(bytes);
      assertThat(new String(ProfileFile.bytes(profile), StandardCharsets.UTF_8)).isNotEmpty();
    } catch (ProfileException e) {
      assertThat(e).message().doesNotContain("\n");
    }
  }
}

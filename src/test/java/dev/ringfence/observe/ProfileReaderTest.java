package dev.ringfence.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A profile may come from anywhere: whatever it holds, the answer is a profile or one line. */
class ProfileReaderTest {
  private static final String FACT =
      """
      {"kind":"syscall","abi":"x86-64","name":"openat","stage":"ExecStart","process":"a",\
      "outcome":"ok","first":"2026-01-01T00:00:00Z","last":"2026-01-01T00:00:00Z","count":1}\
      """;

  private static String profile(String... facts) {
    return "{\"schema\":1,\"unit\":\"a.service\",\"facts\":[" + String.join(",", facts) + "]}";
  }

  private static Profile read(String text) throws ProfileException {
    return ProfileReader.read(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void theRecordedExampleReads() throws ProfileException {
    assertThat(read(profile(FACT)).facts()).hasSize(1);
  }

  @Test
  void aLaterSchemaIsRefusedInWordsWhateverElseItHolds() {
    for (String text :
        List.of(
            "{\"schema\":2}",
            "{\"facts\":{\"new\":[1,2]},\"unit\":7,\"schema\":2}",
            "{\"schema\":99,\"facts\":[{\"kind\":\"telepathy\"}]}")) {
      assertThatThrownBy(() -> read(text))
          .isInstanceOf(ProfileException.class)
          .hasMessageContaining("this ringfence reads up to 1")
          .hasMessageContaining("use the version that wrote it, or a later one");
    }
  }

  @Test
  void unknownFieldsArePassedOver() throws ProfileException {
    assertThat(
            read("{\"later\":{\"a\":[1,{\"b\":null}]},\"schema\":1,\"facts\":["
                    + FACT.replace("\"count\"", "\"pid\":[1,2],\"note\":{\"x\":1},\"count\"")
                    + "]}")
                .facts())
        .isEqualTo(read(profile(FACT)).facts());
  }

  @Test
  void anUnknownKindIsRefusedBecauseAPlanWithoutItCouldBeTooStrict() {
    assertThatThrownBy(() -> read(profile(FACT, FACT.replace("syscall", "telepathy"))))
        .hasMessage("it is no profile: fact 2: there is no kind of fact \"telepathy\" in schema 1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0001',
      value = {
        "|empty",
        "[]|not part of one JSON object",
        "nonsense|not part of one JSON object",
        "{\"schema\":1} {}|not part of one JSON object",
        "{\"schema\":1|ends in the middle",
        "{\"schema\":\"one\"}|no profile",
        "{\"unit\":\"a\"}|it has no \"schema\"",
        "{\"schema\":0}|there is no schema 0",
        "{\"schema\":1,\"facts\":{}}|no profile",
        "{\"schema\":1,\"facts\":[7]}|no profile",
        "{\"schema\":1,\"unit\":\"|a text that does not end",
        "{\"schema\":1,\"facts\":[{\"kind\":\"syscall\"}]}|fact 1: \"stage\" is \"\"",
      })
  void whatIsNoProfileIsSaidInOneLine(String text, String words) {
    assertThatThrownBy(() -> read(text == null ? "" : text))
        .isInstanceOf(ProfileException.class)
        .hasMessageContaining(words)
        .message()
        .doesNotContain("\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"count\":1 | \"count\":0 | at least once",
        "\"count\":1 | \"count\":1.5 | no profile",
        "\"count\":1 | \"count\":99999999999999999999 | no profile",
        "\"count\":1 | \"count\":\"1\" | \"count\" is not a whole number",
        "\"count\":1 | \"count\":1,\"count\":2 | \"count\" is there twice",
        "\"process\":\"a\" | \"process\":\"\" | process is empty",
        "\"process\":\"a\" | \"process\":\"\\u0000\" | NUL",
        "ExecStart | ExecBegin | \"stage\" is \"ExecBegin\", not one of",
        "x86-64 | vax | \"abi\" is \"vax\"",
        "\"last\":\"2026 | \"last\":\"2025 | before the first",
        "\"last\":\"2026 | \"last\":\"yester | no profile",
        "\"stage\" | \"index\":10000,\"stage\" | \"index\" is 10000",
        "\"stage\" | \"index\":-1,\"stage\" | \"index\" is -1",
      })
  void aFactThatCannotBeIsSaidWithItsNumber(String good, String bad, String words) {
    assertThat(FACT).contains(good);
    assertThatThrownBy(() -> read(profile(FACT.replace(good, bad))))
        .isInstanceOf(ProfileException.class)
        .hasMessageContaining(words);
  }

  @Test
  void deepNestingIsRefusedBeforeAnythingRecurses() {
    assertThatThrownBy(() -> read("{\"a\":" + "[".repeat(1_000_000)))
        .hasMessageContaining("nests deeper than 8 levels");
  }

  @Test
  void aNameWithoutEndIsRefused() {
    assertThatThrownBy(() -> read(profile(FACT.replace("openat", "x".repeat(20_000)))))
        .isInstanceOf(ProfileException.class)
        .hasMessageContaining("16384");
  }

  @Test
  void moreFactsThanAProfileMayHaveAreRefused() {
    StringBuilder facts = new StringBuilder(FACT);
    for (int count = 0; count < Profile.MAX_FACTS; count++) {
      facts.append(",{}");
    }
    // The bound is on what is read, so the second, broken fact is what is named here.
    assertThatThrownBy(() -> read(profile(facts.toString()))).hasMessageContaining("fact 2");
  }

  @Test
  void theFileIsNamed(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("x.json"), "{");
    assertThatThrownBy(() -> ProfileFile.read(file))
        .hasMessage(file + ": it ends in the middle, at line 1");
  }

  /** Bytes are turned, cut, doubled and dropped; 4,000 seeded files a run. */
  @Test
  void noMutatedFileDoesAnythingButReadOrFailInOneLine() {
    Random random = new Random(11);
    RandomProfiles profiles = new RandomProfiles(12);
    int refused = 0;
    for (int round = 0; round < 4_000; round++) {
      byte[] bytes = mutated(ProfileFile.bytes(profiles.profile(3)), random);
      try {
        Profile profile = ProfileReader.read(bytes);
        assertThat(ProfileReader.read(ProfileFile.bytes(profile))).isEqualTo(profile);
      } catch (ProfileException e) {
        refused++;
        assertThat(e).message().doesNotContainPattern("\\p{Cntrl}");
      }
    }
    assertThat(refused).isBetween(1_000, 3_999);
  }

  private static byte[] mutated(byte[] bytes, Random random) {
    byte[] changed = bytes.clone();
    for (int times = 1 + random.nextInt(3); times > 0; times--) {
      int at = random.nextInt(changed.length);
      switch (random.nextInt(4)) {
        case 0 -> changed[at] = (byte) random.nextInt(256);
        case 1 -> changed[at] = (byte) "{}[]\",:\\0".charAt(random.nextInt(9));
        case 2 -> changed = java.util.Arrays.copyOf(changed, at + 1);
        default ->
            System.arraycopy(
                changed.clone(), at, changed, at / 2, Math.min(20, changed.length - at));
      }
    }
    return changed;
  }
}

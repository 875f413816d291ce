package dev.ringfence.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A merge is a union: order, grouping and repetition leave no trace in the file. */
class ProfileMergeTest {
  private static final int ROUNDS = 200;

  private static String text(Profile profile) {
    return new String(ProfileFile.bytes(profile), StandardCharsets.UTF_8);
  }

  @Test
  void itIsCommutativeAssociativeAndIdempotentToTheLastByte() {
    RandomProfiles random = new RandomProfiles(4);
    for (int round = 0; round < ROUNDS; round++) {
      Profile a = random.profile(60);
      Profile b = random.profile(60);
      Profile c = random.profile(60);
      assertThat(text(a.merge(b))).as("commutative %d", round).isEqualTo(text(b.merge(a)));
      assertThat(text(a.merge(b).merge(c)))
          .as("associative %d", round)
          .isEqualTo(text(a.merge(b.merge(c))));
      assertThat(text(a.merge(a))).as("idempotent %d", round).isEqualTo(text(a));
      assertThat(text(a.merge(b).merge(b))).isEqualTo(text(a.merge(b)));
    }
  }

  @Test
  void theOrderOfManyFilesDoesNotMatter() {
    RandomProfiles random = new RandomProfiles(5);
    List<Profile> profiles = new ArrayList<>();
    for (int count = 0; count < 12; count++) {
      profiles.add(random.profile(40));
    }
    String merged = text(Profile.merge(profiles));
    for (int seed = 0; seed < 20; seed++) {
      Collections.shuffle(profiles, new Random(seed));
      assertThat(text(Profile.merge(profiles))).isEqualTo(merged);
    }
  }

  @Test
  void nothingIsLostAndNothingComesInBesides() {
    RandomProfiles random = new RandomProfiles(6);
    for (int round = 0; round < ROUNDS; round++) {
      Profile a = random.profile(60);
      Profile b = random.profile(60);
      Profile both = a.merge(b);
      assertThat(a.without(both)).isEmpty();
      assertThat(b.without(both)).isEmpty();
      assertThat(both.without(a).stream().filter(fact -> !b.facts().contains(fact)))
          .as("facts of neither, round %d", round)
          .allMatch(fact -> !b.without(a).isEmpty());
      assertThat(both.facts()).hasSize(a.facts().size() + b.without(a).size());
    }
  }

  @Test
  void oneFactSeenTwiceKeepsTheEarlierTheLaterAndTheLargerCount() {
    Seen morning = seen("2026-01-01T08:00:00Z", "2026-01-01T09:00:00Z", 5);
    Seen evening = seen("2026-01-01T20:00:00Z", "2026-01-01T21:00:00Z", 3);
    Profile merged = profileOf(morning).merge(profileOf(evening));
    assertThat(merged.facts())
        .containsExactly(
            new Fact.Syscall(
                seen("2026-01-01T08:00:00Z", "2026-01-01T21:00:00Z", 5), Abi.X86_64, "openat"));
  }

  @Test
  void profilesOfTwoUnitsDoNotMerge() {
    Profile nginx = new Profile("nginx.service", Coverage.NONE, List.of());
    Profile redis = new Profile("redis.service", Coverage.NONE, List.of());
    assertThatThrownBy(() -> nginx.merge(redis))
        .hasMessage("profiles of two units do not merge: nginx.service and redis.service");
  }

  private static Seen seen(String first, String last, long count) {
    return new Seen(
        Stage.MAIN, "nginx", new Outcome.Ok(), Instant.parse(first), Instant.parse(last), count);
  }

  private static Profile profileOf(Seen seen) {
    return new Profile(
        "nginx.service", Coverage.NONE, List.of(new Fact.Syscall(seen, Abi.X86_64, "openat")));
  }
}

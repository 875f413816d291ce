package dev.ringfence.observe;

import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Seeded profiles of every kind of fact. The texts are few, so that facts meet again and again, and
 * nasty, so that whatever writes them has something to escape.
 */
public final class RandomProfiles {
  private static final List<String> TEXTS =
      List.of("a", "/b c", "\"\\", "é\u0001\n", "{}", "𝄞", "a:b", "\u007f\u2028", "PATH", "0");
  private static final Instant EPOCH = Instant.parse("2026-03-01T10:00:00Z");

  private final Random random;

  public RandomProfiles(long seed) {
    random = new Random(seed);
  }

  /** A profile with at most {@code most} facts. */
  public Profile profile(int most) {
    List<Fact> facts = new ArrayList<>();
    for (int count = random.nextInt(most + 1); count > 0; count--) {
      facts.add(fact());
    }
    List<Observation> observations = new ArrayList<>();
    for (int count = random.nextInt(4); count > 0; count--) {
      observations.add(observation());
    }
    return new Profile(random.nextBoolean() ? "a.service" : "", new Coverage(observations), facts);
  }

  /** Any fact. */
  public Fact fact() {
    Class<?>[] kinds = Fact.class.getPermittedSubclasses();
    return fact(kinds[random.nextInt(kinds.length)]);
  }

  /** A fact of one kind. */
  Fact fact(Class<?> kind) {
    RecordComponent[] components = kind.getRecordComponents();
    Object[] values = Arrays.stream(components).map(this::value).toArray();
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      return (Fact) kind.getDeclaredConstructor(types).newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(String.valueOf(e.getMessage()), e);
    }
  }

  private Object value(RecordComponent component) {
    Class<?> type = component.getType();
    if (type == Seen.class) {
      return seen();
    } else if (type == String.class) {
      return text();
    } else if (type == int.class) {
      return random.nextInt(3) * 32_767;
    } else if (type == long.class) {
      return random.nextInt(4) - 1L;
    } else if (type == boolean.class) {
      return random.nextBoolean();
    } else if (type == List.class) {
      return texts();
    } else if (type.isEnum()) {
      return any(type.getEnumConstants());
    }
    throw new AssertionError(component);
  }

  private Seen seen() {
    Instant first = time();
    return new Seen(
        stage(), text(), outcome(), first, first.plusMillis(random.nextInt(5000)), count());
  }

  private Outcome outcome() {
    return switch (random.nextInt(3)) {
      case 0 -> new Outcome.Ok();
      case 1 -> new Outcome.Failed("ENOENT");
      default -> new Outcome.DeniedBySeccomp("EPERM");
    };
  }

  private Observation observation() {
    Instant from = time();
    return new Observation(
        "run-" + random.nextInt(3),
        from,
        from.plusMillis(random.nextInt(9000)),
        random.nextBoolean(),
        any(Observation.Result.values()),
        List.of(new Coverage.ExecLine(stage(), text(), random.nextInt(2))),
        count(),
        count(),
        count(),
        count(),
        count(),
        List.of(new Observation.BlindSpot(text(), text(), text())),
        new Observation.Host(text(), text(), any(Abi.values())),
        map(),
        map());
  }

  private Stage stage() {
    return new Stage(any(Stage.Kind.values()), random.nextInt(2));
  }

  private SortedMap<String, String> map() {
    SortedMap<String, String> map = new TreeMap<>();
    texts().forEach(key -> map.put(key, text()));
    return map;
  }

  private List<String> texts() {
    List<String> texts = new ArrayList<>();
    for (int count = random.nextInt(3); count > 0; count--) {
      texts.add(text());
    }
    return texts;
  }

  private String text() {
    return TEXTS.get(random.nextInt(TEXTS.size()));
  }

  private <T> T any(T[] values) {
    return Arrays.asList(values).get(random.nextInt(values.length));
  }

  private Instant time() {
    return EPOCH.plusMillis(random.nextInt(100_000));
  }

  private long count() {
    return 1L + random.nextInt(3);
  }
}

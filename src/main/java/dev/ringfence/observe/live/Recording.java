package dev.ringfence.observe.live;

import dev.ringfence.observe.Coverage;
import dev.ringfence.observe.Fact;
import dev.ringfence.observe.FileAccess;
import dev.ringfence.observe.Observation;
import dev.ringfence.observe.Observation.Host;
import dev.ringfence.observe.Observation.Result;
import dev.ringfence.observe.Profile;
import dev.ringfence.observe.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/** What an observer sees, as a profile: now, and again later. */
public final class Recording {
  private static final int MOST_CONFIGURATION = 512;
  private static final long LARGEST_CONFIGURATION = 1 << 20;

  private final Observer observer;
  private final String unit;
  private final boolean fromStart;
  private final String id = UUID.randomUUID().toString();

  /**
   * Begins one.
   *
   * @param unit its name; empty for a command
   * @param fromStart the start is seen
   */
  public Recording(Observer observer, String unit, boolean fromStart) {
    this.observer = observer;
    this.unit = unit;
    this.fromStart = fromStart;
  }

  /** The profile so far; one of the same recording replaces an earlier one when they merge. */
  public Profile profile(Result result) throws IOException {
    List<Fact> facts = observer.facts();
    Progress progress = observer.progress();
    long starts = observer.runsOf(Stage.Kind.EXEC_START);
    Observation observation =
        new Observation(
            id,
            progress.from(),
            progress.now(),
            fromStart,
            result,
            progress.lines(),
            observer.runsOf(Stage.Kind.EXEC_RELOAD) + observer.life().reloads(),
            Math.max(0, starts - (fromStart ? 1 : 0)),
            observer.life().stops(),
            Runtime.getRuntime().availableProcessors(),
            progress.drops(),
            observer.blindSpots(),
            new Host(
                System.getProperty("os.version"),
                HostPackages.systemdVersion(),
                observer.machine().abi()),
            HostPackages.owning(programs(facts)),
            configuration(facts));
    return new Profile(unit, new Coverage(List.of(observation)), facts);
  }

  private static List<String> programs(List<Fact> facts) {
    return facts.stream()
        .filter(Fact.Child.class::isInstance)
        .map(fact -> ((Fact.Child) fact).program())
        .distinct()
        .limit(64)
        .toList();
  }

  /** Hashes of what was read below /etc: the profile holds for this configuration. */
  private static SortedMap<String, String> configuration(List<Fact> facts) {
    SortedMap<String, String> hashes = new TreeMap<>();
    for (Fact fact : facts) {
      if (fact instanceof Fact.File file
          && file.access() == FileAccess.READ
          && file.seen().outcome().succeeded()
          && file.path().startsWith("/etc/")
          && !file.whole()
          && !hashes.containsKey(file.path())
          && hashes.size() < MOST_CONFIGURATION) {
        String hash = hash(file.path());
        if (!hash.isEmpty()) {
          hashes.put(file.path(), hash);
        }
      }
    }
    return hashes;
  }

  private static String hash(String path) {
    try {
      Path file = Path.of(path);
      if (!Files.isRegularFile(file) || Files.size(file) > LARGEST_CONFIGURATION) {
        return "";
      }
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
      return HexFormat.of().formatHex(digest);
    } catch (IOException | RuntimeException e) {
      return ""; // of another root, or gone
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}

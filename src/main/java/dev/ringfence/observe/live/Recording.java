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
  private final Path root;
  private final String id = UUID.randomUUID().toString();

  /** Begins one of this host; see {@link #Recording(Observer, String, boolean, Path)}. */
  public Recording(Observer observer, String unit, boolean fromStart) {
    this(observer, unit, fromStart, Path.of("/"));
  }

  /**
   * Begins one.
   *
   * @param unit its name; empty for a command
   * @param fromStart the start is seen
   * @param root where the service's packages and configuration lie
   */
  public Recording(Observer observer, String unit, boolean fromStart, Path root) {
    this.observer = observer;
    this.unit = unit;
    this.fromStart = fromStart;
    this.root = root;
  }

  /** The profile so far; one of the same recording replaces an earlier one when they merge. */
  public Profile profile(Result result) throws IOException {
    List<Fact> facts = observer.facts();
    Progress progress = observer.progress();
    Packages packages = new Packages(root);
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
                packages.systemdVersion(),
                observer.machine().abi()),
            packages.owning(programs(facts)),
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
  private SortedMap<String, String> configuration(List<Fact> facts) {
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

  private String hash(String path) {
    try {
      Path file = root.resolve(path.substring(1));
      if (!Files.isRegularFile(file) || Files.size(file) > LARGEST_CONFIGURATION) {
        return "";
      }
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
      return HexFormat.of().formatHex(digest);
    } catch (IOException | RuntimeException e) {
      return ""; // gone
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}

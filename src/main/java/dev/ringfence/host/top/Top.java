package dev.ringfence.host.top;

import dev.ringfence.host.LiveSystemd;
import dev.ringfence.linux.ControlGroup;
import dev.ringfence.linux.ListeningSocket;
import dev.ringfence.score.Score;
import dev.ringfence.score.Scorer;
import dev.ringfence.score.Scoring;
import dev.ringfence.unit.Loading;
import dev.ringfence.unit.Root;
import dev.ringfence.unit.Unit;
import dev.ringfence.unit.UnitLoader;
import dev.ringfence.unit.UnitName;
import dev.ringfence.unit.UnitPath;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Looks at the running services of this machine again and again. What they use, their systemd
 * counts, on whichever version of control groups; how exposed they are is found once.
 */
public final class Top {
  private final Scorer scorer;
  private final Optional<ControlGroup> root;
  private final UnitLoader loader = new UnitLoader(UnitPath.system(Root.HOST));
  private final Map<String, Optional<Long>> exposures = new HashMap<>();
  private Map<String, Usage> before = Map.of();
  private long then;

  /** Scores units by {@code scorer}; nothing is looked at yet. */
  public Top(Scorer scorer) throws IOException {
    this.scorer = scorer;
    this.root = ControlGroup.root();
  }

  /** Whether this machine has a systemd that could be asked. */
  public static boolean isPossible() {
    return LiveSystemd.isThere();
  }

  /** Looks for the first time, or remembers what there is for the rates of the next look. */
  public void look() throws IOException, InterruptedException {
    before = usages();
    then = System.nanoTime();
  }

  /** Looks again, and tells what was used since the last look. */
  public Overview overview(Order order) throws IOException, InterruptedException {
    Map<String, Usage> earlier = before;
    long since = then;
    look();
    double seconds = (then - since) / 1e9;
    List<Row> rows = new ArrayList<>();
    for (Usage usage : before.values()) {
      Optional<Long> exposure = exposures.computeIfAbsent(usage.unit(), this::exposure);
      if (exposure.isPresent()) {
        rows.add(row(usage, exposure.get(), earlier, seconds));
      }
    }
    rows.sort(order.comparator());
    return new Overview(seconds, rows);
  }

  private Row row(Usage usage, long exposure, Map<String, Usage> earlier, double seconds) {
    Map<Resource, Count> lately = new EnumMap<>(Resource.class);
    for (Resource resource : List.of(Resource.CPU, Resource.IO, Resource.IP)) {
      Count now = usage.counts().getOrDefault(resource, new Count.Off());
      // Of one that has started since, all that it used was used since.
      Count used =
          earlier.containsKey(usage.unit())
              ? now.since(earlier.get(usage.unit()).counts().getOrDefault(resource, now))
              : now;
      lately.put(
          resource,
          used instanceof Count.Of(long value) ? new Count.Of(Math.round(value / seconds)) : used);
    }
    List<ListeningSocket> sockets = root.map(usage::listens).orElse(List.of());
    Count traffic = usage.counts().getOrDefault(Resource.IP, new Count.Off());
    return new Row(
        usage.unit(),
        exposure,
        Reach.of(sockets, traffic),
        sockets.stream().map(ListeningSocket::name).toList(),
        usage.counts(),
        lately);
  }

  /** Empty for a unit that is in no file, or has none that can be scored. */
  private Optional<Long> exposure(String unit) {
    return UnitName.parse(unit)
        .flatMap(name ->
            loader.load(name) instanceof Loading.Loaded(Unit loaded)
                    && scorer.score(loaded) instanceof Scoring.Scored(Score score)
                ? Optional.of(score.exposure())
                : Optional.empty());
  }

  private static Map<String, Usage> usages() throws IOException, InterruptedException {
    Map<String, Usage> usages = new HashMap<>();
    List<String> asked = List.of("--property=" + Usage.PROPERTIES, "*.service");
    for (Map<String, String> properties : LiveSystemd.show(asked)) {
      if (!properties.getOrDefault("ControlGroup", "").isEmpty()) {
        Usage usage = Usage.of(properties);
        usages.put(usage.unit(), usage);
      }
    }
    return usages;
  }
}

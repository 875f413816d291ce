package dev.ringfence.deploy;

import dev.ringfence.linux.ControlGroup;
import dev.ringfence.observe.Fact;
import dev.ringfence.observe.FactText;
import dev.ringfence.observe.Outcome;
import dev.ringfence.observe.live.ExecLines;
import dev.ringfence.observe.live.Observer;
import dev.ringfence.trial.hardening.Denials;
import dev.ringfence.unit.Unit;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Looks out with the observer, on the systemd of this host. */
public final class RefusalLookout implements Lookout {
  private static final int MOST_SHOWN = 5;

  private final Observer observer;
  private final Optional<Denials> baseline;
  private final Set<Fact> before = new HashSet<>();

  private RefusalLookout(Observer observer, Optional<Denials> baseline) {
    this.observer = observer;
    this.baseline = baseline;
  }

  /**
   * Begins to look.
   *
   * @param baseline what the service did unhardened; without it only what nothing but a sandbox
   *     does counts: a call that a filter refused, a write to what was made read-only
   * @throws dev.ringfence.observe.live.CannotObserveException when this machine cannot
   */
  public static RefusalLookout of(Unit unit, Optional<List<Fact>> baseline)
      throws IOException, InterruptedException {
    String name = unit.name().toString();
    String slice = Systemctl.show(name, List.of("Slice")).getOrDefault("Slice", "");
    ControlGroup root = Observer.controlGroups();
    Observer observer = Observer.start(ExecLines.of(unit));
    try {
      observer.expect(root, slice, name);
      RefusalLookout lookout = new RefusalLookout(observer, baseline.map(Denials::new));
      observer.poll(0);
      observer.facts().forEach(fact -> lookout.before.add(Denials.identity(fact)));
      return lookout;
    } catch (IOException | RuntimeException e) {
      observer.close();
      throw e;
    }
  }

  @Override
  public List<String> look(int milliseconds) throws IOException {
    observer.poll(milliseconds);
    Denials denials = baseline.orElseGet(() -> new Denials(List.of()));
    return denials.newIn(observer.facts()).stream()
        .filter(fact -> baseline.isPresent() || isUnmistakable(fact))
        .filter(fact -> !before.contains(Denials.identity(fact)))
        .map(FactText::sentence)
        .limit(MOST_SHOWN)
        .toList();
  }

  private static boolean isUnmistakable(Fact fact) {
    return switch (fact.seen().outcome()) {
      case Outcome.DeniedBySeccomp _ -> true;
      case Outcome.Failed(String errno) -> errno.equals("EROFS");
      case Outcome.Ok() -> false;
    };
  }

  @Override
  public void close() throws IOException {
    observer.close();
  }
}

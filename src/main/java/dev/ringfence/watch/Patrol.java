package dev.ringfence.watch;

import dev.ringfence.deploy.Systemctl;
import dev.ringfence.linux.ControlGroup;
import dev.ringfence.observe.Observation.BlindSpot;
import dev.ringfence.observe.live.ExecLines;
import dev.ringfence.observe.live.Observer;
import dev.ringfence.unit.Unit;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * Looks out for the denials of one service of this host's systemd, from now on and through all of
 * its restarts. Keeps nothing but denials, so that it does not grow while there are none. Used by
 * one thread.
 */
public final class Patrol implements Closeable {
  private final Observer observer;
  private final Ledger ledger;
  private final boolean running;

  private Patrol(Observer observer, Ledger ledger, boolean running) {
    this.observer = observer;
    this.ledger = ledger;
    this.running = running;
  }

  /**
   * Begins.
   *
   * @throws dev.ringfence.observe.live.CannotObserveException when this machine cannot
   */
  public static Patrol of(Unit unit, Judge judge, Pricing pricing)
      throws IOException, InterruptedException {
    String name = unit.name().toString();
    Map<String, String> state = Systemctl.show(name, List.of("Slice", "ControlGroup"));
    String group = state.getOrDefault("ControlGroup", "");
    ControlGroup root = Observer.controlGroups();
    Observer observer = Observer.start(ExecLines.of(unit), judge::isDenied);
    try {
      observer.expect(root, state.getOrDefault("Slice", ""), name);
      if (!group.isEmpty()) {
        observer.takeRunning(root.below(group));
      }
      return new Patrol(observer, new Ledger(judge, pricing), !group.isEmpty());
    } catch (IOException | RuntimeException e) {
      observer.close();
      throw e;
    }
  }

  /** Whether the service ran when this began. */
  public boolean foundItRunning() {
    return running;
  }

  /** Waits a moment, and returns what was newly denied. */
  public List<Denial> look(int milliseconds) throws IOException {
    observer.poll(milliseconds);
    return ledger.take(observer.facts());
  }

  /** Everything that was denied so far, with its count by now. */
  public List<Denial> all() throws IOException {
    return ledger.all(observer.facts());
  }

  /** Events that were lost: what they told of may have been denied. */
  public long lost() throws IOException {
    return observer.progress().drops();
  }

  /** What this kernel does not show. */
  public List<BlindSpot> blindSpots() {
    return observer.blindSpots();
  }

  @Override
  public void close() throws IOException {
    observer.close();
  }
}

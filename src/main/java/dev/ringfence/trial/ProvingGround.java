package dev.ringfence.trial;

import dev.ringfence.clone.Clone;
import dev.ringfence.clone.CloneFailedException;
import dev.ringfence.clone.CloneRequest;
import dev.ringfence.linux.AuditFeed;
import dev.ringfence.unit.UnitName;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * Runs one service in a clone as often as one likes: first unhardened, then under one plan after
 * the other. Not for use by several threads at once; several clones may run side by side.
 */
public final class ProvingGround implements Closeable {
  /** The kernel hands a record over within a millisecond or two. */
  private static final Duration AUDIT_PATIENCE = Duration.ofMillis(5);

  private static final String HOLD = "ringfence-hold.target";

  private final Clone clone;
  private final String unit;
  private final Workload workload;
  private final int restarts;
  private final Patience patience;
  private final Onlooker onlooker;
  private final Progress progress;
  private final Ear ear;
  private final JournalReader journal;
  private final Life life;
  private final String type;
  private final String systemdVersion;

  /** Listens to the kernel's audit for one clone, where it can. */
  private sealed interface Ear {
    record Open(AuditFeed.Listener listener) implements Ear {}

    record Closed(String reason) implements Ear {}
  }

  /** What starts the service. */
  private sealed interface Life {
    /** Whoever names it. */
    record Own() implements Life {}

    /** Connections to its socket, each an instance. */
    record PerConnection(Connections connections) implements Life {}
  }

  private ProvingGround(
      Clone clone,
      String unit,
      Workload workload,
      int restarts,
      Patience patience,
      Onlooker onlooker,
      Progress progress,
      Ear ear)
      throws IOException {
    this.clone = clone;
    this.unit = unit;
    this.workload = workload;
    this.restarts = restarts;
    this.patience = patience;
    this.onlooker = onlooker;
    this.progress = progress;
    this.ear = ear;
    this.life =
        Connections.of(clone, UnitName.of(unit))
            .<Life>map(Life.PerConnection::new)
            .orElseGet(Life.Own::new);
    this.journal =
        switch (life) {
          case Life.Own() -> JournalReader.ofUnit(clone, unit);
          case Life.PerConnection(Connections connections) ->
              JournalReader.ofUnits(clone, connections.pattern());
        };
    clone.writeFile(CloneRequest.UNITS + "/" + HOLD, hold(unit));
    this.type = new ServiceState(clone.systemd().properties(unit)).type();
    this.systemdVersion = clone.systemd().managerProperties().text("Version");
  }

  /**
   * Makes a service ready to be tried.
   *
   * @param clone in which it is; it stays the caller's to close
   * @param unit by its whole name, such as {@code getty@tty1.service}
   * @param audit what came of listening to audit; it stays the caller's to close
   */
  public static ProvingGround of(
      Clone clone, String unit, Workload workload, Patience patience, AuditFeed.Opening audit)
      throws IOException {
    return of(clone, unit, workload, 0, patience, audit, Onlooker.NONE, Progress.NONE);
  }

  /**
   * Makes a service ready to be tried.
   *
   * @param restarts how often each run restarts the service, after which its workload is run again
   * @param onlooker watches each run
   * @param progress is told of each phase that begins
   */
  public static ProvingGround of(
      Clone clone,
      String unit,
      Workload workload,
      int restarts,
      Patience patience,
      AuditFeed.Opening audit,
      Onlooker onlooker,
      Progress progress)
      throws IOException {
    Ear ear =
        switch (audit) {
          case AuditFeed.Opening.Open(AuditFeed feed) ->
              new Ear.Open(
                  feed.listen(clone.auditStamp(), String.valueOf(clone.cgroup().getFileName())));
          case AuditFeed.Opening.Unavailable(String reason) -> new Ear.Closed(reason);
        };
    return new ProvingGround(clone, unit, workload, restarts, patience, onlooker, progress, ear);
  }

  /**
   * systemd forgets how a unit ended as soon as nothing needs it any more, at once when it ended
   * well. Each relation to a loaded unit counts as need, and this one has no effect but that. A
   * service's socket of the same name is loaded with it, as it is at boot.
   */
  private static String hold(String unit) {
    String socket = unit.substring(0, unit.lastIndexOf('.')) + ".socket";
    return "[Unit]\nDefaultDependencies=no\nAfter=" + unit + " " + socket + "\n";
  }

  /** The service's whole name; that of all its instances where each connection has its own. */
  public String unit() {
    return switch (life) {
      case Life.Own() -> unit;
      case Life.PerConnection(Connections connections) -> connections.template().toString();
    };
  }

  /** The version of the clone's systemd, as it tells it. */
  public String systemdVersion() {
    return systemdVersion;
  }

  /** Runs the service as it is. */
  public Run runUnhardened() throws IOException {
    return run("", patience, Optional.empty());
  }

  /**
   * Runs the service with a drop-in.
   *
   * @param dropIn the drop-in's text
   * @param baseline how the unhardened service ran, which says how long to wait
   */
  public Run runHardened(String dropIn, Run baseline) throws IOException {
    return run(dropIn, patience.knowing(baseline), Optional.of(baseline));
  }

  /** Runs the service with a drop-in and judges whether it works as it did without. */
  public Outcome attempt(String dropIn, Run baseline) throws IOException {
    return Judgement.of(baseline, runHardened(dropIn, baseline));
  }

  /** Starts the service as it was last run, for a user who wants to look at it. */
  public void leaveRunning() throws IOException {
    String opens =
        switch (life) {
          case Life.Own() -> unit;
          case Life.PerConnection(Connections connections) -> connections.socket();
        };
    clone.systemd().start(opens, patience.start().plus(ServiceRun.MARGIN));
  }

  private Run run(String dropIn, Patience patience, Optional<Run> baseline) throws IOException {
    RunNotes notes = new RunNotes(patience);
    hear();
    switch (life) {
      case Life.Own() -> onlooker.begin(clone, unit);
      case Life.PerConnection(Connections connections) ->
          onlooker.begin(clone, connections.slice());
    }
    try {
      install(dropIn, patience);
      switch (life) {
        case Life.Own() ->
            new ServiceRun(clone, unit, workload, restarts, patience, baseline, progress).go(notes);
        case Life.PerConnection(Connections connections) ->
            new ConnectionsRun(connections, workload, restarts, patience, baseline, progress)
                .go(notes);
      }
      notes.journal = journal.read();
      if (clone.systemd().managerProperties().text("SystemState").equals("stopping")) {
        notes.lost = "the service, or what it started, shut the clone down";
      }
    } catch (CloneFailedException e) {
      notes.lost = "the clone is gone: the service, or what it started, ended it";
    }
    notes.denied = onlooker.end();
    notes.refusals = hear();
    return notes.toRun();
  }

  private void install(String dropIn, Patience patience) throws IOException {
    TrialDropIns dropIns = new TrialDropIns(unit());
    // A Type= of the plan's own counts, and only the unit's simple is replaced.
    clone.writeFile(dropIns.early(), type.equals("simple") ? TrialDropIns.EXEC : "\n");
    clone.writeFile(dropIns.plan(), dropIn.isEmpty() ? "\n" : dropIn);
    String slice =
        switch (life) {
          case Life.Own() -> "";
          // The onlooker knows them by it, and the unit may name one that it shares.
          case Life.PerConnection(Connections connections) -> "Slice=" + connections.slice() + "\n";
        };
    clone.writeFile(dropIns.bounds(), TrialDropIns.boundsFor(patience, slice));
    clone.systemd().reload();
    clone.systemd().start(HOLD, ServiceRun.MARGIN);
  }

  private Refusals hear() {
    return switch (ear) {
      case Ear.Closed(String reason) -> new Refusals.Unheard(reason);
      case Ear.Open(AuditFeed.Listener listener) -> {
        AuditFeed.Heard heard = listener.take(AUDIT_PATIENCE);
        yield new Refusals.Heard(heard.records(), heard.lost());
      }
    };
  }

  @Override
  public void close() {
    if (ear instanceof Ear.Open(AuditFeed.Listener listener)) {
      listener.close();
    }
  }
}

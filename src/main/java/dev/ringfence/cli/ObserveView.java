package dev.ringfence.cli;

import dev.ringfence.observe.Coverage.ExecLine;
import dev.ringfence.observe.Observation.Result;
import dev.ringfence.observe.Profile;
import dev.ringfence.observe.ProfileFile;
import dev.ringfence.observe.live.Observer;
import dev.ringfence.observe.live.Progress;
import dev.ringfence.observe.live.Recording;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;

/**
 * The observation as the user sees it: a line that lives on a terminal, and the file at the end.
 */
final class ObserveView implements AutoCloseable {
  /** The condition under which an observation ends by itself. */
  @FunctionalInterface
  interface Ending {
    boolean isReached() throws IOException;
  }

  private static final Duration BETWEEN_LINES = Duration.ofMillis(500);

  /** A crash of this machine costs no more than this. */
  private static final Duration BETWEEN_SAVES = Duration.ofMinutes(2);

  private static final int POLL_MILLISECONDS = 100;

  private final Terminal terminal;
  private final Path output;
  private final Duration betweenSaves;
  private final LiveLine live;
  private long lastFacts;

  ObserveView(Terminal terminal, Path output, LiveLine live) {
    this(terminal, output, live, BETWEEN_SAVES);
  }

  /**
   * A view that saves more or less often.
   *
   * @param betweenSaves what a crash may cost
   */
  ObserveView(Terminal terminal, Path output, LiveLine live, Duration betweenSaves) {
    this.terminal = terminal;
    this.output = output;
    this.live = live;
    this.betweenSaves = betweenSaves;
  }

  /** Observes until the time is over or the ending is reached; saves now and then. */
  void until(Observer observer, Recording recording, Duration limit, Ending ending)
      throws IOException {
    long start = System.nanoTime();
    long line = start;
    long save = start;
    while (!ending.isReached() && System.nanoTime() - start < limit.toNanos()) {
      observer.poll(POLL_MILLISECONDS);
      long now = System.nanoTime();
      if (terminal.live() && now - line > BETWEEN_LINES.toNanos()) {
        show(observer.progress(), (now - line) / 1e9);
        line = now;
      }
      if (now - save > betweenSaves.toNanos()) {
        ProfileFile.write(recording.profile(Result.UNKNOWN), output);
        save = System.nanoTime();
      }
    }
    observer.poll(0);
  }

  /** Something the user should know, on a line of its own. */
  void note(String text) {
    if (terminal.live()) {
      terminal.err().print("\r\033[K");
    }
    terminal.say(text);
  }

  private void show(Progress progress, double seconds) {
    long elapsed = Duration.between(progress.from(), progress.now()).toSeconds();
    String stages =
        progress.lines().stream()
            .filter(ExecLine::seen)
            .map(one -> one.stage().toString())
            .distinct()
            .collect(Collectors.joining(", "));
    String text =
        String.format(
            "%d:%02d  %d facts, %.0f new a second; drops: %d; seen: %s",
            elapsed / 60,
            elapsed % 60,
            progress.facts(),
            (progress.facts() - lastFacts) / seconds,
            progress.drops(),
            stages.isEmpty() ? "nothing started yet" : stages);
    lastFacts = progress.facts();
    live.show(text);
  }

  /** Writes the profile and says what is in it. */
  void finish(Observer observer, Recording recording, Result result) throws IOException {
    Profile profile = recording.profile(result);
    ProfileFile.write(profile, output);
    Progress progress = observer.progress();
    close();
    terminal
        .err()
        .println(
            "ringfence: "
                + profile.facts().size()
                + " facts in "
                + Duration.between(progress.from(), progress.now()).toSeconds()
                + " s, "
                + progress.drops()
                + " drops, written to "
                + output);
    observer
        .blindSpots()
        .forEach(blind -> terminal.say("not seen: " + blind.unseen() + " (" + blind.why() + ")"));
  }

  /** The terminal is as it was. */
  @Override
  public void close() {
    live.close();
  }
}

package dev.ringfence.deploy;

import dev.ringfence.deploy.Systemctl.Said;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Watches a service after its restart under a new sandbox. */
record Watching(
    Place place,
    Vigil vigil,
    Lookout lookout,
    Consumer<String> progress,
    BooleanSupplier undecided) {
  private static final int LOOK_MILLISECONDS = 200;

  /** A check that never ends fails. */
  private static final Duration LONGEST_CHECK = Duration.ofSeconds(60);

  private static final Duration BETWEEN_CHECKS = Duration.ofSeconds(5);

  /** While it has not passed yet: the service may still be starting. */
  private static final Duration BETWEEN_FIRST_CHECKS = Duration.ofMillis(500);

  private static final List<String> PROPERTIES =
      List.of(
          "ActiveState",
          "SubState",
          "Type",
          "NRestarts",
          "Result",
          "ExecMainCode",
          "ExecMainStatus",
          "ConditionResult");

  /** The first thing that speaks against the sandbox; empty when there was none to the end. */
  Optional<String> objection() throws IOException, InterruptedException {
    progress.accept(
        "watching it for " + vigil.length().toSeconds() + " s; then it is confirmed by itself");
    long end = System.nanoTime() + vigil.length().toNanos();
    long nextCheck = System.nanoTime();
    String lastCheck = "";
    boolean passed = vigil.check().isEmpty();
    String restarts = state().getOrDefault("NRestarts", "");
    while (undecided.getAsBoolean()) {
      Optional<String> bad = bad(state(), restarts);
      if (bad.isPresent()) {
        return bad;
      }
      List<String> denied = lookout.look(LOOK_MILLISECONDS);
      if (!denied.isEmpty()) {
        return Optional.of("newly denied: " + String.join("; ", denied));
      }
      boolean last = System.nanoTime() >= end;
      if (!vigil.check().isEmpty() && (last || System.nanoTime() >= nextCheck)) {
        Said check =
            Systemctl.run(LONGEST_CHECK, List.of("/bin/sh", "-c", vigil.check().getFirst()));
        if (!check.good() && (passed || last)) {
          return Optional.of("the check failed: " + check.line());
        }
        passed |= check.good();
        lastCheck = check.line();
        nextCheck = System.nanoTime() + (passed ? BETWEEN_CHECKS : BETWEEN_FIRST_CHECKS).toNanos();
      }
      if (last) {
        return passed ? Optional.empty() : Optional.of("the check never passed: " + lastCheck);
      }
    }
    return Optional.empty();
  }

  private Map<String, String> state() throws IOException, InterruptedException {
    return Systemctl.show(place.unit().toString(), PROPERTIES);
  }

  private static Optional<String> bad(Map<String, String> state, String restarts) {
    String active = state.getOrDefault("ActiveState", "");
    if (active.equals("failed") || state.getOrDefault("SubState", "").equals("auto-restart")) {
      return Optional.of("it failed: " + Ending.words(state));
    }
    if (!state.getOrDefault("NRestarts", "").equals(restarts)) {
      return Optional.of("it ended and systemd restarted it");
    }
    if (active.equals("inactive") && state.getOrDefault("ConditionResult", "").equals("no")) {
      return Optional.of("systemd did not start it: one of its conditions is not met");
    }
    // Who does his work and ends is done.
    if (active.equals("inactive") && !state.getOrDefault("Type", "").equals("oneshot")) {
      return Optional.of("it ended by itself: " + Ending.words(state));
    }
    return Optional.empty();
  }
}

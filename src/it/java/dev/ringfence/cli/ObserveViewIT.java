package dev.ringfence.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.observe.Observation.Result;
import dev.ringfence.observe.Profile;
import dev.ringfence.observe.ProfileFile;
import dev.ringfence.observe.live.CommandRun;
import dev.ringfence.observe.live.ExecLines;
import dev.ringfence.observe.live.Observer;
import dev.ringfence.observe.live.Recording;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A long observation is saved now and then, so that a crash costs no more than that. */
class ObserveViewIT {
  @TempDir private Path folder;

  @Test
  void whatIsSeenIsSavedWhileItGoesOn() throws Exception {
    Path file = folder.resolve("profile.json");
    PrintStream nowhere =
        new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    Terminal terminal = new Terminal(nowhere, nowhere, false, false, 80);
    ObserveView view =
        new ObserveView(terminal, file, LiveLine.alone(terminal), Duration.ofMillis(50));
    List<Profile> saved = new ArrayList<>();
    try (Observer observer = Observer.start(ExecLines.single("sleep"))) {
      CommandRun.Place place = CommandRun.place();
      observer.observe(place.group());
      Recording recording = new Recording(observer, "", true);
      try (CommandRun run = place.start(List.of("sleep", "1000"))) {
        view.until(
            observer,
            recording,
            Duration.ofMinutes(1),
            () -> {
              if (Files.exists(file)) {
                saved.add(ProfileFile.read(file)); // whole, whenever one looks
              }
              return saved.size() == 5;
            });
        assertThat(run.isRunning()).isTrue();
      }
    }

    assertThat(saved).hasSize(5);
    assertThat(saved.getLast().facts()).isNotEmpty();
    assertThat(saved.getLast().coverage().observations().getFirst().result())
        .isEqualTo(Result.UNKNOWN);
    try (Stream<Path> all = Files.list(folder)) {
      assertThat(all).as("no other file beside it").containsExactly(file);
    }
    Profile merged = Profile.merge(saved);
    assertThat(merged.coverage().observations()).as("snapshots of one observation").hasSize(1);
  }
}

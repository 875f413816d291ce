package dev.ringfence.observe.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.observe.Fact;
import dev.ringfence.observe.FileAccess;
import dev.ringfence.observe.Observation.Result;
import dev.ringfence.observe.Profile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing is lost under a storm, although nobody reads for its first second. */
class NoDropIT {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"files", "directories", "forks", "threads"})
  void underAStormWithAReaderThatSleeps(String kind) throws Exception {
    String storm = TestProgram.compiled(folder, "storm");
    // Disks make and remove directories slowly; memory does not.
    Path place = Files.createTempDirectory(Path.of("/dev/shm"), "storm");
    Profile profile;
    try (Observer observer = Observer.start(ExecLines.single("storm"))) {
      CommandRun.Place group = CommandRun.place();
      observer.observe(group.group());
      try (CommandRun run = group.start(List.of(storm, kind, place.toString()))) {
        TimeUnit.SECONDS.sleep(1);
        while (run.isRunning()) {
          observer.poll(100);
        }
        observer.poll(0);
        assertThat(run.status()).isZero();
        profile = new Recording(observer, "", true).profile(Result.WORKED);
      }
    }

    Files.delete(place);
    assertThat(profile.coverage().observations().getFirst().drops()).isZero();
    assertThat(profile.facts().size()).isLessThan(5000);
    if (!kind.equals("forks")) {
      assertThat(profile.facts())
          .as("the folder stands for its files")
          .anyMatch(fact ->
              fact instanceof Fact.File file
                  && file.whole()
                  && file.path().equals(place.toString())
                  && file.access() == FileAccess.CREATE);
    }
    if (kind.equals("forks")) {
      assertThat(profile.facts())
          .anyMatch(fact ->
              fact instanceof Fact.Syscall call
                  && call.name().equals("clone")
                  && call.seen().count() >= 10_000);
    }
  }
}

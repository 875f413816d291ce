package dev.ringfence.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.deploy.Deployment.About;
import dev.ringfence.unit.Root;
import dev.ringfence.unit.UnitName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The journal of deployments tells which of its lines can be believed. */
class JournalTest {
  private static Deployment deployment(Root root) {
    Instant now = Instant.parse("2026-01-01T00:00:00Z");
    return new Deployment(
        new Place(root, UnitName.of("a.service")),
        "1",
        State.PENDING,
        new About(now, "x", "none", "none", now, false));
  }

  @Test
  void aLineThatACrashCutOffIsNamedAndTheNextOneBeginsAfterIt(@TempDir Path directory)
      throws IOException {
    Journal journal = new Journal(new Root(directory));
    Deployment deployment = deployment(new Root(directory));
    journal.add("begun", deployment, "from a\nfile");
    Files.writeString(journal.file(), "0123 cut", StandardOpenOption.APPEND);
    journal.add("confirmed", deployment, "all well");

    Journal.Contents contents = journal.read();
    assertThat(contents.damaged()).containsExactly(2);
    assertThat(contents.entries())
        .extracting(entry -> entry.event() + " " + entry.unit() + " " + entry.words())
        .containsExactly("begun a.service from a file", "confirmed a.service all well");
  }

  @Test
  void aChangedLineIsNamed(@TempDir Path directory) throws IOException {
    Journal journal = new Journal(new Root(directory));
    journal.add("begun", deployment(new Root(directory)), "honest");
    String text = Files.readString(journal.file());
    Files.writeString(journal.file(), text.replace("honest", "forged"));
    assertThat(journal.read().damaged()).containsExactly(1);
    assertThat(journal.read().entries()).isEmpty();
  }

  @Test
  void whatIsWrittenDownAboutADeploymentIsChecked() {
    About about = deployment(Root.HOST).about();
    assertThat(About.parse(about.text())).contains(about);
    assertThat(About.parse(about.text().replace("source=x", "source=y"))).isEmpty();
    assertThat(About.parse(about.text().substring(0, 30))).isEmpty();
  }
}

package dev.ringfence.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The diff of two texts turns the one into the other, as patch(1) reads it. */
class LineChangesTest {
  @Test
  void theFewestLinesChange() {
    assertThat(UnifiedDiff.between("a", "1\n2\n3\n", "b", "1\nx\n3\n"))
        .isEqualTo("--- a\n+++ b\n@@ -1,3 +1,3 @@\n 1\n-2\n+x\n 3\n");
    assertThat(UnifiedDiff.between("/dev/null", "", "b", "1\n"))
        .isEqualTo("--- /dev/null\n+++ b\n@@ -0,0 +1,1 @@\n+1\n");
    assertThat(UnifiedDiff.between("a", "1\n", "b", "1\n")).isEmpty();
  }

  @Test
  void randomTextsSurviveThePatchProgram(@TempDir Path directory) throws Exception {
    Random random = new Random(6);
    for (int round = 0; round < 60; round++) {
      String before = text(random);
      String after = text(random);
      Path file = Files.writeString(directory.resolve("f"), before);
      Path diff =
          Files.writeString(
              directory.resolve("diff"), UnifiedDiff.between("f", before, "f", after));
      if (before.equals(after)) {
        assertThat(diff).isEmptyFile();
        continue;
      }
      assertThat(patch(directory, diff)).isZero();
      assertThat(Files.exists(file) ? Files.readString(file) : "").isEqualTo(after);
    }
  }

  private static int patch(Path directory, Path diff) throws IOException, InterruptedException {
    return new ProcessBuilder(List.of("patch", "-s", "-p0", "-i", diff.toString()))
        .directory(directory.toFile())
        .inheritIO()
        .start()
        .waitFor();
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int line = random.nextInt(30); line > 0; line--) {
      text.append((char) ('a' + random.nextInt(5))).append('\n');
    }
    return text.toString();
  }
}

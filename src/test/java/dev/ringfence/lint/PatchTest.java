package dev.ringfence.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.unit.Root;
import dev.ringfence.unit.Setting;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fixes as patches: patch(1) and git apply make of the file what was meant. */
class PatchTest {
  private static final String UNIT =
      """
      [Unit]
      Description=x

      [Service]
      # Why not
      CapabilityBoundingSet=CAP_CHOWN \\
        CAP_TYPO \\
      # a comment inside
        CAP_KILL
      ProtectHome = yes
      ReadWriteDirectories=/a
      PrivateTmp=yes
      NoNewPrivileges=yes
      LockPersonality=yes
      RestrictRealtime=yes
      User=x\
      """;

  @TempDir Path scratch;

  private Setting setting(Subject subject, String key) {
    return subject.unit().settings().stream()
        .filter(each -> each.key().equals(key))
        .findFirst()
        .orElseThrow();
  }

  private String patched(List<String> command, String patch) throws Exception {
    Path directory = Files.createTempDirectory(scratch, "work");
    Files.writeString(directory.resolve("example.service"), UNIT);
    Files.writeString(directory.resolve("fix.patch"), patch);
    Process process =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectInput(directory.resolve("fix.patch").toFile())
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(said).isZero();
    return Files.readString(directory.resolve("example.service"));
  }

  private String patch(Edit... edits) {
    return new Edits(new Root(scratch.resolve("root")))
        .patch(List.of(Fix.of("", edits)), file -> "./" + file.getFileName());
  }

  private Subject subject() {
    return new Review(scratch.resolve("root")).subject(UNIT);
  }

  @Test
  void patchAndGitApplyBothMakeTheEdits() throws Exception {
    Subject subject = subject();
    String patch =
        patch(
            new Edit.ReplaceWord(
                setting(subject, "CapabilityBoundingSet"), "CAP_TYPO", "CAP_FOWNER"),
            new Edit.Reassign(setting(subject, "ProtectHome"), "tmpfs"),
            new Edit.Rename(setting(subject, "ReadWriteDirectories"), "ReadWritePaths"),
            new Edit.Remove(setting(subject, "NoNewPrivileges")),
            new Edit.AddAfter(setting(subject, "User"), "Group=x"));
    String expected =
        UNIT.replace("CAP_TYPO", "CAP_FOWNER")
                .replace("ProtectHome = yes", "ProtectHome=tmpfs")
                .replace("ReadWriteDirectories", "ReadWritePaths")
                .replace("NoNewPrivileges=yes\n", "")
            + "\nGroup=x\n";
    assertThat(patched(List.of("patch", "-p0", "--fuzz=0"), patch)).isEqualTo(expected);
    assertThat(patched(List.of("git", "apply"), patch)).isEqualTo(expected);
  }

  @Test
  void aValueOverSeveralLinesGoesWithItsCommentsInside() throws Exception {
    Subject subject = subject();
    String patch = patch(new Edit.Remove(setting(subject, "CapabilityBoundingSet")));
    assertThat(patched(List.of("patch", "-p0", "--fuzz=0"), patch))
        .doesNotContain("CAP_", "inside")
        .contains("# Why not\nProtectHome");
  }

  @Test
  void nothingToDoIsAnEmptyPatch() {
    Subject subject = subject();
    assertThat(patch(new Edit.ReplaceWord(setting(subject, "User"), "y", "z"))).isEmpty();
    assertThat(patch()).isEmpty();
  }

  @Test
  void aFileThatIsNotWhatItWasIsLeftAlone() throws IOException {
    Subject subject = subject();
    Setting user = setting(subject, "User");
    Files.writeString(onDisk(user), "[Unit]\n");
    assertThat(patch(new Edit.Remove(user))).isEmpty();
  }

  private Path onDisk(Setting setting) {
    return Path.of(scratch.resolve("root") + setting.location().file().toString());
  }

  @Test
  void anySetOfEditsMakesAPatchThatApplies() throws Exception {
    Random random = new Random(20);
    for (int round = 0; round < 12; round++) {
      Subject subject = subject();
      List<Edit> edits = new ArrayList<>();
      for (Setting setting : subject.unit().settings()) {
        switch (random.nextInt(6)) {
          case 0 -> edits.add(new Edit.Remove(setting));
          case 1 -> edits.add(new Edit.Reassign(setting, "a b"));
          case 2 -> edits.add(new Edit.AddAfter(setting, "Added=" + round));
          case 3 -> edits.add(new Edit.Rename(setting, "Renamed"));
          default -> {}
        }
      }
      String patch = patch(edits.toArray(Edit[]::new));
      if (!patch.isEmpty()) {
        assertThat(patched(List.of("patch", "-p0", "--fuzz=0"), patch))
            .isEqualTo(patched(List.of("git", "apply", "--unidiff-zero"), patch));
      }
    }
  }
}

package dev.ringfence.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.ringfence.DebianRoot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ringfence diagnose} as a user meets it, in clones. */
class DiagnoseIT {
  private static final String ROOT = DebianRoot.BOOKWORM.folder().toString();

  @TempDir private Path folder;

  private static Ringfence diagnose(String unit, String... more) {
    List<String> words = new ArrayList<>(List.of("diagnose", "--root", ROOT, unit));
    words.addAll(List.of(more));
    return Ringfence.run(words.toArray(String[]::new));
  }

  private Path unit(String settings) throws IOException {
    Path file = folder.resolve("rf-app.service");
    Files.writeString(file, "[Service]\nType=oneshot\n" + settings);
    return file;
  }

  @Test
  void theLineTheCauseAndAMendThatPatchTakes() throws Exception {
    Path unit = unit("ExecStart=/bin/sh -c 'echo x >>/var/log/rf.log'\nProtectSystem=strict\n");
    Ringfence result = diagnose(unit.toString());
    assertThat(result.code()).as(result.err()).isEqualTo(ExitCode.FINDING);
    assertThat(result.out())
        .contains("rf-app.service  /bin/sh (ExecStart=) ended with exit status ")
        .contains("because of  " + unit + ":4: ProtectSystem=strict\n")
        .contains("denied      sh openat /var/log/rf.log: EROFS\n")
        .contains("proof       with this change it works, in a clone\n");
    String diff = result.out().substring(result.out().indexOf("--- "));
    Process patch = new ProcessBuilder("patch", "-p0", "-d", "/").start();
    patch.outputWriter().append(diff).close();
    assertThat(patch.waitFor()).isZero();
    assertThat(unit).content().endsWith("ProtectSystem=strict\nReadWritePaths=/var/log\n");
    assertThat(diagnose(unit.toString()).code()).isEqualTo(ExitCode.GOOD);
  }

  @Test
  void theJsonFollowsItsSchemaWhateverComesOut() throws IOException {
    assertJson("\"blamed\"", "ExecStart=/bin/true\nUser=nobody-has-this-name\n");
    assertJson("\"works\"", "ExecStart=/bin/true\nProtectHome=yes\n");
    assertJson("\"elsewhere\"", "ExecStart=/usr/bin/nosuchprogram\nProtectHome=yes\n");
  }

  private void assertJson(String outcome, String settings) throws IOException {
    Ringfence result = diagnose(unit(settings).toString(), "--format", "json");
    assertThat(
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(Files.readString(Path.of("docs/schema/diagnosis-1.json")))
                .validate(result.out(), InputFormat.JSON))
        .isEmpty();
    assertThat(result.out()).contains(outcome);
    assertThat(result.code() == ExitCode.GOOD).isEqualTo(outcome.equals("\"works\""));
  }

  @Test
  void whatIsMissingIsNamed() throws IOException {
    Ringfence result = diagnose(unit("ExecStart=/usr/bin/nosuchprogram\n").toString());
    assertThat(result.code()).isEqualTo(ExitCode.FINDING);
    assertThat(result.out())
        .contains("203/EXEC")
        .contains("what to do  /usr/bin/nosuchprogram does not exist: install it, or correct");
  }

  @Test
  void whatIsNoServiceIsRefusedInOneLine() {
    for (String operand : List.of("no-such-service", "basic.target", "/no/such.service")) {
      Ringfence result = diagnose(operand);
      assertThat(result.code()).isEqualTo(ExitCode.BAD_INPUT);
      assertThat(result.err().lines()).hasSize(1);
      assertThat(result.err()).startsWith("ringfence: ");
    }
  }
}

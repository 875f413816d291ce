package dev.ringfence.observe.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.ringfence.observe.Fact;
import dev.ringfence.observe.FactText;
import dev.ringfence.observe.FileAccess;
import dev.ringfence.observe.Profile;
import dev.ringfence.observe.ProfileFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Small deeds, each by a process of its own name, and what has to be told of them: acts.c does
 * them, acts.txt says what is expected, with stage, outcome and count.
 */
class RecordedIT {
  @TempDir private Path folder;

  @Test
  void eachDeedIsTold() throws Exception {
    String acts = TestProgram.compiled(folder, "acts", "-Wno-unused-result");
    Process outside = new ProcessBuilder("sleep", "600").start();
    Profile profile;
    try {
      String script = "for a in $(\"$0\" list); do \"$0\" $a $1; done; rm -rf /tmp/acts.??????";
      profile =
          Watched.command(
              Duration.ofMinutes(1),
              List.of("sh", "-c", script, acts, String.valueOf(outside.pid())));
    } finally {
      outside.destroy();
    }

    Set<String> told = new TreeSet<>();
    for (Fact fact : profile.facts()) {
      told.add(line(fact).replace(acts, "ACTS"));
    }
    List<String> expected =
        Files.readAllLines(TestProgram.resource("acts.txt")).stream()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .toList();
    assertThat(told)
        .containsAll(expected)
        .anyMatch(line -> line.startsWith("kernel loaded or unloaded the kernel module "))
        .as("the number -1 was asked for, and no handler of a signal returned")
        .noneMatch(line -> line.startsWith("compat called rt_sigreturn"));
    assertThat(profile.facts())
        .filteredOn(fact -> fact instanceof Fact.Device it && it.access() == FileAccess.CREATE)
        .singleElement()
        .extracting("block", "major", "minor")
        .containsExactly(false, 300L, 70_000L);
    assertThat(told)
        .as("kinds that nothing but the deeds can be of")
        .filteredOn(line -> !line.contains(" called "))
        .filteredOn(line -> OWN.stream().anyMatch(line::contains))
        .allMatch(expected::contains);
    assertThat(profile.coverage().observations().getFirst().drops()).isZero();
    followsTheSchema(profile);
    assertThat(outside.waitFor(10, TimeUnit.SECONDS)).isTrue();
  }

  /** Parts of sentences that are exactly those of acts.txt: one more would be wrong. */
  private static final List<String> OWN =
      List.of(
          " namespace by ",
          "set-ID bit",
          "memory executable",
          "executable memory",
          " raised ",
          "scheduling",
          "personality",
          "kernel setting",
          "bound ",
          "talked to",
          "was reached",
          "listened",
          "changed its",
          " sent ",
          "kernel keyring",
          "mounted ",
          " x32 call ",
          "traced");

  /** The sentence without its time, the folder's random end and the reason, which kernels word. */
  private static String line(Fact fact) {
    String sentence = FactText.sentence(fact);
    String line = sentence.substring(0, sentence.lastIndexOf(" at "));
    return line.replaceAll("/tmp/acts\\.\\w{6}", "/tmp/acts")
            .replaceAll("(CAP_\\w+) for \\w+ by", "$1 by")
        + " x"
        + fact.seen().count();
  }

  private static void followsTheSchema(Profile profile) throws Exception {
    JsonSchema schema =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(Files.readString(Path.of("docs/schema/profile-1.json")));
    String json = new String(ProfileFile.bytes(profile), StandardCharsets.UTF_8);
    assertThat(schema.validate(json, InputFormat.JSON)).isEmpty();
  }
}

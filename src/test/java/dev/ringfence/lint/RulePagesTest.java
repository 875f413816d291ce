package dev.ringfence.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.Golden;
import dev.ringfence.lint.rule.Rules;
import dev.ringfence.linux.Capability;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every rule has a page, and what its examples show is what Ringfence says; see {@link Golden} for
 * how the answers in the pages are written.
 */
class RulePagesTest {
  private static final Path PAGES = Path.of("docs/lint");

  @TempDir Path scratch;
  private int rooms;

  static List<String> ids() {
    return Rules.ids();
  }

  @ParameterizedTest
  @MethodSource("ids")
  void theExamplesOfThePageSayWhatRingfenceSays(String id) throws IOException {
    Path file = PAGES.resolve(id + ".md");
    assertThat(file).exists();
    RulePage page = RulePage.read(file);
    assertThat(page.title()).isEqualTo("# " + id);
    Rule rule = Rules.named(id).orElseThrow();
    assertThat(page.text()).contains(rule.card().severity().word());
    RulePage answered = new RulePage(file, answered(page, rule));
    if (Golden.WRITE) {
      Files.writeString(file, answered.text());
    }
    assertThat(page.text()).isEqualTo(answered.text());
    assertThat(page.parts())
        .as("examples of what is found")
        .anySatisfy(part -> assertThat(isExample(part, "Found")).isTrue());
    assertThat(page.parts())
        .as("examples of what is not found")
        .anySatisfy(part -> assertThat(isExample(part, "Not found")).isTrue());
  }

  private static boolean isExample(RulePage.Part part, String heading) {
    return part instanceof RulePage.Part.Block block
        && block.kind().equals("ini")
        && block.heading().equals(heading);
  }

  /** The page with the answers that its examples get. */
  private List<RulePage.Part> answered(RulePage page, Rule rule) {
    List<RulePage.Part> parts = new ArrayList<>();
    List<Finding> found = List.of();
    Review review = new Review(scratch);
    for (RulePage.Part part : page.parts()) {
      if (part instanceof RulePage.Part.Block block && block.kind().equals("ini")) {
        review = scene(block.scene());
        found = review.by(rule, block.text());
        if (block.heading().equals("Not found")) {
          assertThat(found).as(block.text()).isEmpty();
        } else {
          assertThat(found).as(block.text()).isNotEmpty();
        }
        parts.add(block);
      } else if (part instanceof RulePage.Part.Block block && block.kind().equals("text")) {
        parts.add(with(block, found.stream().flatMap(RulePagesTest::said)));
      } else if (part instanceof RulePage.Part.Block block && block.kind().equals("diff")) {
        parts.add(with(block, review.patch(found).lines().skip(2)));
      } else {
        parts.add(part);
      }
    }
    return parts;
  }

  private static RulePage.Part with(RulePage.Part.Block block, Stream<String> lines) {
    return new RulePage.Part.Block(block.heading(), block.kind(), block.scene(), lines.toList());
  }

  private static Stream<String> said(Finding finding) {
    return Stream.of(
        finding.place().line() + ": " + finding.severity().word() + ": " + finding.message(),
        "   fix: " + finding.fix().advice());
  }

  private Review scene(List<String> words) {
    Review review = new Review(scratch.resolve("room" + rooms++));
    for (String word : words) {
      int equals = word.indexOf('=');
      String value = word.substring(equals + 1);
      switch (equals < 0 ? word : word.substring(0, equals)) {
        case "systemd" -> review.systemd(Integer.parseInt(value));
        case "user" -> review.ofUser();
        case "installed" -> review.installed();
        case "has" -> review.with(value);
        case "link" ->
            review.withLink(
                value.substring(0, value.indexOf(':')), value.substring(value.indexOf(':') + 1));
        case "without" -> review.without(value);
        case "passwd", "group" -> review.with("/etc/" + word.substring(0, equals), table(value));
        case "elf" -> review.withElf(value, "/lib64/ld-linux-x86-64.so.2");
        case "caps" ->
            review.withCapability(
                value.substring(0, value.indexOf(':')),
                Capability.named(value.substring(value.indexOf(':') + 1)).orElseThrow());
        default -> review.named(word);
      }
    }
    return review;
  }

  /** Names as lines of passwd(5) or group(5). */
  private static String table(String names) {
    StringBuilder lines = new StringBuilder();
    for (String name : names.split(",", -1)) {
      lines.append(name).append(":x:").append(lines.length()).append(":0::/:/bin/false\n");
    }
    return lines.toString();
  }

  @Test
  void everyPageBelongsToARule() throws IOException {
    try (Stream<Path> files = Files.list(PAGES)) {
      assertThat(files.map(file -> String.valueOf(file.getFileName())))
          .containsExactlyInAnyOrderElementsOf(
              Stream.concat(Stream.of("README.md"), Rules.ids().stream().map(id -> id + ".md"))
                  .toList());
    }
  }

  @Test
  void theIndexListsEveryRuleWithItsSeverityAndSummary() throws IOException {
    StringBuilder table = new StringBuilder();
    for (Rule rule : Rules.all()) {
      RuleCard card = rule.card();
      table.append(
          "| [%s](%s.md) | %s | %s |\n"
              .formatted(card.id(), card.id(), card.severity().word(), card.summary()));
    }
    Path index = PAGES.resolve("README.md");
    String text = Files.readString(index);
    if (Golden.WRITE) {
      text = text.substring(0, text.indexOf("| [")) + table;
      Files.writeString(index, text);
    }
    assertThat(text).endsWith(table.toString());
  }

  @Test
  void everyRuleHasItsOwnTest() {
    for (Rule rule : Rules.all()) {
      String test = rule.getClass().getName().replace('.', '/') + "Test.java";
      assertThat(Path.of("src/test/java", test)).exists();
    }
  }
}

package dev.ringfence.unit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Guided fuzzing of all that reads the text of units. {@code ./mvnw verify} runs it from a fixed
 * seed with JAZZER_FUZZ=1; without that it reads its inputs only. CONTRIBUTING.md has other seeds.
 */
class UnitFileFuzzIT {
  private static final Path PATH = Path.of("/x.service");

  static Stream<Arguments> seeds() {
    return Stream.of(
            "[Unit]\nDescription=a \\\n# c\n b\n[Service]\nExecStart=-/bin/sh -c 'x \\x41'\n",
            "\ufeff[Service]\r\nProtectHome=\r\nProtectHome = yes\r\n",
            "[Service]\nSystemCallFilter=~@a %%i %n \"q\\u00e9\"\n[X-Own]\na=b\\")
        .map(text -> Arguments.of((Object) text.getBytes(UTF_8)));
  }

  @MethodSource("seeds")
  @FuzzTest(maxExecutions = 40_000, maxDuration = "10m")
  void anyBytesAreReadOrRefusedAndEditedWithoutHarm(byte[] bytes) {
    UnitFile file = UnitFile.parse(PATH, bytes, UnitType.SERVICE);
    int line = 0;
    for (Setting setting : file.settings()) {
      if (setting.location().line() < line || setting.key().isEmpty()) {
        throw new AssertionError("settings out of order or without a key: " + setting);
      }
      line = setting.location().line();
      read(setting);
    }
    for (Problem problem : file.problems()) {
      if (problem.describe().chars().anyMatch(Character::isISOControl)) {
        throw new AssertionError("more than one line: " + problem);
      }
    }
    edit(bytes, file);
  }

  private static void read(Setting setting) {
    Words.of(setting.value());
    Words.of(setting.value(), Words.Rule.UNQUOTE, Words.Rule.UNESCAPE);
    Words.of(setting.value(), Words.Rule.KEEP_QUOTES, Words.Rule.RELAX);
    Words.of(setting.value(), ":", Words.Rule.EMPTY_WORDS, Words.Rule.UNESCAPE_SEPARATORS);
    Words.of(
        setting.value(), Words.Rule.UNQUOTE, Words.Rule.UNESCAPE, Words.Rule.KEEP_UNKNOWN_ESCAPES);
    UnitName.typed(setting.value());
    UnitNameEscape.unescapePath(setting.value());
    UnitName name = UnitName.of("a-b@c.service");
    new UnitSpecifiers(name, UnitScope.SYSTEM, PATH, new HostFacts(Root.HOST))
        .expand(setting.value());
  }

  private static void edit(byte[] bytes, UnitFile file) {
    DropInFile before = DropInFile.of(PATH, bytes);
    List<DropInFile.Line> lines = List.of(new DropInFile.Line("ProtectHome", "yes"));
    DropInFile.Edit edit = before.with("Service", Set.of("ProtectHome"), lines);
    boolean done = edit instanceof DropInFile.Edit.Done;
    if (done != file.complete()) {
      throw new AssertionError("reading and editing do not agree: " + edit);
    }
    if (edit instanceof DropInFile.Edit.Done(DropInFile after)
        && new String(bytes, UTF_8).indexOf('\ufeff') < 0) {
      List<Setting> settings =
          after.parse(UnitType.SERVICE).settings().stream()
              .filter(setting -> setting.section().equals("Service"))
              .filter(setting -> setting.key().equals("ProtectHome"))
              .toList();
      if (settings.size() != 1 || !settings.getFirst().value().equals("yes")) {
        throw new AssertionError("not written as asked: " + settings);
      }
    }
  }
}

package dev.ringfence.score;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.directive.Catalogue;
import dev.ringfence.directive.entry.Entry;
import dev.ringfence.directive.value.Grade;
import dev.ringfence.directive.value.Level;
import dev.ringfence.unit.Unit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Advice: true gains, honest risks, and nothing that cannot be done. */
class AdviceTest {
  private static final String PLAIN = "[Service]\nExecStart=/usr/sbin/web\n";

  private static List<Suggestion> advice(int systemd, String text) {
    return Advice.of(Unit.ofText("web.service", text), new Scorer(Systemd.newestOf(systemd)));
  }

  private static List<String> lines(List<Suggestion> advice) {
    return advice.stream().map(Suggestion::line).toList();
  }

  private static double exposure(int systemd, String text) {
    Scorer scorer = new Scorer(Systemd.newestOf(systemd));
    Unit unit = Unit.ofText("web.service", text);
    ServiceReader.Reading read = ServiceReader.read(unit, scorer.systemd());
    return scorer.tally(((ServiceReader.Reading.Loaded) read).state()).exact();
  }

  @Test
  void theGainOfEachIsWhatTheLineGains() {
    double before = exposure(257, PLAIN);
    List<Suggestion> advice = advice(257, PLAIN);
    assertThat(advice).hasSizeGreaterThan(30);
    for (Suggestion each : advice) {
      double after = exposure(257, PLAIN + each.line() + "\n");
      assertThat(each.gain()).as(each.line()).isEqualTo(before - after).isGreaterThanOrEqualTo(0.1);
    }
  }

  @Test
  void whatGainsMostForItsRiskComesFirst() {
    assertThat(advice(257, PLAIN))
        .isSortedAccordingTo((one, other) -> Double.compare(other.worth(), one.worth()));
    Map<Level, List<String>> byRisk =
        advice(257, PLAIN).stream()
            .collect(
                Collectors.groupingBy(
                    Suggestion::breakage,
                    Collectors.mapping(Suggestion::directive, Collectors.toList())));
    assertThat(byRisk.get(Level.LOW)).contains("NoNewPrivileges", "PrivateTmp", "LockPersonality");
    assertThat(byRisk.get(Level.HIGH)).contains("DynamicUser");
  }

  @Test
  void whatIsDoneIsNotAdvisedAgain() {
    String text = PLAIN + "ProtectHome=yes\nCapabilityBoundingSet=~CAP_SYS_ADMIN\nUMask=0077\n";
    List<String> lines = lines(advice(257, text));
    assertThat(lines).noneMatch(line -> line.startsWith("ProtectHome="));
    assertThat(lines).noneMatch(line -> line.startsWith("UMask="));
    assertThat(lines).noneMatch(line -> line.contains("CAP_SYS_ADMIN"));
    assertThat(lines).contains("PrivateTmp=yes");
  }

  @Test
  void whatThisSystemdDoesNotReadIsNotAdvised() {
    assertThat(lines(advice(246, PLAIN))).noneMatch(line -> line.startsWith("ProtectProc="));
    assertThat(lines(advice(247, PLAIN))).contains("ProtectProc=invisible");
  }

  @Test
  void aUnitThatSystemdRefusesGetsNone() {
    assertThat(advice(257, "[Service]\nExecStart=no/path\n")).isEmpty();
  }

  /** The table tells the risk so that no directive need be loaded; "!" marks those of its own. */
  @Test
  void theRisksAreThoseOfTheCatalogue() {
    for (String line : Tables.lines("changes.tsv")) {
      List<String> columns = Tables.split(line, '\t');
      Entry entry = Catalogue.find(columns.getFirst()).orElseThrow().entry();
      Level level =
          entry.grades().stream()
              .filter(grade -> grade.written().equals(columns.get(1)))
              .findFirst()
              .map((Grade grade) -> entry.rating(grade))
              .orElse(entry.rating())
              .breakage();
      String risk = level.name().toLowerCase(Locale.ROOT).replace('_', '-');
      String told = columns.get(2);
      assertThat(told.endsWith("!") || told.equals(risk)).as(line + ": " + risk).isTrue();
    }
  }
}

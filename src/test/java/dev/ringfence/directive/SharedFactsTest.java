package dev.ringfence.directive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.directive.entry.Entry;
import dev.ringfence.directive.entry.Relation;
import dev.ringfence.directive.entry.UserUnits;
import dev.ringfence.directive.value.Grade;
import dev.ringfence.directive.value.Level;
import dev.ringfence.directive.value.Rating;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The catalogue agrees with the facts gathered from systemd's sources, and with the page. */
class SharedFactsTest {
  private final SharedReference reference = new SharedReference();

  private static Entry entry(String name) {
    return Catalogue.find(name)
        .orElseThrow(() -> new AssertionError(name + " is not in the catalogue"))
        .entry();
  }

  @Test
  void everyDirectiveOfTheFactsIsInTheCatalogue() throws IOException {
    List<Map<String, Object>> facts = reference.directives();
    assertThat(facts).hasSizeGreaterThanOrEqualTo(147);
    for (Map<String, Object> fact : facts) {
      Entry entry = entry(text(fact, "name"));
      if (fact.containsKey("alias")) {
        assertThat(entry.aliases()).containsExactly(text(fact, "alias"));
      }
    }
  }

  @Test
  void theFirstVersionsAgree() throws IOException {
    for (Map<String, Object> fact : reference.directives()) {
      String since = String.valueOf(fact.get("since"));
      assertThat(entry(text(fact, "name")).since())
          .as(text(fact, "name"))
          .isEqualTo(since.startsWith("<") ? 0 : (int) Double.parseDouble(since));
    }
  }

  @Test
  void theFirstVersionsOfValuesAgree() throws IOException {
    int compared = 0;
    for (Map<String, Object> fact : reference.directives()) {
      Entry entry = entry(text(fact, "name"));
      for (Object each : fact.get("value_history") instanceof List<?> list ? list : List.of()) {
        Map<?, ?> history = (Map<?, ?>) each;
        int since = (int) Double.parseDouble(String.valueOf(history.get("since")));
        for (String value : String.valueOf(history.get("value")).split("[ ,]+", -1)) {
          for (Grade grade : entry.grades()) {
            if (grade.written().equals(value)) {
              compared++;
              assertThat(Math.max(grade.since(), entry.since()))
                  .as("%s=%s", entry.name(), value)
                  .isEqualTo(since);
            }
          }
        }
      }
    }
    assertThat(compared).isGreaterThanOrEqualTo(15);
  }

  /** Theirs begins with our word and goes on in prose. Where we know better: man pages of 262. */
  @Test
  void theDefaultsAgree() throws IOException {
    Map<String, String> knownBetter =
        Map.of(
            "SystemCallFilter", "all",
            "MemoryMax", "infinity",
            "MemoryHigh", "infinity",
            "MemorySwapMax", "infinity",
            "CPUQuota", "none");
    for (Map<String, Object> fact : reference.directives()) {
      String name = text(fact, "name");
      String ours = entry(name).byDefault();
      if (knownBetter.containsKey(name)) {
        assertThat(ours).as(name).isEqualTo(knownBetter.get(name));
      } else {
        assertThat(text(fact, "default")).as(name).startsWith(ours);
      }
    }
  }

  @Test
  void theRowsOfTheScoreAgree() throws IOException {
    for (Map<String, Object> fact : reference.directives()) {
      List<String> rows = new ArrayList<>();
      for (Object row : fact.get("scored_by") instanceof List<?> list ? list : List.of()) {
        rows.add(String.valueOf(row));
      }
      assertThat(entry(text(fact, "name")).scoreRows())
          .as(text(fact, "name"))
          .containsExactlyInAnyOrderElementsOf(rows);
    }
  }

  @Test
  void whetherTheyWorkInUserUnitsAgrees() throws IOException {
    for (Map<String, Object> fact : reference.directives()) {
      Map<?, ?> theirs = (Map<?, ?>) Objects.requireNonNull(fact.get("user_units"));
      UserUnits ours = entry(text(fact, "name")).userUnits();
      assertThat(ours.status())
          .as(text(fact, "name"))
          .isEqualTo(
              switch (String.valueOf(theirs.get("status"))) {
                case "works" -> UserUnits.Status.WORKS;
                case "userns" -> UserUnits.Status.USER_NAMESPACE;
                case "userns+mountfsd" -> UserUnits.Status.MOUNT_DAEMON;
                case "system-only" -> UserUnits.Status.SYSTEM_ONLY;
                case "no-effect" -> UserUnits.Status.NO_EFFECT;
                case "limited" -> UserUnits.Status.LIMITED;
                case "delegated" -> UserUnits.Status.DELEGATED;
                case "unclear" -> UserUnits.Status.UNCLEAR;
                default -> throw new AssertionError(theirs);
              });
    }
  }

  /** Where the facts say "implied by X=", our entry has the link too. */
  @Test
  void whatImpliesADirectiveAgrees() throws IOException {
    int compared = 0;
    for (Map<String, Object> fact : reference.directives()) {
      for (Object each : fact.get("implied_by") instanceof List<?> list ? list : List.of()) {
        String first = String.valueOf(each).split("[ =]", 2)[0];
        if (Catalogue.find(first).isPresent()) {
          compared++;
          assertThat(entry(text(fact, "name")).links(Relation.IMPLIED_BY))
              .as(text(fact, "name"))
              .anyMatch(link -> link.directive().equals(first));
        }
      }
    }
    assertThat(compared).isGreaterThan(10);
  }

  /** The rows of the page's tables: a name, and in the next line impact and breakage. */
  @Test
  void theRankingOfThePageIsKept() throws IOException {
    int compared = 0;
    List<String> lines = reference.page();
    String directive = "";
    for (int at = 0; at + 1 < lines.size(); at++) {
      String word = lines.get(at).replaceAll("[ |\\d,].*", "");
      Optional<Rating> rating = rating(lines.get(at + 1));
      if (Catalogue.find(word).isPresent()) {
        directive = word;
      }
      if (rating.isEmpty() || directive.isEmpty()) {
        continue;
      }
      Entry entry = entry(directive);
      String value = word.equals("true") ? "yes" : word;
      Rating ours =
          entry.gradeOf(value).filter(_ -> !word.equals(entry.name())).isPresent()
              ? entry.rating(entry.gradeOf(value).orElseThrow())
              : entry.rating();
      compared++;
      assertThat(ours).as("%s %s", directive, word).isEqualTo(rating.get());
    }
    assertThat(compared).isEqualTo(15 + 8);
  }

  @Test
  void everyDirectiveNamedInThePageIsInTheCatalogue() throws IOException {
    String page = String.join("\n", reference.page());
    for (String name :
        List.of(
            "User",
            "Group",
            "TemporaryFileSystem",
            "RootDirectory",
            "BindPaths",
            "BindReadOnlyPaths",
            "StateDirectory",
            "ReadWritePaths",
            "SystemCallArchitectures",
            "SystemCallFilter",
            "CapabilityBoundingSet",
            "DefaultCPUAccounting",
            "DefaultIOAccounting",
            "DefaultIPAccounting",
            "DefaultBlockIOAccounting",
            "DefaultMemoryAccounting",
            "DefaultTasksAccounting")) {
      assertThat(page).contains(name);
      assertThat(Catalogue.find(name)).as(name).isPresent();
    }
  }

  private static Optional<Rating> rating(String line) {
    String[] cells = line.split("\\|", -1);
    if (cells.length < 3) {
      return Optional.empty();
    }
    return level(cells[0])
        .flatMap(impact -> level(cells[1]).map(breakage -> Rating.wiki(impact, breakage)));
  }

  private static Optional<Level> level(String cell) {
    String title = cell.replaceAll("\\d", "").strip().toLowerCase(Locale.ROOT);
    for (Level level : Level.values()) {
      if (level.title().toLowerCase(Locale.ROOT).equals(title)) {
        return Optional.of(level);
      }
    }
    return Optional.empty();
  }

  private static String text(Map<String, Object> fact, String key) {
    return String.valueOf(fact.get(key));
  }
}

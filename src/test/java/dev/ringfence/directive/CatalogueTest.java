package dev.ringfence.directive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.directive.entry.BuildFeature;
import dev.ringfence.directive.entry.Entry;
import dev.ringfence.directive.entry.Link;
import dev.ringfence.directive.entry.Relation;
import dev.ringfence.directive.value.Check;
import dev.ringfence.directive.value.Grade;
import dev.ringfence.unit.SystemdVersion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The catalogue is complete, and agrees with itself. */
class CatalogueTest {
  private static final SystemdVersion NEWEST = SystemdVersion.of(262);

  static List<Directive> all() {
    return Catalogue.all();
  }

  @Test
  void theIndexHoldsExactlyTheSealedTypes() {
    List<String> permitted = new ArrayList<>();
    for (Class<?> kind : Directive.class.getPermittedSubclasses()) {
      Arrays.stream(kind.getPermittedSubclasses())
          .map(Class::getSimpleName)
          .forEach(permitted::add);
    }
    assertThat(Catalogue.names()).containsExactlyInAnyOrderElementsOf(permitted).isSorted();
    assertThat(all()).extracting(Directive::name).containsExactlyInAnyOrderElementsOf(permitted);
  }

  @ParameterizedTest
  @MethodSource("all")
  void whatScoreAsksOfADirectiveIsWhatItsRecordSays(Directive directive) {
    Entry entry = directive.entry();
    boolean particular = entry.gone() != 0;
    for (BuildFeature feature : entry.buildFeatures()) {
      particular |= feature != BuildFeature.SECCOMP;
    }
    assertThat(Standing.since(entry.name())).isEqualTo(Math.max(entry.since(), Standing.OLDEST));
    assertThat(Standing.isParticular(entry.name())).isEqualTo(particular);
    assertThat(Catalogue.isPlain(entry.name(), NEWEST)).isEqualTo(!particular);
    assertThat(Standing.since("X-" + entry.name())).isEqualTo(Standing.UNKNOWN);
  }

  @Test
  void olderNamesAreAskedForLikeTheirDirectives() {
    for (String alias : Index.ALIASES) {
      Entry entry = Catalogue.find(alias).orElseThrow().entry();
      assertThat(Standing.since(alias)).isEqualTo(Math.max(entry.since(), Standing.OLDEST));
      assertThat(Standing.isParticular(alias)).isEqualTo(Standing.isParticular(entry.name()));
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void anEntryIsWholeAndWellWritten(Directive directive) {
    Entry entry = directive.entry();
    assertThat(entry.name()).isEqualTo(directive.name());
    List<String> sentences = new ArrayList<>();
    sentences.add(entry.summary());
    sentences.addAll(entry.notes());
    sentences.addAll(entry.effects());
    sentences.addAll(entry.bypasses());
    entry.grades().forEach(grade -> sentences.add(grade.does()));
    entry.links().forEach(link -> sentences.add(link.text()));
    entry.breakages().forEach(breakage -> sentences.add(breakage.what()));
    entry.breakages().forEach(breakage -> sentences.add(breakage.remedy()));
    entry.denials().forEach(denial -> sentences.add(denial.when()));
    assertThat(sentences)
        .allSatisfy(sentence ->
            assertThat(sentence)
                .isNotBlank()
                .endsWith(".")
                .doesNotContain("  ", "\n", "\t", "e.g.", "i.e.", "..."));
    assertThat(entry.grades()).hasSizeGreaterThanOrEqualTo(1);
    assertThat(entry.grades()).extracting(Grade::written).doesNotHaveDuplicates();
    assertThat(entry.links())
        .extracting(link -> link.relation() + " " + link.directive())
        .doesNotHaveDuplicates();
    assertThat(entry.example()).contains(entry.name() + "=").endsWith("\n");
  }

  @ParameterizedTest
  @MethodSource("all")
  void whatItLinksToIsInTheCatalogueAndLinksBack(Directive directive) {
    for (Link link : directive.entry().links()) {
      Entry other =
          Catalogue.find(link.directive())
              .orElseThrow(() -> new AssertionError(directive.name() + " links to " + link))
              .entry();
      if (link.relation() == Relation.SEE_ALSO || link.relation() == Relation.COMPLETES) {
        continue; // said where it helps, not necessarily on both sides
      }
      assertThat(other.links())
          .as("%s of %s, seen from there", link, directive.name())
          .anyMatch(back ->
              back.directive().equals(directive.name())
                  && back.relation() == link.relation().inverse());
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void itsOwnExampleIsReadable(Directive directive) {
    Entry entry = directive.entry();
    List<String> sections = entry.placement().sections();
    String section = "";
    int found = 0;
    for (String line : entry.example().lines().toList()) {
      if (line.startsWith("[")) {
        section = line.substring(1, line.length() - 1);
      } else if (line.startsWith(entry.name() + "=")) {
        found++;
        assertThat(sections).contains(section);
        String value = line.substring(line.indexOf('=') + 1);
        assertThat(value.isEmpty() ? Check.good() : entry.kind().check(value, NEWEST))
            .as(line)
            .isEqualTo(Check.good());
      }
    }
    assertThat(found).isPositive();
  }

  @Test
  void aNameIsFoundInAnyCaseAndWithWhatFollowsIt() {
    assertThat(Catalogue.findLoosely("protecthome")).contains(new ProtectHome());
    assertThat(Catalogue.findLoosely("ProtectHome=")).contains(new ProtectHome());
    assertThat(Catalogue.findLoosely("PROTECTHOME = tmpfs")).contains(new ProtectHome());
    assertThat(Catalogue.findLoosely("ReadWriteDirectories")).contains(new ReadWritePaths());
    assertThat(Catalogue.findLoosely("ProtectHouse")).isEmpty();
    assertThat(Catalogue.find("protecthome")).isEmpty();
  }

  @Test
  void aMisspeltNameBringsTheNearOnesNearestFirst() {
    assertThat(Catalogue.closeMisses("ProtectHoem")).startsWith("ProtectHome");
    assertThat(Catalogue.closeMisses("zzz")).isEmpty();
  }
}

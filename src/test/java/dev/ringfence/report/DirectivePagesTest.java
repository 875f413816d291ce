package dev.ringfence.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.Golden;
import dev.ringfence.directive.Catalogue;
import dev.ringfence.directive.Directive;
import dev.ringfence.report.explain.CatalogueList;
import dev.ringfence.report.explain.DirectivePage;
import dev.ringfence.report.explain.PageMarkdown;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The pages in docs/directives are what the catalogue says. */
class DirectivePagesTest {
  private static final Path PAGES = Path.of("docs/directives");

  @Test
  void everyDirectiveHasItsPage() throws IOException {
    for (Directive directive : Catalogue.all()) {
      Golden.isKept(
          PageMarkdown.render(DirectivePage.of(directive.entry())),
          PAGES.resolve(directive.name() + ".md"));
    }
  }

  @Test
  void theIndexListsThemAll() throws IOException {
    Golden.isKept(CatalogueList.markdown(Catalogue.all()), PAGES.resolve("README.md"));
  }

  @Test
  void noPageIsLeftOver() throws IOException {
    List<String> known =
        Stream.concat(Stream.of("README.md"), Catalogue.names().stream().map(name -> name + ".md"))
            .toList();
    try (Stream<Path> files = Files.list(PAGES)) {
      assertThat(files.map(file -> String.valueOf(file.getFileName())))
          .containsExactlyInAnyOrderElementsOf(known);
    }
  }
}

package dev.ringfence.report.hardening;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The report as a reader sees it, in a browser. Pictures of it are left in target/report. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HardeningPageIT {
  private static final int PHONE = 390;
  private static final int DESK = 1280;

  private Browser browser;
  private Path page;

  @BeforeAll
  void open(@TempDir Path directory) throws IOException {
    page = directory.resolve("report.html");
    Files.writeString(page, HardeningPage.of(ReportSample.LONG));
    browser = Browser.start();
  }

  @AfterAll
  void close() throws IOException {
    browser.close();
  }

  private void show(int width, String scheme, String medium) throws IOException {
    browser.call(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", 844, "deviceScaleFactor", 1, "mobile", width == PHONE));
    browser.call(
        "Emulation.setEmulatedMedia",
        Map.of(
            "media",
            medium,
            "features",
            List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    browser.open(page);
  }

  private long number(String expression) throws IOException {
    return ((Number) browser.value(expression)).longValue();
  }

  private void picture(String name) throws IOException {
    Map<String, Object> shot =
        browser.call(
            "Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true));
    Path file = Path.of("target/report", name + ".png");
    Files.createDirectories(file.getParent());
    Files.write(file, Base64.getDecoder().decode(String.valueOf(shot.get("data"))));
  }

  /** Brightness of a colour that the browser computed, 0 to 765. */
  private long brightness(String property, String selector) throws IOException {
    return number(
        "getComputedStyle(document.querySelector('"
            + selector
            + "'))."
            + property
            + ".match(/\\d+/g).slice(0, 3).reduce((sum, part) => sum + +part, 0)");
  }

  @Test
  void itIsOneFileAndTheBrowserHasNothingToComplainAbout() throws IOException {
    show(DESK, "light", "screen");
    assertThat(browser.events("Network.requestWillBeSent")).hasSize(1);
    assertThat(browser.events("Network.loadingFailed")).isEmpty();
    assertThat(browser.events("Log.entryAdded")).isEmpty();
    assertThat(browser.events("Runtime.consoleAPICalled")).isEmpty();
    assertThat(browser.events("Runtime.exceptionThrown")).isEmpty();
    assertThat(number("document.scripts.length")).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {PHONE, 768, DESK})
  void nothingHasToBeScrolledSideways(int width) throws IOException {
    show(width, "light", "screen");
    assertThat(number("document.documentElement.scrollWidth")).isLessThanOrEqualTo(width);
    // Nothing sticks out of the page, hidden or not.
    assertThat(
            browser.value(
                "[...document.querySelectorAll('body *')].filter(it =>"
                    + " it.getBoundingClientRect().right > innerWidth + 1)"
                    + ".map(it => it.tagName + ' ' + it.className).join()"))
        .isEqualTo("");
    picture("light-" + width);
  }

  @Test
  void darkIsDarkAndLightIsLightAndBothCanBeRead() throws IOException {
    show(DESK, "light", "screen");
    long lightBack = brightness("backgroundColor", "body");
    assertThat(lightBack - brightness("color", "body")).isGreaterThan(400);
    show(DESK, "dark", "screen");
    long darkBack = brightness("backgroundColor", "body");
    assertThat(brightness("color", "body") - darkBack).isGreaterThan(400);
    assertThat(darkBack).isLessThan(lightBack);
    picture("dark-" + DESK);
    show(PHONE, "dark", "screen");
    picture("dark-" + PHONE);
  }

  @Test
  void onPaperItIsBlackOnWhiteWhateverTheScreen() throws IOException {
    show(DESK, "dark", "print");
    assertThat(brightness("backgroundColor", "body")).isEqualTo(765);
    assertThat(brightness("color", "body")).isZero();
    Map<String, Object> printed = browser.call("Page.printToPDF", Map.of("printBackground", true));
    byte[] pdf = Base64.getDecoder().decode(String.valueOf(printed.get("data")));
    assertThat(new String(pdf, 0, 5, java.nio.charset.StandardCharsets.ISO_8859_1))
        .isEqualTo("%PDF-");
    Files.write(Files.createDirectories(Path.of("target/report")).resolve("print.pdf"), pdf);
  }

  @Test
  void everyPartIsThereAndHasAHeading() throws IOException {
    show(DESK, "light", "screen");
    assertThat(
            browser.value("[...document.querySelectorAll('h2')].map(it => it.textContent).join()"))
        .isEqualTo("Exposure,Directives,Trials,Probes,Not exercised,Drop-in");
    assertThat(number("document.querySelectorAll('.timeline > li').length")).isEqualTo(2);
  }
}

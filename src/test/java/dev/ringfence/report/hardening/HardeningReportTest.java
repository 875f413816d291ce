package dev.ringfence.report.hardening;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.avaje.jsonb.Jsonb;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The report tells the same story as a page and as JSON, and trusts no text it is given. */
class HardeningReportTest {
  private static final HardeningReport NGINX = ReportSample.NGINX;

  @Test
  void thePageHoldsEverythingThatWasFound() throws IOException {
    assertThat(HardeningPage.of(NGINX))
        .contains("nginx.service", "9.6", "UNSAFE", "1.4", "ProtectSystem=strict")
        .contains(
            "left out: breaks", "mkdir /var/lib/nginx/body: EROFS", "Refused: to set the clock.")
        .contains("ringfence deploy nginx.hardened");
  }

  @Test
  void thePageLoadsNothingAndRunsNothing() throws IOException {
    assertThat(HardeningPage.of(NGINX))
        .doesNotContain("<script", "<link", "<img", "src=", "href=", "url(", "@import")
        .contains("prefers-color-scheme: dark", "@media print", "width=device-width");
  }

  @Test
  void textFromAServiceCannotBecomeMarkup() throws IOException {
    assertThat(HardeningPage.of(NGINX))
        .contains("&lt;modules&gt; &amp; &quot;certificates&quot;")
        .doesNotContain("<modules>");
  }

  @Test
  void theJsonHoldsTheSame() {
    Map<String, Object> json =
        Jsonb.instance().type(Object.class).map().fromJson(HardeningJson.of(NGINX));
    assertThat(json)
        .containsEntry("unit", "nginx.service")
        .containsEntry("outcome", "works")
        .containsKeys("exposureBefore", "exposureAfter", "decisions", "trials", "probes");
  }

  @ParameterizedTest
  @MethodSource("dev.ringfence.report.hardening.ReportSample#all")
  void theJsonFollowsItsSchema(HardeningReport report) throws IOException {
    assertThat(
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(Files.readString(Path.of("docs/schema/hardening-1.json")))
                .validate(HardeningJson.of(report), InputFormat.JSON))
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("dev.ringfence.report.hardening.ReportSample#all")
  void theSarifFollowsItsSchema(HardeningReport report) throws IOException {
    try (InputStream schema =
        HardeningReportTest.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
      assertThat(
              JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
                  .getSchema(schema)
                  .validate(sarif(report), InputFormat.JSON))
          .isEmpty();
    }
  }

  private static String sarif(HardeningReport report) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    HardeningSarif.write(
        report,
        "0.1.0",
        Path.of("/usr/lib/systemd/system/nginx.service"),
        Path.of("nginx.hardened/50-ringfence.conf"),
        out);
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void inSarifOnlyWhatTheUnitLacksAndWhatDoesNothingAreFailures() {
    Map<String, Object> log = Jsonb.instance().type(Object.class).map().fromJson(sarif(NGINX));
    assertThat(log.toString())
        .contains("nginx.service works with ProtectSystem=strict and lacks it")
        .contains("ruleId=probe/SocketBindDeny, level=warning")
        .contains("ruleId=probe/ProtectClock, kind=pass, level=none")
        .contains("ruleId=directive/MemoryDenyWriteExecute, kind=open, level=none")
        .contains("ruleId=directive/PrivateNetwork, kind=informational, level=none");
  }
}

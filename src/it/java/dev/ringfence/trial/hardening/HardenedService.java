package dev.ringfence.trial.hardening;

import dev.ringfence.DebianRoot;
import dev.ringfence.clone.CloneRequest;
import dev.ringfence.trial.Candidate;
import dev.ringfence.trial.Workload;
import dev.ringfence.unit.Root;
import dev.ringfence.unit.Unit;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A service that people run, with a workload that uses it. Workloads and units lie in {@code
 * src/it/resources/harden}.
 *
 * @param unit its whole name
 * @param fixture the name of its files
 * @param forbidden facts that forbid more, where the exposure stays above 2.0: the directive, and
 *     words of the fact
 */
record HardenedService(
    DebianRoot root, String unit, String fixture, Map<String, String> forbidden) {
  @Override
  public String toString() {
    return unit.replace(".service", "") + " of Debian " + (root == DebianRoot.TRIXIE ? 13 : 12);
  }

  CloneRequest request() throws IOException {
    CloneRequest request = CloneRequest.of(root.folder());
    for (String file : List.of(fixture + ".service", fixture + ".js")) {
      String text = text(file);
      if (!text.isEmpty()) {
        request =
            file.endsWith(".js")
                ? request.withFile("/opt/" + file, text)
                : request.withUnit(file, text);
      }
    }
    return request;
  }

  Unit load() throws IOException {
    String own = text(fixture + ".service");
    if (!own.isEmpty()) {
      return Unit.ofText(unit, own);
    }
    return switch (Candidate.of(unit, new Root(root.folder()))) {
      case Candidate.Service service -> service.unit();
      case Candidate.Unfit(String message) -> throw new AssertionError(message);
    };
  }

  Workload workload() throws IOException {
    return new Workload.Shell(text(fixture + ".sh"), Duration.ofSeconds(60));
  }

  private static String text(String file) throws IOException {
    try (InputStream in = HardenedService.class.getResourceAsStream("/harden/" + file)) {
      return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}

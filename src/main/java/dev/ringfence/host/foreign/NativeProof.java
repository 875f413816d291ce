package dev.ringfence.host.foreign;

import dev.ringfence.clone.Clone;
import dev.ringfence.clone.CloneFailedException;
import dev.ringfence.clone.CloneRequest;
import dev.ringfence.clone.Execution;
import dev.ringfence.clone.JobOutcome;
import dev.ringfence.clone.Preflight;
import dev.ringfence.clone.UnitProperties;
import dev.ringfence.host.TinyProgram;
import dev.ringfence.host.foreign.Claim.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs a 32-bit program in clones under the ways to set SystemCallArchitectures=native, and under
 * what could be an exception from each.
 */
final class NativeProof {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String PROGRAM = "/run/ringfence-32-bit";
  private static final String EXCEPTION = "SystemCallArchitectures=native x86";
  private static final int SIGSYS = 31;

  /** Behind every other drop-in of system.conf. */
  private static final String LAST = "/etc/systemd/system.conf.d/zzzz-ringfence.conf";

  /** One place to set it, and whether a unit's own setting comes after it. */
  private enum Way {
    MANAGER("system.conf"),
    EVERY_SERVICE("service.d");

    private final String word;

    Way(String word) {
      this.word = word;
    }

    CloneRequest set(CloneRequest request) {
      return switch (this) {
        case MANAGER -> request.withFile(LAST, "[Manager]\nSystemCallArchitectures=native\n");
        case EVERY_SERVICE ->
            request
                .withFile(LAST, "[Manager]\nSystemCallArchitectures=\n")
                .withFile(
                    "/etc/systemd/system/service.d/50-ringfence.conf",
                    "[Service]\nSystemCallArchitectures=native\n");
      };
    }
  }

  private final Path root;

  NativeProof(Path root) {
    this.root = root;
  }

  List<Claim> claims() throws IOException {
    if (Preflight.check(root) instanceof Preflight.Lacking(String what, String remedy)) {
      Outcome why = new Outcome.Unknown(what + ": " + remedy);
      return List.of(new Claim(Way.MANAGER.word, "a service", why));
    }
    List<Claim> claims = new ArrayList<>();
    for (Way way : Way.values()) {
      try (Clone clone = Clone.boot(way.set(request()))) {
        claims.add(unit(clone, way, "a service", "plain.service"));
        claims.add(unit(clone, way, "a service in a slice of its own", "sliced.service"));
        claims.add(unit(clone, way, "a service with " + EXCEPTION, "excepted.service"));
        claims.add(
            new Claim(way.word, "systemd-run -p \"" + EXCEPTION + "\"", transientUnit(clone)));
      } catch (CloneFailedException e) {
        Outcome why = new Outcome.Unknown(e.what() + ": " + e.remedy());
        return List.of(new Claim(way.word, "a service", why));
      }
    }
    return claims;
  }

  private CloneRequest request() {
    String make =
        "[Service]\nType=oneshot\nRemainAfterExit=yes\nExecStart=/bin/sh -c \""
            + TinyProgram.I386.shellCommand(PROGRAM).replace("\\", "\\\\")
            + "\"\n";
    return CloneRequest.of(root)
        .withStarts(List.of("dbus.socket"))
        .withUnit("ringfence-make.service", make)
        .withUnit("plain.service", unit(""))
        .withUnit("sliced.service", unit("Slice=ringfence-exception.slice\n"))
        .withUnit("excepted.service", unit(EXCEPTION + "\n"));
  }

  private static String unit(String line) {
    return "[Unit]\nRequires=ringfence-make.service\nAfter=ringfence-make.service\n"
        + "[Service]\nType=oneshot\nRemainAfterExit=yes\nExecStart="
        + PROGRAM
        + "\n"
        + line;
  }

  private static Claim unit(Clone clone, Way way, String run, String unit) throws IOException {
    JobOutcome _ = clone.systemd().start(unit, PATIENCE);
    UnitProperties properties = clone.systemd().properties(unit);
    long status = properties.number("ExecMainStatus");
    String result = properties.text("Result");
    Outcome outcome =
        result.equals("success") && properties.text("ActiveState").equals("active")
            ? new Outcome.Works()
            : status == SIGSYS && (result.equals("signal") || result.equals("core-dump"))
                ? new Outcome.Refused()
                : new Outcome.Unknown(result + ", status " + status);
    return new Claim(way.word, run, outcome);
  }

  private static Outcome transientUnit(Clone clone) throws IOException {
    Execution.Result result =
        clone.run(
            List.of("systemd-run", "--wait", "--collect", "-p", EXCEPTION, PROGRAM),
            PATIENCE,
            4096);
    String said = result.err().text().strip();
    if (result.exitCode() == 0) {
      return new Outcome.Works();
    }
    // It passes the status on: 128 and the signal's number, or says it in words.
    return result.exitCode() == 128 + SIGSYS || said.contains("SYS")
        ? new Outcome.Refused()
        : new Outcome.Unknown(
            said.isEmpty() ? "status " + result.exitCode() : said.lines().findFirst().orElse(""));
  }
}

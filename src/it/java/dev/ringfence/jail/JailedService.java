package dev.ringfence.jail;

import dev.ringfence.DebianRoot;
import dev.ringfence.clone.CloneRequest;
import dev.ringfence.derive.evidence.ThisMachine;
import dev.ringfence.score.InstalledSystemd;
import dev.ringfence.trial.Candidate;
import dev.ringfence.trial.Patience;
import dev.ringfence.trial.Workload;
import dev.ringfence.unit.Root;
import dev.ringfence.unit.Unit;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A service that is put into a jail, with a workload that uses it. What belongs to it lies in
 * {@code src/it/resources/jail}, or {@code harden}: its unit where it is not Debian's, its files,
 * and a script that makes the rest when the clone boots.
 *
 * @param unit its whole name
 * @param fixture the name of its files
 * @param files texts that it needs, by path, and the resource that each comes from
 */
record JailedService(DebianRoot root, String unit, String fixture, Map<String, String> files) {
  private static final String MAKE = "rf-make.service";

  private static final String MAKES =
      """
      [Unit]
      DefaultDependencies=no
      After=systemd-tmpfiles-setup.service
      [Service]
      Type=oneshot
      RemainAfterExit=yes
      ExecStart=/bin/sh -e /opt/rf-make
      """;

  JailedService {
    files = Map.copyOf(files);
  }

  static JailedService of(DebianRoot root, String name, Map<String, String> files) {
    return new JailedService(root, name + ".service", name, files);
  }

  @Override
  public String toString() {
    return unit.replace(".service", "");
  }

  CloneRequest request() throws IOException {
    CloneRequest request = CloneRequest.of(root.folder());
    String own = text(fixture + ".service");
    if (!own.isEmpty()) {
      request = request.withUnit(unit, own);
    }
    Map<String, String> texts = new TreeMap<>();
    for (Map.Entry<String, String> file : files.entrySet()) {
      texts.put(file.getKey(), text(file.getValue()));
    }
    String make = text(fixture + ".make");
    if (!text(fixture + ".c").isEmpty()) {
      texts.put("/opt/rf-program", Base64.getEncoder().encodeToString(compiled()));
      make = "base64 -d /opt/rf-program >/opt/" + fixture + "\nchmod 755 /opt/" + fixture + "\n";
    }
    for (Map.Entry<String, String> file : texts.entrySet()) {
      request = request.withFile(file.getKey(), file.getValue());
    }
    if (make.isEmpty()) {
      return request;
    }
    return request.withFile("/opt/rf-make", make).withUnit(MAKE, MAKES).withStarts(List.of(MAKE));
  }

  Jailing jailing(Granularity granularity) throws IOException {
    Path folder = root.folder();
    Root system = new Root(folder);
    String own = text(fixture + ".service");
    Unit loaded =
        !own.isEmpty()
            ? Unit.ofText(unit, own)
            : switch (Candidate.of(unit, system)) {
              case Candidate.Service service -> service.unit();
              case Candidate.Unfit(String message) -> throw new AssertionError(message);
            };
    return new Jailing(
        loaded,
        request(),
        new Workload.Shell(text(fixture + ".sh"), Duration.ofSeconds(60)),
        Patience.DEFAULT,
        granularity,
        new ThisMachine(folder, InstalledSystemd.in(system).orElseThrow()),
        new Reinstall(system, List.of(debs(folder))));
  }

  /** Where the root's packages came from, see scripts/debian-root. */
  private Path debs(Path folder) {
    String release = root == DebianRoot.BOOKWORM ? "bookworm" : "trixie";
    return folder.resolve("../../debs").normalize().resolve(release);
  }

  private byte[] compiled() throws IOException {
    Path folder = Files.createTempDirectory("rf-static");
    try {
      Path source = Files.writeString(folder.resolve("program.c"), text(fixture + ".c"));
      Path program = folder.resolve("program");
      Process clang =
          new ProcessBuilder(
                  "clang",
                  "-Os",
                  "-std=gnu11",
                  "-static",
                  "-nostdlib",
                  "-ffreestanding",
                  "-fno-stack-protector",
                  "-fno-pic",
                  "-I",
                  Path.of(System.getProperty("basedir", ""), "src/main/probe").toString(),
                  source.toString(),
                  "-o",
                  program.toString())
              .inheritIO()
              .start();
      if (clang.waitFor() != 0) {
        throw new AssertionError("clang failed");
      }
      return Files.readAllBytes(program);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    } finally {
      for (String name : List.of("program", "program.c")) {
        Files.deleteIfExists(folder.resolve(name));
      }
      Files.delete(folder);
    }
  }

  private static String text(String file) throws IOException {
    for (String place : List.of("/jail/", "/harden/")) {
      try (InputStream in = JailedService.class.getResourceAsStream(place + file)) {
        if (in != null) {
          return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
      }
    }
    return "";
  }
}

package dev.ringfence.jail;

import dev.ringfence.clone.Clone;
import dev.ringfence.clone.Execution;
import dev.ringfence.linux.RawPath;
import dev.ringfence.unit.DpkgDatabase;
import dev.ringfence.unit.Root;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Installs the packages of a service once more in a clone, from what apt has in its cache or
 * downloads: the newer version where there is one.
 *
 * @param root the system that was cloned
 * @param debs directories that may hold packages
 */
public record Reinstall(Root root, List<Path> debs) {
  private static final String PLACE = "/run/ringfence-debs";
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final int DOWNLOAD_SECONDS = 60;
  private static final long MOST_BYTES = 256L << 20;
  private static final int MOST_OUTPUT = 1 << 14;

  /** The packages' scripts may not start services meanwhile. */
  private static final String SCRIPT =
      """
      printf '#!/bin/sh\\nexit 101\\n' >/usr/sbin/policy-rc.d && chmod 755 /usr/sbin/policy-rc.d
      DEBIAN_FRONTEND=noninteractive dpkg --force-confold --force-unsafe-io -i "$1"/*.deb
      """;

  public Reinstall {
    debs = List.copyOf(debs);
  }

  /** What came of it. */
  sealed interface Done {
    /** These were installed, each as {@code nginx 1.22.1-9}. */
    record Installed(List<String> packages) implements Done {}

    /** Nothing was, for a reason in words. */
    record Not(String why) implements Done {}
  }

  /** Installs the packages that own these paths. */
  Done in(Clone clone, List<String> paths) throws IOException {
    DpkgDatabase database = new DpkgDatabase(root);
    Set<String> owners =
        new TreeSet<>(database.owners(paths.stream().map(RawPath::of).toList()).values());
    if (owners.isEmpty()) {
      return new Done.Not("no package of dpkg owns its program or its unit");
    }
    List<DpkgDatabase.Installed> wanted =
        database.installed().stream()
            .filter(it ->
                owners.contains(it.name()) || owners.contains(it.name() + ":" + it.architecture()))
            .toList();
    Path downloads = Files.createTempDirectory("ringfence-debs-");
    try {
      List<Path> files = new ArrayList<>();
      long bytes = 0;
      for (DpkgDatabase.Installed each : wanted) {
        Path file = find(each, downloads);
        if (!Files.exists(file)) {
          return new Done.Not(
              file.getFileName() + " is not in apt's cache, and could not be downloaded");
        }
        bytes += Files.size(file);
        files.add(file);
      }
      if (bytes > MOST_BYTES) {
        return new Done.Not("its packages are too large to be carried into a clone");
      }
      for (Path file : files) {
        clone.writeFile(PLACE + "/" + file.getFileName(), Files.readAllBytes(file));
      }
      return install(clone, files);
    } finally {
      try (Stream<Path> left = Files.walk(downloads)) {
        for (Path file : left.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private static Done install(Clone clone, List<Path> files) throws IOException {
    Execution.Result result =
        clone.run(List.of("sh", "-c", SCRIPT, "sh", PLACE), PATIENCE, MOST_OUTPUT);
    if (result.exitCode() != 0) {
      String last = result.err().text().strip().lines().reduce("", (_, line) -> line);
      return new Done.Not("dpkg did not install them in the clone: " + last);
    }
    return new Done.Installed(files.stream().map(Reinstall::words).sorted().toList());
  }

  /** {@code nginx_1.22.1-9_amd64.deb} is nginx 1.22.1-9. */
  private static String words(Path file) {
    String[] parts = String.valueOf(file.getFileName()).split("_", -1);
    return parts.length < 2 ? file.toString() : parts[0] + " " + parts[1].replace("%3a", ":");
  }

  private Path find(DpkgDatabase.Installed wanted, Path downloads) throws IOException {
    String name =
        wanted.name()
            + "_"
            + wanted.version().replace(":", "%3a")
            + "_"
            + wanted.architecture()
            + ".deb";
    if (root.isHost()) {
      // The candidate's version, which is a newer one where there is one.
      download(wanted.name() + ":" + wanted.architecture(), downloads);
      try (DirectoryStream<Path> got =
          Files.newDirectoryStream(downloads, wanted.name() + "_*.deb")) {
        for (Path file : got) {
          return file;
        }
      }
    }
    for (Path place : debs) {
      if (Files.exists(place.resolve(name))) {
        return place.resolve(name);
      }
    }
    return downloads.resolve(name);
  }

  /** What does not come off is found not to be there. */
  private static void download(String name, Path into) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder("apt-get", "-q", "-o", "APT::Sandbox::User=root", "download", name)
            .directory(into.toFile())
            .redirectInput(Path.of("/dev/null").toFile())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().putAll(Map.of("LC_ALL", "C.UTF-8"));
    try {
      Process apt = builder.start();
      if (!apt.waitFor(DOWNLOAD_SECONDS, TimeUnit.SECONDS)) {
        apt.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    } catch (IOException noApt) {
      return;
    }
  }
}

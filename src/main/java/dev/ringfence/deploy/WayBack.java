package dev.ringfence.deploy;

import dev.ringfence.deploy.Systemctl.Said;
import dev.ringfence.unit.AtomicFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How one deployment is taken back: by a script of the shell that needs no Ringfence, started by a
 * transient timer, and by a unit at the next boot, because transient units do not outlive one.
 */
record WayBack(Deployment deployment) {
  /** For the service's own stop and start while the script restarts it. */
  private static final Duration LONGEST = Duration.ofMinutes(5);

  private Place place() {
    return deployment.place();
  }

  private Path script() throws IOException {
    return deployment.directory().resolve("rollback");
  }

  /**
   * The service before the deployment.
   *
   * @param active whether it runs
   * @param vigil how it is watched
   */
  record Service(boolean active, Vigil vigil) {}

  /**
   * Puts everything that the way back needs onto the disk, in one step.
   *
   * @param before the file that is there, or none
   * @param after the drop-in
   */
  static WayBack prepare(Deployment deployment, List<byte[]> before, byte[] after, Service service)
      throws IOException {
    Path directory = deployment.directory();
    Path all = directory.resolveSibling("." + deployment.id() + ".new");
    try {
      Files.createDirectories(all);
      for (byte[] bytes : before) {
        put(all.resolve("before"), bytes);
      }
      put(all.resolve("after"), after);
      put(all.resolve(Deployment.ABOUT), bytes(deployment.about().text()));
      put(all.resolve("rollback"), bytes(text(deployment, service)));
      put(all.resolve(State.PENDING.word()), new byte[0]);
      AtomicFile.sync(all);
      Files.move(all, directory, StandardCopyOption.ATOMIC_MOVE);
      AtomicFile.sync(deployment.place().deployments());
      return new WayBack(deployment);
    } catch (IOException e) {
      discard(all);
      throw e;
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static void put(Path file, byte[] bytes) throws IOException {
    AtomicFile.write(file, bytes);
  }

  /** Removes a directory that was never renamed, with what is in it. */
  static void discard(Path directory) throws IOException {
    if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
      for (Path file : files) {
        Files.deleteIfExists(file);
      }
    }
    Files.deleteIfExists(directory);
  }

  private static String text(Deployment deployment, Service service) throws IOException {
    boolean nextStart = deployment.about().nextStart();
    return "#!/bin/sh\n"
        + "# Made by ringfence for one deployment. It needs nothing of Ringfence.\n"
        // No unit name has a quotation mark in it.
        + ("unit='" + deployment.place().unit() + "'\n")
        + ("id='" + deployment.id() + "'\n")
        + ("before=" + deployment.about().before() + "\n")
        + ("after=" + deployment.about().after() + "\n")
        // What waited for its next start is taken back only after that, when it is to run.
        + ("was=" + (service.active() || nextStart ? "active" : "inactive") + "\n")
        + ("length=" + service.vigil().length().toSeconds() + "\n")
        + ("check=" + quoted(String.join("", service.vigil().check())) + "\n")
        + ("new_directory=" + (Files.exists(deployment.place().directory()) ? "no" : "yes") + "\n")
        + body();
  }

  private static String quoted(String command) {
    return "'" + command.replace("'", "'\\''") + "'";
  }

  private static String body() {
    try (InputStream in = WayBack.class.getResourceAsStream("rollback.sh")) {
      if (in == null) {
        throw new IllegalStateException("rollback.sh is not in the program");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * From now on it is taken back unless somebody confirms it, whatever becomes of this program.
   *
   * @throws IOException when that cannot be had
   */
  void arm(Duration delay) throws IOException, InterruptedException {
    Files.createDirectories(place().wants());
    AtomicFile.write(bootUnit(), bytes(bootText()));
    if (!Files.exists(link(), LinkOption.NOFOLLOW_LINKS)) {
      Files.createSymbolicLink(link(), Path.of("..").resolve(place().bootUnit()));
    }
    AtomicFile.sync(place().wants());
    String script = script().toString();
    Said armed =
        deployment.about().nextStart()
            ? Systemctl.runNow(place().timer(), List.of("/bin/sh", script, "vigil"))
            : Systemctl.runIn(
                delay,
                place().timer(),
                List.of("/bin/sh", script, "undo", "", "not confirmed in time"));
    if (!armed.good()) {
      throw new IOException("what takes it back could not be started: " + armed.line());
    }
  }

  private Path bootUnit() throws IOException {
    return place().units().resolve(place().bootUnit());
  }

  private Path link() throws IOException {
    return place().wants().resolve(place().bootUnit());
  }

  /** Before all units start but the earliest ones, which the script restarts. */
  private String bootText() throws IOException {
    Path own = deployment.directory();
    return """
    # Made by ringfence while a deployment waits for its confirmation, and removed with it.
    [Unit]
    Description=Take back the sandbox of %1$s, which nobody confirmed
    DefaultDependencies=no
    RequiresMountsFor=%2$s /etc/systemd/system
    After=local-fs.target
    Before=sysinit.target shutdown.target
    Conflicts=shutdown.target
    ConditionPathExists=|%2$s/pending
    ConditionPathExists=|%2$s/undoing
    [Service]
    Type=%3$s
    ExecStart=/bin/sh %2$s/rollback %4$s "" "the machine went down before it was confirmed"
    [Install]
    WantedBy=sysinit.target
    """
        // systemd reads both % and \ in its own way.
        .formatted(
            place().unit().toString(),
            own.toString().replace("\\", "\\\\").replace("%", "%%"),
            deployment.about().nextStart() ? "simple" : "oneshot",
            deployment.about().nextStart() ? "boot-vigil" : "boot");
  }

  /** Stops a timer, and removes files, of an earlier deployment of the same unit. */
  static void clear(Place place) throws IOException, InterruptedException {
    Said _ = Systemctl.stop(List.of(place.timer() + ".timer", place.timer() + ".service"));
    new WayBackFiles(place).remove();
  }

  /** Takes it back now, in the way that rollback.sh names so. */
  Said take(String how, String reason) throws IOException, InterruptedException {
    String root = place().root().isHost() ? "" : place().root().directory().toString();
    List<String> command = new ArrayList<>(List.of("/bin/sh", script().toString(), how, root));
    command.add(reason.replaceAll("\\p{Cntrl}", " "));
    return Systemctl.run(LONGEST, command);
  }

  /** systemd has read the drop-in; starts after the one of this invocation are under it. */
  void loaded(String invocation) throws IOException {
    put(deployment.directory().resolve("loaded"), bytes(invocation + "\n"));
  }

  /** From one state to another; false when somebody else was quicker. */
  boolean go(State from, State to) throws IOException {
    Path directory = deployment.directory();
    try {
      Files.move(
          directory.resolve(from.word()),
          directory.resolve(to.word()),
          StandardCopyOption.ATOMIC_MOVE);
    } catch (NoSuchFileException e) {
      return false;
    }
    AtomicFile.sync(directory);
    return true;
  }

  /** Keeps the deployment; false when it was decided before. */
  boolean confirm(String words) throws IOException, InterruptedException {
    if (!go(State.PENDING, State.CONFIRMED)) {
      return false;
    }
    if (place().root().isHost()) {
      clear(place());
    } else {
      new WayBackFiles(place()).remove();
    }
    new Journal(place().root()).add("confirmed", deployment, words);
    return true;
  }
}

package dev.ringfence.deploy;

import dev.ringfence.deploy.Deployment.About;
import dev.ringfence.deploy.Systemctl.Said;
import dev.ringfence.lint.UnifiedDiff;
import dev.ringfence.unit.AtomicFile;
import dev.ringfence.unit.DropInFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Puts one drop-in in place. The order is what makes it safe: first everything that takes it back
 * is on the disk and armed, then the file is changed, in one step, then systemd is told.
 *
 * @param place for which unit, in which root
 * @param dropIn what to put there, and the file that it came from
 * @param nextStart leave the service running as it is
 * @param vigil how it is watched
 * @param lookout looks out for denials
 * @param progress is told what is done, a line each
 */
public record Deploying(
    Place place,
    DropInFile dropIn,
    boolean nextStart,
    Vigil vigil,
    Lookout lookout,
    Consumer<String> progress) {
  private static final DateTimeFormatter ID =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);

  private String source() {
    return dropIn.path().toAbsolutePath().toString();
  }

  /** The same, with somebody who looks out for denials. */
  public Deploying with(Lookout other) {
    return new Deploying(place, dropIn, nextStart, vigil, other, progress);
  }

  /** Does it. */
  public Deployed run() throws IOException, InterruptedException {
    if (!place.flaw().isEmpty()) {
      return new Deployed.Refused(place.flaw());
    }
    Path lock;
    try {
      Files.createDirectories(place.deployments());
      lock = place.deployments().resolve(".lock");
      try (FileChannel channel =
              FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock held = lock(channel)) {
        return held == null
            ? new Deployed.Refused("another ringfence is at work on it: wait until it has ended")
            : locked();
      }
    } catch (IOException e) {
      return new Deployed.Lacking(reason(e));
    }
  }

  private static @org.jspecify.annotations.Nullable FileLock lock(FileChannel channel)
      throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  private static String reason(IOException e) {
    return new FailedWrite(e).words();
  }

  /** What a crash left of a deployment that had not begun. */
  private void sweep() throws IOException {
    try (DirectoryStream<Path> left = Files.newDirectoryStream(place.deployments(), ".*.new")) {
      for (Path directory : left) {
        WayBack.discard(directory);
      }
    }
  }

  private Deployed locked() throws IOException, InterruptedException {
    sweep();
    Store store = new Store(place.root());
    Optional<Deployment> open = store.open(place);
    if (open.isPresent() && !abandoned(open.get())) {
      return new Deployed.Refused(Openness.words(open.get()));
    }
    String there = Digest.ofFile(place.dropIn());
    String after = Digest.of(dropIn.bytes());
    Optional<Deployed> objection = objection(store.current(place), there, after);
    if (objection.isPresent()) {
      return objection.get();
    }
    Instant now = Instant.now();
    Deployment deployment =
        new Deployment(
            place,
            ID.format(now),
            State.PENDING,
            new About(now, source(), there, after, now.plus(vigil.untilTakenBack()), nextStart));
    if (!place.root().isHost()) {
      return intoImage(deployment);
    }
    WayBack.clear(place);
    WayBack way = WayBack.prepare(deployment, there(there), dropIn.bytes(), service());
    try {
      way.arm(vigil.untilTakenBack());
      new Journal(place.root()).add("begun", deployment, source());
    } catch (IOException e) {
      Said _ = way.take("reload", "it could not be begun");
      WayBack.clear(place);
      throw e;
    }
    Thread atEnd = new Thread(() -> interrupted(way), "ringfence-take-back");
    Runtime.getRuntime().addShutdownHook(atEnd);
    Deployed deployed = armed(way);
    try {
      boolean _ = Runtime.getRuntime().removeShutdownHook(atEnd);
    } catch (IllegalStateException e) {
      // The program is ending: the hook does its work.
    }
    return deployed;
  }

  /** Takes back one whose program died before the timer was set, or whose machine did. */
  private boolean abandoned(Deployment open) throws IOException, InterruptedException {
    boolean host = place.root().isHost();
    if (host
        && Systemctl.isActive(
            place.timer() + ".timer", place.timer() + ".service", place.bootUnit())) {
      return false;
    }
    Said _ = new WayBack(open).take(host ? "undo" : "offline", "it was never begun to the end");
    return new Store(place.root()).open(place).isEmpty();
  }

  private List<byte[]> there(String digest) throws IOException {
    return digest.equals(Digest.NONE) ? List.of() : List.of(Files.readAllBytes(place.dropIn()));
  }

  private WayBack.Service service() throws IOException, InterruptedException {
    Map<String, String> state = Systemctl.show(place.unit().toString(), List.of("ActiveState"));
    return new WayBack.Service(
        !List.of("inactive", "failed").contains(state.getOrDefault("ActiveState", "")), vigil);
  }

  /** Ctrl-C, SIGTERM, or a terminal that was closed: no need to wait for the timer. */
  private static void interrupted(WayBack way) {
    try {
      Said _ = way.take("undo", "the program was ended before it was confirmed");
    } catch (IOException | InterruptedException e) {
      // The timer does it.
    }
  }

  /** Why the file that is there must not be replaced, or need not be. */
  private Optional<Deployed> objection(Optional<Deployment> current, String there, String after)
      throws IOException {
    boolean ours = current.isPresent() && current.get().about().after().equals(there);
    if (there.equals(after)) {
      return Optional.of(new Deployed.AlreadyThere());
    }
    if (there.equals(Digest.NONE) || ours) {
      return Optional.empty();
    }
    return Optional.of(Conflicts.of(place, current, there));
  }

  private Deployed intoImage(Deployment deployment) throws IOException, InterruptedException {
    WayBack way =
        WayBack.prepare(
            deployment,
            there(deployment.about().before()),
            dropIn.bytes(),
            new WayBack.Service(false, vigil));
    new Journal(place.root()).add("begun", deployment, source());
    try {
      change();
    } catch (IOException e) {
      Said _ = way.take("offline", "it could not be written");
      throw e;
    }
    boolean _ = way.confirm("written into an image");
    return new Deployed.Placed();
  }

  /** Whatever happens from here on, the way back is armed. */
  private Deployed armed(WayBack way) throws IOException, InterruptedException {
    try {
      change();
    } catch (IOException e) {
      String reason = reason(e);
      Deployed back = back(way, "the drop-in could not be written: " + reason);
      return back instanceof Deployed.TakenBack ? new Deployed.Lacking(reason) : back;
    }
    progress.accept("wrote " + place.named());
    Said reloaded = Systemctl.reload();
    if (!reloaded.good()) {
      return back(way, "systemctl daemon-reload failed: " + reloaded.line());
    }
    String unit = place.unit().toString();
    Map<String, String> loaded = Systemctl.show(unit, List.of("DropInPaths", "InvocationID"));
    if (!List.of(loaded.getOrDefault("DropInPaths", "").split(" ", -1))
        .contains(place.named().toString())) {
      return back(way, "systemd does not read " + place.named() + ": another file hides it");
    }
    if (nextStart) {
      way.loaded(loaded.getOrDefault("InvocationID", ""));
      return isOpen(way) ? new Deployed.Placed() : decided(way);
    }
    Files.createFile(way.deployment().directory().resolve("restarted"));
    progress.accept("restarting " + unit);
    Said restarted = Systemctl.restart(unit, vigil.start());
    if (!restarted.good()) {
      return back(way, "it does not start: " + why(unit, restarted));
    }
    Optional<String> objection =
        new Watching(place, vigil, lookout, progress, () -> isOpen(way)).objection();
    if (!isOpen(way)) {
      return decided(way);
    }
    return objection.isPresent()
        ? back(way, objection.get())
        : way.confirm("nothing bad in " + vigil.length().toSeconds() + " s")
            ? new Deployed.Confirmed("watched for " + vigil.length().toSeconds() + " s")
            : decided(way);
  }

  private static boolean isOpen(WayBack way) {
    try {
      return Files.exists(way.deployment().directory().resolve(State.PENDING.word()));
    } catch (IOException e) {
      return false;
    }
  }

  private void change() throws IOException {
    Path conf = place.dropIn();
    if (Files.exists(conf)) {
      Files.copy(
          conf,
          place.backup(),
          StandardCopyOption.COPY_ATTRIBUTES,
          StandardCopyOption.REPLACE_EXISTING);
      try (FileChannel channel = FileChannel.open(place.backup(), StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
    AtomicFile.write(conf, place.temporary(), dropIn.bytes());
  }

  private static String why(String unit, Said restarted) throws IOException, InterruptedException {
    if (restarted.code() == 124) {
      return restarted.words();
    }
    Map<String, String> state =
        Systemctl.show(unit, List.of("Result", "ExecMainCode", "ExecMainStatus"));
    return Ending.words(state);
  }

  private Deployed back(WayBack way, String reason) throws IOException, InterruptedException {
    progress.accept("taking it back: " + reason);
    Said said = way.take("undo", reason);
    Optional<Deployment> now = Deployment.read(place, way.deployment().id());
    if (now.isPresent() && now.get().state() == State.UNDONE) {
      return new Deployed.TakenBack(reason);
    }
    if (now.isPresent() && now.get().state() == State.CONFLICT) {
      return new Deployed.Conflict(
          reason
              + "; but "
              + place.named()
              + " was changed by somebody else meanwhile, and is left as it is",
          Conflicts.diff(place, way.deployment()));
    }
    return new Deployed.Stuck(reason, said.line());
  }

  /** Somebody else decided: the timer, or a user in another terminal. */
  private Deployed decided(WayBack way) throws IOException, InterruptedException {
    for (int look = 0; look < 600; look++) {
      Optional<Deployment> now = Deployment.read(place, way.deployment().id());
      State state = now.map(Deployment::state).orElse(State.UNDOING);
      switch (state) {
        case CONFIRMED -> {
          return new Deployed.Confirmed("by ringfence confirm");
        }
        case UNDONE -> {
          return new Deployed.TakenBack("somebody else took it back: ringfence rollback, or time");
        }
        case CONFLICT -> {
          return new Deployed.Conflict(
              place.named() + " was changed by somebody else, and is left as it is",
              Conflicts.diff(place, way.deployment()));
        }
        case PENDING, UNDOING -> Thread.sleep(Duration.ofMillis(100));
      }
    }
    return new Deployed.Stuck("it is being taken back", "which takes long");
  }

  /** The diff from the file that is there to the drop-in. */
  public String diff() throws IOException {
    Path conf = place.dropIn();
    boolean there = Files.isRegularFile(conf);
    String before = there ? new String(Files.readAllBytes(conf), StandardCharsets.UTF_8) : "";
    String name = place.named().toString();
    return UnifiedDiff.between(
        there ? name : "/dev/null",
        before,
        name,
        new String(dropIn.bytes(), StandardCharsets.UTF_8));
  }
}

package dev.ringfence.clone;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A running throwaway copy of a root under its own systemd. Closing it ends everything in it; the
 * kernel takes a second or two for that, which happens in the background and is awaited when this
 * program ends.
 */
public final class Clone implements Closeable {
  /** The newest of them: a service in a loop must not fill our memory. */
  private static final int MOST_ENTRIES = 10_000;

  private static final int MOST_JOURNAL_BYTES = 64 << 20;

  private static final Duration JOURNAL_PATIENCE = Duration.ofSeconds(60);

  /** A unit that the clone was asked to start may take its own time-out, 90 s by default. */
  private static final Duration BOOT_PATIENCE = Duration.ofSeconds(100);

  private static final Set<String> WITHHELD =
      Arrays.stream(Namespaces.DROPPED_CAPABILITIES.split(",", -1))
          .map(dropped -> "CAP_" + dropped.substring(1).toUpperCase(Locale.ROOT))
          .collect(Collectors.toUnmodifiableSet());

  private final Launch launch;
  private final Systemd systemd;
  private final Namespaces namespaces;
  private final DirectWriter writer;

  private Clone(Launch launch, Systemd systemd, Namespaces namespaces, DirectWriter writer) {
    this.launch = launch;
    this.systemd = systemd;
    this.namespaces = namespaces;
    this.writer = writer;
  }

  /**
   * Boots a clone and returns when it is ready: with its journal, its temporary directories, and
   * the units it was asked to start.
   *
   * @throws CloneFailedException when this machine does not allow it, with what to do
   */
  public static Clone boot(CloneRequest request) throws IOException {
    RunDirectory.sweep();
    Launch launch = Launch.start(request);
    try {
      launch.guardSettings();
      Namespaces namespaces = launch.awaitNamespaces();
      namespaces.writeEntrance(launch.cgroups());
      // A systemd that shuts down (a reboot in the clone) would wait for a minute and a half: it
      // stops nsenter(1), which then does not wait for its child.
      Systemd systemd = namespaces.connect(launch::close);
      // Until then systemd-tmpfiles clears /tmp, and there is no journal.
      JobOutcome _ = systemd.start(ClonedFiles.TARGET, BOOT_PATIENCE);
      return new Clone(launch, systemd, namespaces, DirectWriter.of(namespaces.pid()));
    } catch (IOException | RuntimeException e) {
      launch.close();
      throw e;
    }
  }

  /**
   * The capabilities that nobody in a clone has, such as {@code CAP_SYS_TIME}: what they allow
   * would change the host.
   */
  public static Set<String> withheldCapabilities() {
    return WITHHELD;
  }

  /** The clone's systemd. */
  public Systemd systemd() {
    return systemd;
  }

  /** The PID of the clone's systemd, as this process sees it. */
  public long pid() {
    return namespaces.pid();
  }

  /** What every audit record of this clone's processes carries as {@code auid=}. */
  public long auditStamp() {
    return launch.auditStamp();
  }

  /** What is not in the clone as it is on the host, in words for the user. */
  public List<String> notes() {
    return launch.notes();
  }

  /** The directory of the clone's root cgroup on the host. */
  public Path cgroup() {
    return launch.cgroup();
  }

  /**
   * The directory of a unit's cgroup on the host.
   *
   * @param properties of the unit, while it runs
   */
  public Path cgroupOf(UnitProperties properties) {
    String path = properties.text("ControlGroup");
    return path.isEmpty() ? cgroup() : cgroup().resolve(path.substring(1));
  }

  /** Writes a text file in the clone, with its directories; a file that is there is replaced. */
  public void writeFile(String path, String text) throws IOException {
    writeFile(path, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Writes a file in the clone, with its directories; a file that is there is replaced. */
  public void writeFile(String path, byte[] content) throws IOException {
    Path absolute = Path.of(path);
    if (!absolute.isAbsolute() || !absolute.normalize().equals(absolute)) {
      throw new IllegalArgumentException("not an absolute path: " + path);
    }
    if (!writer.write(absolute, content)) {
      namespaces.writeFile(path, content);
    }
  }

  /** Runs a program in the clone and waits for its end, see {@link Execution}. */
  public Execution.Result run(List<String> command, Duration timeout, int outputLimit)
      throws IOException {
    return Execution.run(namespaces, launch.cgroups(), command, timeout, outputLimit);
  }

  /**
   * What the clone's journal holds, oldest first, after all that was written until now has arrived
   * there.
   *
   * @param matches further arguments of journalctl(1), such as {@code --unit=nginx.service}, {@code
   *     --after-cursor=} with an entry's {@code __CURSOR}, or {@code MESSAGE_ID=}
   */
  public List<JournalEntry> journal(List<String> matches) throws IOException {
    List<String> command = new ArrayList<>();
    String script = "journalctl --sync; exec journalctl -o json --all --no-pager --quiet \"$@\"";
    command.addAll(List.of("sh", "-c", script, "journalctl", "--lines=" + MOST_ENTRIES));
    command.addAll(matches);
    Execution.Result result = run(command, JOURNAL_PATIENCE, MOST_JOURNAL_BYTES);
    return JournalEntry.parse(result.out().text());
  }

  /**
   * A program on the host by which a user enters the clone while it runs: a shell, or the command
   * given as its arguments.
   */
  public String entrance() {
    return namespaces.entrance();
  }

  /** Lets the clone live on when this program ends: until its systemd ends or is killed. */
  public void keep() throws IOException {
    launch.keep();
  }

  /** Waits until nothing of a closed clone is left, at most so long; true when it is gone. */
  public boolean awaitGone(Duration timeout) throws IOException {
    return launch.awaitGone(timeout);
  }

  @Override
  public void close() {
    try {
      writer.close();
    } catch (IOException e) {
      // Its directory went with the clone.
    }
    launch.close();
  }
}

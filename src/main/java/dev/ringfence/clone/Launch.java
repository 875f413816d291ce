package dev.ringfence.clone;

import dev.ringfence.linux.SysctlGuard;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The supervisor process of one clone, and what it says. */
final class Launch {
  /** From the supervisor's start to systemd's; the slowest seen under load was two seconds. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Where the tools of the host are looked for, whatever the caller's own path. */
  static final List<String> SEARCH_PATH = List.of("/usr/sbin", "/usr/bin", "/sbin", "/bin");

  private final Process supervisor;
  private final Path directory;
  private final String cpus;
  private final long auditStamp;
  private final List<String> notes = new CopyOnWriteArrayList<>();
  private final List<Path> cgroups = new CopyOnWriteArrayList<>();
  private final CompletableFuture<Path> cgroup = new CompletableFuture<>();
  private final CompletableFuture<Long> pid = new CompletableFuture<>();
  private final CompletableFuture<Void> end = new CompletableFuture<>();

  private Launch(
      Process supervisor, Path directory, String cpus, long auditStamp, List<String> notes) {
    this.supervisor = supervisor;
    this.directory = directory;
    this.cpus = cpus;
    this.auditStamp = auditStamp;
    this.notes.addAll(notes);
  }

  /** Prepares the run directory and starts the supervisor. */
  static Launch start(CloneRequest request) throws IOException {
    Path root = request.root().toRealPath();
    List<Mount> mounts = Mount.parse(Files.readString(Path.of("/proc/self/mountinfo")));
    MountPlan plan = MountPlan.of(mounts, root, request.excluded());
    Cgroups cgroups = Cgroups.ofThisHost(mounts);
    Path systemd = systemdIn(root);
    String cpus = Cpus.choose(request.cpus());
    Path directory = RunDirectory.create();
    // Far above any user's ID, far below "unset"; unique enough among the clones of one host.
    long stamp = 0x60000000L + ThreadLocalRandom.current().nextInt(0x10000000);
    for (String script : List.of("supervise.sh", "stage.sh", "enter.sh")) {
      copyScript(script, directory);
    }
    Files.writeString(directory.resolve("mounts"), plan.toText());
    Files.writeString(
        directory.resolve("fstab"),
        Fstab.of(
            directory.resolve("stage"),
            request.limits().writtenBytes(),
            procOptions(mounts),
            Files.isDirectory(root.resolve("var/log/journal"))));
    Files.writeString(directory.resolve("net"), NetworkSettings.ofThisHost());
    ClonedFiles.write(request, root, directory.resolve("files"));

    List<String> command = new ArrayList<>();
    // A session of its own: Ctrl-C and what ends our process group must not end the supervisor.
    command.add("setsid");
    if (cgroups.delegated()) {
      command.addAll(
          List.of("systemd-run", "--scope", "--quiet", "--collect", "-p", "Delegate=yes"));
      command.add("--unit=" + directory.getFileName());
    }
    command.addAll(List.of("sh", directory.resolve("supervise.sh").toString()));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.redirectError(directory.resolve("console").toFile());
    Map<String, String> environment = builder.environment();
    environment.clear();
    environment.put("PATH", String.join(":", SEARCH_PATH));
    environment.put("DIR", directory.toString());
    environment.put("NAME", String.valueOf(directory.getFileName()));
    environment.put("ROOT", root.toString());
    environment.put("SYSTEMD", systemd.toString());
    environment.put("CGROUP_PARENT", cgroups.parent().toString());
    environment.put("DELEGATED", cgroups.delegated() ? "1" : "0");
    environment.put("PIDS_V1", cgroups.pids());
    environment.put("MEMORY_V1", cgroups.memory());
    environment.put("PIDS_MAX", Integer.toString(request.limits().processes()));
    environment.put("MEMORY_MAX", Long.toString(request.limits().memoryBytes()));
    environment.put("TMPFS_SIZE", Long.toString(request.limits().writtenBytes()));
    environment.put("CPUS", cpus);
    environment.put("STAGE_UPPER", upper(request.upper(), directory));
    environment.put("AUDIT_STAMP", Long.toString(stamp));
    environment.put("DROPPED", Namespaces.DROPPED_CAPABILITIES);
    environment.put("NODES", String.join(" ", Fstab.nodes()));
    Launch launch = new Launch(builder.start(), directory, cpus, stamp, plan.notes());
    Teardown.watch(launch);
    Thread.ofPlatform().daemon().name("clone-supervisor").start(launch::listen);
    return launch;
  }

  /** Where systemd lies below a root, as a path in it. */
  static Path systemdIn(Path root) throws CloneFailedException {
    for (String place : List.of("usr/lib/systemd/systemd", "lib/systemd/systemd")) {
      if (Files.isExecutable(root.resolve(place))) {
        return Path.of("/").resolve(place);
      }
    }
    throw new CloneFailedException(
        "there is no systemd in " + root, "name a root that has it, or install it there");
  }

  private static void copyScript(String name, Path directory) throws IOException {
    try (InputStream script = Launch.class.getResourceAsStream(name)) {
      if (script == null) {
        throw new IllegalStateException("the resource " + name + " is missing");
      }
      Files.copy(script, directory.resolve(name));
    }
  }

  /** A directory of the clone's own on the disk that the user named; empty for none. */
  private static String upper(Upper upper, Path directory) throws IOException {
    return switch (upper) {
      case Upper.InMemory() -> "";
      case Upper.OnDisk(Path place) -> {
        Path own = place.toRealPath().resolve(String.valueOf(directory.getFileName()));
        Files.writeString(directory.resolve("upper"), own + "\n");
        Files.createDirectory(own);
        yield own.toString();
      }
    };
  }

  /** Who sees whose processes in /proc is the administrator's choice and holds in the clone too. */
  private static String procOptions(List<Mount> mounts) {
    StringBuilder options = new StringBuilder();
    for (Mount mount : mounts) {
      if (mount.type().equals("proc") && mount.point().equals("/proc")) {
        mount.superOptions().stream()
            .filter(option -> option.startsWith("hidepid=") || option.startsWith("gid="))
            .forEach(option -> options.append(',').append(option));
      }
    }
    return options.toString();
  }

  private void listen() {
    String failed = "";
    try (BufferedReader lines = supervisor.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        int blank = line.indexOf(' ');
        String word = blank < 0 ? line : line.substring(0, blank);
        String rest = line.substring(blank + 1);
        switch (word) {
          case "cgroup" -> {
            cgroups.add(Path.of(rest));
            cgroup.complete(Path.of(rest));
          }
          case "note" -> notes.add(rest);
          case "pid" -> pid.complete(Long.parseLong(rest));
          case "fail" -> failed = failed.isEmpty() ? rest : failed;
          case "console" -> failed = failed.isEmpty() ? rest : failed + ": " + rest.strip();
          default -> {
            // "end": so does the stream.
          }
        }
      }
    } catch (IOException e) {
      failed = String.valueOf(e.getMessage());
    }
    CloneFailedException failure =
        new CloneFailedException(
            "the clone did not boot" + (failed.isEmpty() ? "" : ", it failed at " + failed), "");
    cgroup.completeExceptionally(failure);
    pid.completeExceptionally(failure);
    end.complete(null);
  }

  /**
   * Keeps the clone from the settings of the host's kernel, while it is laid out, or notes that
   * nothing does.
   */
  void guardSettings() throws IOException {
    Path own = await(cgroup);
    try {
      SysctlGuard.attach(own);
    } catch (IOException e) {
      notes.add(
          "what a unit with ProtectProc= writes to /proc/sys reaches the host ("
              + e.getMessage()
              + ")");
    }
  }

  /** Waits until the clone is laid out and its systemd starts. */
  Namespaces awaitNamespaces() throws IOException {
    return new Namespaces(directory, await(pid), cpus);
  }

  private static <T> T await(CompletableFuture<T> future) throws IOException {
    try {
      return future.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof CloneFailedException failed) {
        throw failed;
      }
      throw new IOException(e.getCause());
    } catch (TimeoutException e) {
      throw new CloneFailedException(
          "the clone was not laid out within " + PATIENCE.toSeconds() + " s", "");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
  }

  long auditStamp() {
    return auditStamp;
  }

  List<String> notes() {
    return List.copyOf(notes);
  }

  Path cgroup() {
    return cgroups.getFirst();
  }

  /** The clone's own cgroups, the one of the unified hierarchy first. */
  List<Path> cgroups() {
    return List.copyOf(cgroups);
  }

  void keep() throws IOException {
    supervisor.getOutputStream().write("keep\n".getBytes(StandardCharsets.US_ASCII));
    supervisor.getOutputStream().flush();
    Teardown.forget(this);
  }

  /** Tells the supervisor to end the clone; returns at once. */
  void close() {
    try {
      supervisor.getOutputStream().close();
    } catch (IOException e) {
      // It has ended already.
    }
  }

  boolean awaitGone(Duration timeout) throws IOException {
    try {
      end.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      throw new IOException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
  }

  boolean isGone() {
    return end.isDone();
  }
}

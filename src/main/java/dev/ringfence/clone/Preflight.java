package dev.ringfence.clone;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Whether this machine can boot clones, found out by trying, before any work is begun. */
public sealed interface Preflight {
  /**
   * It can.
   *
   * @param notes what will not be as on the host all the same, each in one line
   */
  record Ready(List<String> notes) implements Preflight {
    public Ready {
      notes = List.copyOf(notes);
    }
  }

  /**
   * It cannot.
   *
   * @param what is missing, in one line
   * @param remedy how to get it, in one line
   */
  record Lacking(String what, String remedy) implements Preflight {}

  /** Looks and tries; takes about 20 ms and leaves nothing behind. */
  static Preflight check(Path root) throws IOException {
    try {
      Privileges.require();
      requireTools();
      requireSystemd(root);
      List<Mount> mounts = Mount.parse(Files.readString(Path.of("/proc/self/mountinfo")));
      Cgroups cgroups = Cgroups.ofThisHost(mounts);
      cgroups.requireKill();
      attempt(root.toRealPath());
      return new Ready(notes(cgroups));
    } catch (CloneFailedException e) {
      return new Lacking(e.what(), e.remedy());
    }
  }

  private static void requireTools() throws CloneFailedException {
    List<String> tools =
        List.of("setsid", "unshare", "nsenter", "setpriv", "taskset", "mount", "pivot_root");
    for (String tool : tools) {
      if (Launch.SEARCH_PATH.stream().noneMatch(place -> Files.exists(Path.of(place, tool)))) {
        throw new CloneFailedException(
            tool + "(1) is not installed", "it belongs to util-linux: apt-get install util-linux");
      }
    }
  }

  private static void requireSystemd(Path root) throws CloneFailedException {
    if (!Files.isDirectory(root)) {
      throw new CloneFailedException(
          "there is no directory " + root, "name the root of an installed system");
    }
    Launch.systemdIn(root);
    if (!Files.exists(root.resolve("usr/bin/systemd-stdio-bridge"))) {
      throw new CloneFailedException(
          "there is no systemd-stdio-bridge in " + root, "it belongs to the package systemd");
    }
  }

  private static void attempt(Path root) throws IOException {
    String script;
    try (InputStream in = Preflight.class.getResourceAsStream("preflight.sh")) {
      if (in == null) {
        throw new IllegalStateException("the resource preflight.sh is missing");
      }
      script = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    ProcessBuilder builder =
        new ProcessBuilder(
            "unshare",
            "--mount",
            "--propagation",
            "private",
            "--uts",
            "--ipc",
            "--net",
            "--pid",
            "--cgroup",
            "--fork",
            "sh",
            "-c",
            script);
    builder.environment().put("ROOT", root.toString());
    builder.environment().put("PATH", String.join(":", Launch.SEARCH_PATH));
    Process process = builder.start();
    process.getOutputStream().close();
    String step = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String words = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    int code = Waiting.exitCode(process);
    if (code == 0 && step.strip().equals("good")) {
      return;
    }
    String said = words.lines().findFirst().orElse("unshare ended with " + code);
    throw switch (step.strip()) {
      case "" ->
          new CloneFailedException(
              "no new namespaces can be made here (" + said + ")",
              "lift RestrictNamespaces= or SystemCallFilter= from the calling service, or run the"
                  + " container with --privileged");
      case "overlay" -> overlayFailed(root);
      case "cgroup2" ->
          new CloneFailedException(
              "cgroup2 cannot be mounted (" + said + ")", "the kernel needs CONFIG_CGROUPS");
      default ->
          new CloneFailedException(
              "mount is forbidden here: " + step.strip() + " (" + said + ")",
              "run the container with --privileged");
    };
  }

  /** mount(8) has the same words for all of them. */
  private static CloneFailedException overlayFailed(Path root) throws IOException {
    if (Files.readAllLines(Path.of("/proc/filesystems")).stream()
        .noneMatch(line -> line.endsWith("\toverlay"))) {
      return new CloneFailedException(
          "this kernel has no overlay file system", "modprobe overlay, or CONFIG_OVERLAY_FS=y");
    }
    String type = Files.getFileStore(root).type();
    return new CloneFailedException(
        "no overlay can be mounted over " + root + ", which is on " + type,
        type.equals("overlay")
            ? "the kernel stacks two overlays and no third: name a --root on a disk, or a volume"
            : "name a --root on another file system");
  }

  private static List<String> notes(Cgroups cgroups) throws IOException {
    List<String> notes = new ArrayList<>();
    Path users = Path.of("/proc/sys/user/max_user_namespaces");
    if (!Files.exists(users) || Files.readString(users).strip().equals("0")) {
      notes.add(
          "user namespaces are switched off: PrivateUsers= fails here;"
              + " sysctl user.max_user_namespaces=10000 switches them on");
    }
    if (!cgroups.delegated()) {
      notes.add(
          "PID 1 is not systemd: cgroups are made beside this process's own, without delegation");
    }
    return notes;
  }
}

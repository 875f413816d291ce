package dev.ringfence.host;

import dev.ringfence.host.HostSetting.State;
import dev.ringfence.linux.UnprivilegedBpf;
import dev.ringfence.unit.Root;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * Settings of the kernel that decide what a process in no sandbox can do. Of the running machine
 * they are read from the kernel, and what they say is tried as nobody; of another root, read from
 * its configuration.
 */
final class KernelState {
  private static final Path SECURITY = Path.of("/sys/kernel/security");
  private static final int PATIENCE_SECONDS = 10;

  private final Root root;
  private final Sysctls sysctls;

  KernelState(Root root, Sysctls sysctls) {
    this.root = root;
    this.sysctls = sysctls;
  }

  List<HostSetting> settings() throws IOException, InterruptedException {
    List<HostSetting> settings = new ArrayList<>();
    settings.add(dmesg());
    settings.add(hidepid());
    settings.add(lockdown());
    settings.addAll(userNamespaces());
    settings.add(bpf());
    settings.add(yama());
    return settings;
  }

  private HostSetting dmesg() throws InterruptedException {
    HostSetting setting =
        sysctl(
            "kernel.dmesg_restrict",
            value -> value.equals("1"),
            "1 keeps the kernel's log, with addresses and what others' programs did, from users"
                + " without CAP_SYSLOG; ProtectKernelLogs= does it for one service",
            "monitoring that reads dmesg as a user");
    return tried(setting, "reads the kernel's log", "dmesg");
  }

  private HostSetting hidepid() throws IOException, InterruptedException {
    String value = root.isHost() ? mounted() : configured();
    boolean strict = !value.equals("0") && !value.equals("off") && !value.isEmpty();
    HostSetting setting =
        new HostSetting(
            "hidepid of /proc",
            value.isEmpty() ? "0" : value,
            root.isHost() ? "/proc/self/mountinfo" : "/etc/fstab",
            strict ? State.STRICT : State.OPEN,
            "",
            "2 (invisible) hides the processes of others, their command lines and environments,"
                + " from every user; ProtectProc=invisible does it for one service",
            "systemd-logind, polkit and monitoring that run as users, unless they are in the group of"
                + " gid=; systemd's manual advises against it for the whole machine");
    return tried(setting, "sees the processes of others", "test", "-e", "/proc/1/status");
  }

  private static String mounted() throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/self/mountinfo"))) {
      if (line.contains(" /proc ") && line.contains(" - proc ")) {
        return option(line.substring(line.lastIndexOf(' ') + 1));
      }
    }
    return "";
  }

  private String configured() throws IOException {
    Path fstab = root.open(Path.of("/etc/fstab"));
    if (!Files.isRegularFile(fstab)) {
      return "";
    }
    String text = new String(Files.readAllBytes(fstab), StandardCharsets.UTF_8);
    for (String line : text.split("\n", -1)) {
      String[] fields = line.strip().split("\\s+", -1);
      if (fields.length > 3 && fields[1].equals("/proc") && !line.startsWith("#")) {
        return option(fields[3]);
      }
    }
    return "";
  }

  private static String option(String options) {
    for (String option : options.split(",", -1)) {
      if (option.startsWith("hidepid=")) {
        return option.substring("hidepid=".length());
      }
    }
    return "";
  }

  private HostSetting lockdown() throws InterruptedException {
    String text = root.isHost() ? security("lockdown") : "";
    int open = text.indexOf('[');
    int close = text.indexOf(']', open + 1);
    String value = open >= 0 && close > open ? text.substring(open + 1, close) : "";
    return new HostSetting(
        "lockdown",
        value,
        root.isHost() ? "/sys/kernel/security/lockdown" : "the kernel that will run it decides",
        value.isEmpty() ? State.ABSENT : value.equals("none") ? State.OPEN : State.STRICT,
        value.isEmpty() && root.isHost() ? "this kernel does not have it, or does not show it" : "",
        "integrity keeps even root from changing the running kernel: unsigned modules, /dev/mem,"
            + " kexec; confidentiality also from reading it",
        "unsigned drivers, hibernation, some debuggers; with confidentiality also perf and BPF"
            + " tracing, so that ringfence observe cannot work");
  }

  private List<HostSetting> userNamespaces() throws InterruptedException {
    List<HostSetting> settings = new ArrayList<>();
    String brings =
        "that a user cannot become root in a namespace of his own, through which many a hole of the"
            + " kernel was reached; RestrictNamespaces= does it for one service";
    String breaks =
        "rootless containers, sandboxes of browsers, bubblewrap and Flatpak without setuid";
    for (String key :
        List.of(
            "kernel.unprivileged_userns_clone",
            "kernel.apparmor_restrict_unprivileged_userns",
            "user.max_user_namespaces")) {
      boolean apparmor = key.startsWith("kernel.apparmor");
      HostSetting setting =
          sysctl(
              key,
              value -> apparmor ? value.equals("1") : value.equals("0"),
              (apparmor ? "1 means " : "0 means ") + brings,
              key.startsWith("user.")
                  ? breaks + "; PrivateUsers= and DynamicUser= sandboxes of systemd, too"
                  : breaks);
      // The first two are patches of distributions.
      if (setting.state() != State.ABSENT || key.startsWith("user.")) {
        settings.add(setting);
      }
    }
    int last = settings.size() - 1;
    settings.set(
        last, tried(settings.get(last), "makes a user namespace", "unshare", "--user", "true"));
    return settings;
  }

  private HostSetting bpf() throws InterruptedException {
    HostSetting setting =
        sysctl(
            "kernel.unprivileged_bpf_disabled",
            value -> !value.equals("0"),
            "1 or 2 keeps users without CAP_BPF from loading programs into the kernel, whose checker"
                + " had holes",
            "packet filters that programs load as users, which is rare");
    if (!root.isHost()) {
      return setting;
    }
    try {
      return setting.withFound(
          "tried as nobody: "
              + (UnprivilegedBpf.allowed()
                  ? "loads a BPF program"
                  : "loading a program is refused"));
    } catch (IOException e) {
      return setting.withFound("trying it failed: " + e.getMessage());
    }
  }

  private HostSetting yama() {
    return sysctl(
        "kernel.yama.ptrace_scope",
        value -> !value.equals("0"),
        "1 lets a process trace only its own children, so that one broken into cannot read the"
            + " memory of the user's others",
        "attaching a debugger or strace to a running process as a user");
  }

  private HostSetting sysctl(String key, Predicate<String> strict, String brings, String breaks) {
    Optional<Sysctls.Configured> set = sysctls.configured(key);
    Optional<String> value =
        root.isHost() ? Sysctls.running(key) : set.map(Sysctls.Configured::value);
    if (value.isEmpty()) {
      String why = root.isHost() ? "this kernel does not have it" : "no file of the root sets it";
      return new HostSetting(key, "", why, State.ABSENT, "", brings, breaks);
    }
    String source = "set by the kernel or by hand";
    if (set.isPresent()) {
      Sysctls.Configured file = set.get();
      source =
          file.value().equals(value.get())
              ? file.location().toString()
              : "by hand; " + file.location() + " sets " + file.value();
    }
    State state = strict.test(value.get()) ? State.STRICT : State.OPEN;
    return new HostSetting(key, value.get(), source, state, "", brings, breaks);
  }

  private HostSetting tried(HostSetting setting, String does, String... command)
      throws InterruptedException {
    if (!root.isHost()) {
      return setting;
    }
    return Nobody.can(command)
        .map(able -> setting.withFound("tried as nobody: " + does + (able ? "" : " - refused")))
        .orElse(setting);
  }

  /** The security modules that are active; empty when it cannot be told. */
  static String modules() throws InterruptedException {
    return security("lsm");
  }

  /** A file of securityfs, which is mounted for the moment where it is not. */
  private static String security(String name) throws InterruptedException {
    Path file = SECURITY.resolve(name);
    try {
      return Files.readString(file).strip();
    } catch (IOException notMounted) {
      String script = "mount -t securityfs securityfs " + SECURITY + " && cat " + file;
      try {
        Process process =
            new ProcessBuilder("unshare", "--mount", "--propagation", "private", "sh", "-c", script)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        byte[] said = process.getInputStream().readAllBytes();
        boolean good =
            process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
        return good ? new String(said, StandardCharsets.UTF_8).strip() : "";
      } catch (IOException noProgram) {
        return "";
      }
    }
  }
}

package dev.ringfence.clone;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/**
 * The namespaces of a running clone and what goes on in them, by way of nsenter(1).
 *
 * @param directory the clone's run directory, where the script is that enters
 * @param pid of the clone's systemd, as this process sees it
 * @param cpus the CPUs that the clone may use, as taskset(1) takes them
 */
record Namespaces(Path directory, long pid, String cpus) {
  /** What the clone's systemd and all that runs in the clone must not have, see capabilities(7). */
  static final String DROPPED_CAPABILITIES =
      "-sys_time,-sys_module,-sys_rawio,-syslog,-mknod,-perfmon,-sys_pacct,-wake_alarm,"
          + "-block_suspend,-mac_admin,-mac_override,-sys_boot,-audit_read";

  /** A process that will run a program in the clone, in the given cgroups. */
  ProcessBuilder process(List<Path> cgroups, List<String> program) {
    List<String> command = new ArrayList<>();
    command.add("sh");
    command.add(directory.resolve("enter.sh").toString());
    command.add(Long.toString(pid));
    command.add(String.valueOf(directory.getFileName()));
    command.add(String.join(" ", cgroups.stream().map(Path::toString).toList()));
    command.addAll(program);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("DROPPED", DROPPED_CAPABILITIES);
    builder.environment().put("CPUS", cpus);
    return builder;
  }

  /** What a user types to enter: a script that {@link #writeEntrance} has made. */
  String entrance() {
    return directory.resolve("enter").toString();
  }

  /**
   * Makes the script by which a user enters. What is run by it has the clone's limits, and ends
   * with the clone.
   */
  void writeEntrance(List<Path> cgroups) throws IOException {
    List<String> joined = new ArrayList<>(cgroups.stream().map(Path::toString).toList());
    // systemd hands controllers down from the clone's own cgroup, which then takes no processes.
    joined.set(0, "$shell");
    String script =
        """
        #!/bin/sh
        # Enters the clone: a shell, or the command given.
        shell='%1$s'/shell-$$
        mkdir "$shell" || exit 125
        export DROPPED=%2$s CPUS=%3$s
        [ $# -gt 0 ] || set -- sh -l
        exec sh '%4$s/enter.sh' %5$d %6$s "%7$s" env "TERM=${TERM:-dumb}" "$@"
        """
            .formatted(
                cgroups.getFirst(),
                DROPPED_CAPABILITIES,
                cpus,
                directory,
                pid,
                directory.getFileName(),
                String.join(" ", joined));
    Path file = Path.of(entrance());
    Files.writeString(file, script);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
  }

  /**
   * Connects to the clone's systemd as soon as it takes connections: until then the bridge's shell
   * waits at a named pipe, into which a unit of the clone writes. A bridge is needed because
   * systemd refuses a peer whose PID its namespace does not know.
   */
  Systemd connect(Runnable end) throws IOException {
    String wait = "read -r ready </run/ringfence/ready; ";
    String bridge = "exec systemd-stdio-bridge -punix:path=/run/systemd/private";
    Process process =
        process(List.of(), List.of("sh", "-c", wait + bridge))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    return new Systemd(process.getInputStream(), process.getOutputStream(), end);
  }

  /**
   * Writes by a process in the clone: through {@code /proc/PID/root} an absolute symbolic link
   * would lead back to the host.
   */
  void writeFile(String path, byte[] content) throws IOException {
    String script = "mkdir -p \"${0%/*}\" && cat >\"$0.new\" && mv -T \"$0.new\" \"$0\"";
    Process process =
        process(List.of(), List.of("sh", "-c", script, path)).redirectErrorStream(true).start();
    process.getOutputStream().write(content);
    process.getOutputStream().close();
    String words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (Waiting.exitCode(process) != 0) {
      throw new IOException("cannot write " + path + " in the clone: " + words.strip());
    }
  }
}

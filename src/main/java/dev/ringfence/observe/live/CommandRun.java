package dev.ringfence.observe.live;

import dev.ringfence.linux.ControlGroup;
import dev.ringfence.linux.UserLocale;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One command and everything it starts, in a control group of its own. A guard outside of it holds
 * the end of a pipe: whatever ends this process, SIGKILL included, the guard ends the group.
 */
public final class CommandRun implements AutoCloseable {
  /** Signals of the terminal are for the command; the guard's end is its input's end. */
  private static final String GUARD =
      """
      trap '' INT TERM HUP QUIT
      mkdir "$1" || exit 1
      echo ready
      read -r line
      tries=0
      while [ $tries -lt 200 ]; do
        echo 1 2>/dev/null >"$1/cgroup.kill"
        find "$1" -depth -type d -exec rmdir {} + 2>/dev/null
        [ -d "$1" ] || exit 0
        sleep 0.05
        tries=$((tries + 1))
      done
      exit 1
      """;

  /** The shell moves itself into the group, which is what begins the observation. */
  private static final String START = "echo 0 >\"$0/cgroup.procs\" && exec \"$@\"";

  private final ControlGroup group;
  private final Process guard;
  private final Process command;

  private CommandRun(ControlGroup group, Process guard, Process command) {
    this.group = group;
    this.guard = guard;
    this.command = command;
  }

  /** A control group for one command: made, guarded and still empty. */
  public static final class Place {
    private final ControlGroup group;
    private final Process guard;

    private Place(ControlGroup group, Process guard) {
      this.group = group;
      this.guard = guard;
    }

    public ControlGroup group() {
      return group;
    }

    /** Starts the command in it. */
    public CommandRun start(List<String> command) throws IOException {
      List<String> words = new ArrayList<>();
      words.addAll(List.of("/bin/sh", "-c", START, group.directory().toString()));
      words.addAll(command);
      ProcessBuilder builder = new ProcessBuilder(words).inheritIO();
      UserLocale.restore(builder.environment());
      return new CommandRun(group, guard, builder.start());
    }
  }

  /**
   * Makes the place for a command.
   *
   * @throws CannotObserveException when there is no version 2 hierarchy, or we may not
   */
  public static Place place() throws IOException {
    ControlGroup root = Observer.controlGroups();
    ControlGroup group =
        ControlGroup.ofThisProcess(root)
            .below("ringfence-" + ProcessHandle.current().pid() + "-" + System.nanoTime());
    Process guard =
        new ProcessBuilder("/bin/sh", "-c", GUARD, "ringfence-guard", group.directory().toString())
            .redirectErrorStream(true)
            .start();
    String answer =
        new BufferedReader(new InputStreamReader(guard.getInputStream(), StandardCharsets.UTF_8))
            .readLine();
    if (!"ready".equals(answer)) {
      throw new CannotObserveException(
          "no control group can be made: " + (answer == null ? group.directory() : answer));
    }
    return new Place(group, guard);
  }

  /** Whether the command or anything it started is still there. */
  public boolean isRunning() throws IOException {
    return command.isAlive() || !group.processes().isEmpty();
  }

  /** Whether the command itself has ended, although what it started may go on. */
  public boolean hasEnded() {
    return !command.isAlive();
  }

  /** Its exit status; 128 and the number of the signal that ended it. */
  public int status() throws InterruptedException {
    return command.waitFor();
  }

  /** Ends everything in the group and removes it. */
  @Override
  public void close() throws IOException {
    guard.getOutputStream().close();
    try {
      if (!guard.waitFor(15, TimeUnit.SECONDS)) {
        throw new IOException(group.directory() + " cannot be removed");
      }
      command.waitFor(1, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

package dev.ringfence.trial;

import dev.ringfence.clone.Execution;
import dev.ringfence.linux.Signal;
import java.time.Duration;
import java.util.List;

/** How a workload ended. */
public sealed interface WorkloadResult {
  /** It says that the service works. */
  record Passed(Duration took) implements WorkloadResult {}

  /**
   * It stayed up, and somebody opened at its sockets.
   *
   * @param howLong it was left alone
   * @param open the sockets, such as {@code 0.0.0.0:80}; empty when it waits at none
   */
  record StayedUp(Duration howLong, List<String> open) implements WorkloadResult {
    public StayedUp {
      open = List.copyOf(open);
    }
  }

  /**
   * Nobody opened at sockets that opened unhardened.
   *
   * @param sockets such as {@code 0.0.0.0:80}
   */
  record NobodyHome(List<String> sockets) implements WorkloadResult {
    public NobodyHome {
      sockets = List.copyOf(sockets);
    }
  }

  /**
   * It says that the service does not work.
   *
   * @param exitCode of the shell; above 128, the shell ended by signal {@code exitCode - 128}
   * @param out the beginning of its standard output
   * @param err the beginning of its standard error
   * @param droppedBytes what it wrote beyond that
   */
  record Failed(int exitCode, String out, String err, long droppedBytes, Duration took)
      implements WorkloadResult {
    /** sh(1): the command was found but could not be run. */
    private static final int NOT_EXECUTABLE = 126;

    /** sh(1): there is no such command. */
    private static final int NOT_FOUND = 127;

    /** Whether the shell could not even run it, which says nothing about the service. */
    public boolean couldNotRun() {
      return exitCode == NOT_FOUND || exitCode == NOT_EXECUTABLE;
    }

    /** The last line that it wrote, standard error first; empty when it wrote nothing. */
    public String lastLine() {
      String text = err.isBlank() ? out.strip() : err.strip();
      return text.substring(text.lastIndexOf('\n') + 1);
    }
  }

  /** It was still running when its time was up, and was ended. */
  record TimedOut(Duration after, String out, String err) implements WorkloadResult {}

  /** It was not begun, because the service did not start. */
  record NotRun() implements WorkloadResult {}

  /** What came of a command that had so long. */
  static WorkloadResult of(Execution.Result result, Duration timeout) {
    String out = result.out().text();
    String err = result.err().text();
    if (result.timedOut()) {
      return new TimedOut(timeout, out, err);
    }
    return result.exitCode() == 0
        ? new Passed(result.took())
        : new Failed(
            result.exitCode(),
            out,
            err,
            result.out().dropped() + result.err().dropped(),
            result.took());
  }

  /** Whether it says that the service does not work. */
  default boolean failed() {
    return switch (this) {
      case Failed _, TimedOut _, NobodyHome _ -> true;
      case Passed _, StayedUp _, NotRun _ -> false;
    };
  }

  /** In few words. */
  default String describe() {
    return switch (this) {
      case Passed(Duration took) -> "passed in " + Words.duration(took);
      case StayedUp(Duration howLong, List<String> open) ->
          "passed: it stayed up for "
              + Words.duration(howLong)
              + (open.isEmpty() ? "" : " and opened at " + String.join(", ", open));
      case NobodyHome(List<String> sockets) ->
          "found nobody at " + String.join(", ", sockets) + ", which opens unhardened";
      case Failed failed ->
          (failed.couldNotRun()
                  ? "could not be run"
                  : failed.exitCode() > 128
                      ? "was ended by " + Signal.name(failed.exitCode() - 128)
                      : "failed with exit status " + failed.exitCode())
              + (failed.lastLine().isEmpty() ? "" : ": " + failed.lastLine());
      case TimedOut(Duration after, String _, String _) ->
          "was not done in " + Words.duration(after);
      case NotRun() -> "was not run";
    };
  }
}

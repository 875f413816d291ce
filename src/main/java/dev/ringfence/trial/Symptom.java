package dev.ringfence.trial;

import dev.ringfence.linux.Errno;
import dev.ringfence.linux.Signal;
import java.time.Duration;
import java.util.List;

/** One way in which a run of a service went wrong, as systemd or the workload showed it. */
public sealed interface Symptom {
  /** When it went wrong. */
  Phase phase();

  /**
   * systemd could not set up a process of the service, and its program never ran.
   *
   * @param exec the setting whose program it was, such as {@code ExecStart}
   * @param status says at which step, such as 226/NAMESPACE
   * @param errno why, 0 when systemd could not say
   * @param words systemd's; empty when it could not say (a jail without the journal's socket)
   */
  record SetUpFailed(Phase phase, String exec, ExitStatus status, int errno, String words)
      implements Symptom {}

  /** A program of the service ended itself with a status that means failure. */
  record Exited(Phase phase, String exec, String program, ExitStatus status) implements Symptom {}

  /** A program of the service was ended by a signal. */
  record Killed(Phase phase, String exec, String program, int signal, boolean dumpedCore)
      implements Symptom {}

  /** The service took longer than it was given. */
  record TookTooLong(Phase phase, Duration given) implements Symptom {}

  /** systemd did not start it because a condition was not met. */
  record ConditionsUnmet(Phase phase, List<Condition> conditions) implements Symptom {
    public ConditionsUnmet {
      conditions = List.copyOf(conditions);
    }
  }

  /** Something that it needs did not start. */
  record DependencyFailed(Phase phase, List<String> units) implements Symptom {
    public DependencyFailed {
      units = List.copyOf(units);
    }
  }

  /** systemd did not take the job, for instance because it does not accept the unit's settings. */
  record Refused(Phase phase, String words) implements Symptom {}

  /**
   * Another of systemd's results.
   *
   * @param result such as {@code protocol}, {@code resources}, {@code watchdog}, {@code oom-kill}
   */
  record Failed(Phase phase, String result) implements Symptom {}

  /** It ended, without an error, although it should have run on. */
  record EndedEarly(Phase phase, String activeState) implements Symptom {}

  /** The workload says that the service does not work. */
  record WorkloadFailed(Phase phase, WorkloadResult result) implements Symptom {}

  /** The clone itself ended: something in it rebooted, or killed its systemd. */
  record CloneLost(Phase phase, String words) implements Symptom {}

  /** The step that failed, in one word: systemd's, or the setting or phase. */
  default String step() {
    return switch (this) {
      case SetUpFailed failed -> failed.status().step();
      case Exited exited -> exited.exec();
      case Killed killed -> killed.exec();
      case ConditionsUnmet _ -> "condition";
      case DependencyFailed _ -> "dependency";
      case CloneLost _ -> "clone";
      case TookTooLong _, Refused _, Failed _, EndedEarly _, WorkloadFailed _ -> phase().word();
    };
  }

  /** What happened, in one line for the user. */
  default String describe() {
    return switch (this) {
      case SetUpFailed(Phase _, String exec, ExitStatus status, int errno, String _) ->
          "systemd could not set up "
              + exec
              + "= (exit status "
              + status
              + (errno == 0 ? ")" : ", " + Errno.name(errno) + ")");
      case Exited(Phase _, String exec, String program, ExitStatus status) ->
          program + " (" + exec + "=) ended with exit status " + status;
      case Killed(Phase _, String exec, String program, int signal, boolean _) ->
          program + " (" + exec + "=) was ended by " + Signal.name(signal);
      case TookTooLong(Phase phase, Duration given) ->
          "the " + phase.word() + " was not done in " + Words.duration(given);
      case ConditionsUnmet(Phase _, List<Condition> conditions) ->
          "systemd did not start it, for this is not so: "
              + String.join(", ", conditions.stream().map(Condition::toString).toList());
      case DependencyFailed(Phase _, List<String> units) ->
          units.isEmpty()
              ? "a unit that it needs did not start"
              : "what it needs did not start: " + String.join(", ", units);
      case Refused(Phase _, String words) -> "systemd refused: " + words;
      case Failed(Phase phase, String result) -> failed(phase, result);
      case EndedEarly(Phase phase, String state) ->
          phase == Phase.RELOAD || phase == Phase.RESTART
              ? "the " + phase.word() + " ended the service (" + state + ")"
              : "the service ended (" + state + ") although it runs on when it is not hardened";
      case WorkloadFailed(Phase phase, WorkloadResult result) ->
          (phase == Phase.RESTART ? "after restarts the workload " : "the workload ")
              + result.describe();
      case CloneLost(Phase _, String words) -> words;
    };
  }

  /** The results of systemd.service(5), $SERVICE_RESULT, that no process explains. */
  private static String failed(Phase phase, String result) {
    String meaning =
        switch (result) {
          case "protocol" -> "it did not do what its Type= promises (a PID file, a notification)";
          case "resources" -> "systemd lacked what it needs to start a process";
          case "watchdog" -> "it stopped telling systemd that it lives";
          case "oom-kill" -> "the kernel ran out of memory for it";
          case "exec-condition" -> "its ExecCondition= said no";
          case "start-limit-hit" -> "it was started too often";
          default -> "systemd gives no more reason";
        };
    return "the " + phase.word() + " failed with the result " + result + ": " + meaning;
  }
}

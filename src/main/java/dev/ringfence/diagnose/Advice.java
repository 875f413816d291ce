package dev.ringfence.diagnose;

import dev.ringfence.directive.Catalogue;
import dev.ringfence.linux.Errno;
import dev.ringfence.trial.Symptom;
import dev.ringfence.unit.Setting;
import java.util.ArrayList;
import java.util.List;

/** What to say where a trial alone says too little. */
final class Advice {
  private static final int MOST_MISSING = 4;

  /** systemd.exec(5), "Process Exit Codes". */
  private static final int EXEC = 203;

  private static final int NAMESPACE = 226;

  private Advice() {}

  /** What lines have to do with a failure. */
  static List<String> why(List<Setting> culprits, Evidence evidence) {
    List<String> why = new ArrayList<>();
    for (Setting line : culprits) {
      Catalogue.find(line.key())
          .ifPresent(found -> why.add(line.key() + "=: " + found.entry().summary()));
    }
    for (Symptom symptom : evidence.symptoms()) {
      if (symptom instanceof Symptom.SetUpFailed failed && !failed.words().isEmpty()) {
        why.add("systemd says: " + failed.words());
        break;
      }
    }
    if (!evidence.program().isEmpty()) {
      Jail jail = new Jail(evidence.unit(), evidence.files());
      jail.missing(evidence.program()).stream()
          .limit(MOST_MISSING)
          .forEach(missing -> why.add("not in the jail: " + missing));
    }
    return why;
  }

  /** What to do about a line that no change mends as it should. */
  static String on(Setting line, Evidence evidence) {
    String value = line.value();
    return switch (line.key()) {
      case "User" ->
          "there is no user "
              + value
              + " that it could run as: make one (sysusers.d(5))"
              + " or correct the name; leaving the line out would run it as root";
      case "Group", "SupplementaryGroups" ->
          "there is no group " + value + ": make it (sysusers.d(5)), or correct the name";
      case "LoadCredential", "LoadCredentialEncrypted" ->
          "the credential's file is not there: "
              + value
              + "; put it there, or leave the line out"
              + " if the service can do without";
      case "StateDirectory",
          "CacheDirectory",
          "LogsDirectory",
          "RuntimeDirectory",
          "ConfigurationDirectory" ->
          "systemd cannot make the directory " + value + ": look what is there in its place";
      case "AmbientCapabilities" ->
          "systemd itself has not got "
              + value
              + " here, so that it cannot hand it on: a container that was started without it,"
              + " or CapabilityBoundingSet= without it";
      default -> "no smaller change than leaving the line out mends it";
    };
  }

  private static boolean failedWith(Evidence evidence, int status, String errno) {
    return evidence.symptoms().stream()
        .anyMatch(symptom ->
            symptom instanceof Symptom.SetUpFailed failed
                && failed.status().code() == status
                && Errno.name(failed.errno()).equals(errno));
  }

  /** The line that a failure without a sandbox is about. */
  static List<Setting> where(Evidence evidence) {
    for (Symptom symptom : evidence.symptoms()) {
      String key =
          switch (symptom) {
            case Symptom.SetUpFailed failed -> failed.exec();
            case Symptom.Exited exited -> exited.exec();
            case Symptom.Killed killed -> killed.exec();
            case Symptom.ConditionsUnmet _,
                Symptom.TookTooLong _,
                Symptom.DependencyFailed _,
                Symptom.Refused _,
                Symptom.Failed _,
                Symptom.EndedEarly _,
                Symptom.WorkloadFailed _,
                Symptom.CloneLost _ ->
                "ExecStart";
          };
      return Lines.of(evidence.unit(), key);
    }
    return List.of();
  }

  /** What to look at when the sandbox is not it. */
  static List<String> elsewhere(Evidence evidence) {
    List<String> advice = new ArrayList<>();
    String program = evidence.program();
    if (!program.isEmpty() && !evidence.files().exists(program)) {
      advice.add(program + " does not exist: install it, or correct the path");
    } else if (failedWith(evidence, NAMESPACE, "EPERM")) {
      advice.add(
          "systemd may not mount here (EPERM): this is a container without CAP_SYS_ADMIN, or whose"
              + " policy forbids mounts; allow nesting in it, or leave out what needs a mount"
              + " namespace");
    } else if (failedWith(evidence, EXEC, "EACCES") && !program.isEmpty()) {
      advice.add(
          program
              + " may not be executed: its file system is mounted noexec (findmnt -T "
              + program
              + "), or the user of the service lacks the permission (namei -l "
              + program
              + ")");
    } else {
      advice.add("it fails without its sandbox, too: the cause is not one of these lines");
    }
    return advice;
  }
}

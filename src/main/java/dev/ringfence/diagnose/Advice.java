package dev.ringfence.diagnose;

import dev.ringfence.directive.Catalogue;
import dev.ringfence.trial.Symptom;
import dev.ringfence.unit.Setting;
import java.util.ArrayList;
import java.util.List;

/** What to say where a trial alone says too little. */
final class Advice {
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
      default -> "no smaller change than leaving the line out mends it";
    };
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
    } else {
      advice.add("it fails without its sandbox, too: the cause is not one of these lines");
    }
    return advice;
  }
}

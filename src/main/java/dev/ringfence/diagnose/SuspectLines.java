package dev.ringfence.diagnose;

import dev.ringfence.trial.Symptom;
import dev.ringfence.trial.hardening.Suspects;
import dev.ringfence.unit.Setting;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which lines are likely to be it, the likeliest first; a trial decides. */
final class SuspectLines {
  /** What systemd could not do, by its exit status, and the settings that ask for it. */
  private static final Map<Integer, List<String>> BY_STATUS =
      Map.ofEntries(
          Map.entry(200, List.of("ProtectHome", "WorkingDirectory", "RootDirectory")),
          Map.entry(
              203,
              List.of(
                  "NoExecPaths",
                  "TemporaryFileSystem",
                  "RootDirectory",
                  "ProtectHome",
                  "InaccessiblePaths",
                  "CapabilityBoundingSet",
                  "SecureBits",
                  "PrivateTmp")),
          Map.entry(205, List.of("LimitNOFILE", "LimitNPROC", "LimitMEMLOCK", "LimitCORE")),
          Map.entry(208, List.of("DevicePolicy", "StandardInput", "PrivateDevices")),
          Map.entry(209, List.of("StandardOutput")),
          Map.entry(210, List.of("RootDirectory")),
          Map.entry(213, List.of("SecureBits")),
          Map.entry(216, List.of("Group", "SupplementaryGroups")),
          Map.entry(217, List.of("User", "PrivateUsers")),
          Map.entry(218, List.of("AmbientCapabilities", "CapabilityBoundingSet", "SecureBits")),
          Map.entry(222, List.of("StandardError", "StandardOutput")),
          Map.entry(224, List.of("PAMName")),
          Map.entry(225, List.of("PrivateNetwork", "NetworkNamespacePath")),
          Map.entry(
              226,
              List.of(
                  "ReadWritePaths",
                  "ReadOnlyPaths",
                  "InaccessiblePaths",
                  "ExecPaths",
                  "NoExecPaths",
                  "BindPaths",
                  "BindReadOnlyPaths",
                  "RootDirectory",
                  "RootImage",
                  "TemporaryFileSystem",
                  "ProtectHostname",
                  "PrivateUsers")),
          Map.entry(228, List.of("SystemCallFilter", "RestrictNamespaces")),
          Map.entry(229, List.of("SELinuxContext")),
          Map.entry(230, List.of("Personality")),
          Map.entry(231, List.of("AppArmorProfile")),
          Map.entry(232, List.of("RestrictAddressFamilies")),
          Map.entry(233, List.of("RuntimeDirectory")),
          Map.entry(236, List.of("SmackProcessLabel")),
          Map.entry(237, List.of("KeyringMode")),
          Map.entry(238, List.of("StateDirectory")),
          Map.entry(239, List.of("CacheDirectory")),
          Map.entry(240, List.of("LogsDirectory")),
          Map.entry(241, List.of("ConfigurationDirectory")),
          Map.entry(
              243,
              List.of(
                  "LoadCredential",
                  "LoadCredentialEncrypted",
                  "SetCredential",
                  "SetCredentialEncrypted")));

  /** signal(7) */
  private static final int SIGSYS = 31;

  private final Evidence evidence;
  private final Set<Setting> suspects = new LinkedHashSet<>();

  private SuspectLines(Evidence evidence) {
    this.evidence = evidence;
  }

  static List<Setting> of(Evidence evidence) {
    SuspectLines suspects = new SuspectLines(evidence);
    suspects.byWords();
    evidence.symptoms().forEach(suspects::bySymptom);
    suspects.byCalls();
    suspects.keys(Suspects.of(evidence.denied()));
    return List.copyOf(suspects.suspects);
  }

  private void keys(List<String> keys) {
    for (String key : keys) {
      suspects.addAll(Lines.of(evidence.unit(), key));
    }
  }

  /** Lines with a path in them that systemd names in its message. */
  private void byWords() {
    for (Symptom symptom : evidence.symptoms()) {
      if (symptom instanceof Symptom.SetUpFailed failed) {
        for (Setting line : Lines.all(evidence.unit())) {
          for (String word : line.value().split("[\\s:]+", -1)) {
            String path = word.replaceFirst("^[-+!~]+", "");
            if (path.length() > 1
                && path.startsWith("/")
                && (failed.words() + evidence.words()).contains(path)
                && !evidence.files().exists(path)) {
              suspects.add(line);
            }
          }
        }
      }
    }
  }

  private void bySymptom(Symptom symptom) {
    switch (symptom) {
      case Symptom.SetUpFailed failed ->
          keys(BY_STATUS.getOrDefault(failed.status().code(), List.of()));
      case Symptom.Killed killed when killed.signal() == SIGSYS ->
          keys(List.of("SystemCallFilter", "SystemCallArchitectures"));
      case Symptom.Exited _,
          Symptom.Killed _,
          Symptom.TookTooLong _,
          Symptom.ConditionsUnmet _,
          Symptom.DependencyFailed _,
          Symptom.Refused _,
          Symptom.Failed _,
          Symptom.EndedEarly _,
          Symptom.WorkloadFailed _,
          Symptom.CloneLost _ -> {
        // Calls and facts tell.
      }
    }
  }

  private void byCalls() {
    for (String call : evidence.refusedCalls()) {
      keys(Suspects.ofFilteredCall(call));
    }
  }
}

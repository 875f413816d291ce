package dev.ringfence.diagnose;

import dev.ringfence.directive.Catalogue;
import dev.ringfence.unit.Setting;
import dev.ringfence.unit.Unit;
import java.util.List;
import java.util.Set;

/** Which lines of a unit can keep a service from working, and of what sort they are. */
final class Lines {
  /** They give the service something, so that without them it may fail for want of it. */
  private static final Set<String> PROVIDING =
      Set.of(
          "AmbientCapabilities",
          "CacheDirectory",
          "CacheDirectoryMode",
          "ConfigurationDirectory",
          "ConfigurationDirectoryMode",
          "Group",
          "ImportCredential",
          "JoinsNamespaceOf",
          "LoadCredential",
          "LoadCredentialEncrypted",
          "LogsDirectory",
          "LogsDirectoryMode",
          "OpenFile",
          "PAMName",
          "RuntimeDirectory",
          "RuntimeDirectoryMode",
          "RuntimeDirectoryPreserve",
          "SetCredential",
          "SetCredentialEncrypted",
          "SetLoginEnvironment",
          "StandardError",
          "StandardInput",
          "StandardOutput",
          "StateDirectory",
          "StateDirectoryMode",
          "SupplementaryGroups",
          "User",
          "WorkingDirectory");

  /** They decide on nothing that a process may do. */
  private static final Set<String> NEUTRAL =
      Set.of(
          "CPUWeight",
          "DefaultDependencies",
          "Delegate",
          "DelegateSubgroup",
          "DisableControllers",
          "ExecStart",
          "FileDescriptorStoreMax",
          "IOWeight",
          "NotifyAccess",
          "PermissionsStartOnly",
          "RootDirectoryStartOnly",
          "Slice",
          "Type");

  private Lines() {}

  /** The lines that take something away. */
  static List<Setting> restricting(Unit unit) {
    return unit.settings().stream().filter(Lines::isRestricting).toList();
  }

  /** Those and the lines that name users, directories, files and credentials. */
  static List<Setting> all(Unit unit) {
    return unit.settings().stream()
        .filter(line -> isRestricting(line) || isProviding(line))
        .toList();
  }

  private static boolean isProviding(Setting line) {
    return isForProcesses(line) && PROVIDING.contains(line.key());
  }

  private static boolean isRestricting(Setting line) {
    return isForProcesses(line)
        && !PROVIDING.contains(line.key())
        && !NEUTRAL.contains(line.key())
        && !line.key().endsWith("Accounting")
        && Catalogue.find(line.key()).isPresent();
  }

  private static boolean isForProcesses(Setting line) {
    return line.section().equals("Service");
  }

  /** The lines of one key. */
  static List<Setting> of(Unit unit, String key) {
    return unit.settings("Service", key);
  }
}

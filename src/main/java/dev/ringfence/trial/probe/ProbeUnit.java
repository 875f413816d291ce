package dev.ringfence.trial.probe;

import dev.ringfence.derive.evidence.Assigned;
import dev.ringfence.directive.Catalogue;
import dev.ringfence.directive.Directive;
import dev.ringfence.directive.Sandboxing;
import dev.ringfence.unit.Setting;
import dev.ringfence.unit.Specifiers;
import dev.ringfence.unit.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A copy of a service that runs the probe in the service's sandbox, or in a part of it.
 *
 * @param name of the copy, without its type
 * @param text of the unit
 */
record ProbeUnit(String name, String text) {
  /** Who talks to the service, and what it does besides: nothing of it is its sandbox. */
  private static final Set<String> LEFT_OUT =
      Set.of(
          "BusName",
          "FileDescriptorStoreMax",
          "GuessMainPID",
          "ImportCredential",
          "LoadCredential",
          "LoadCredentialEncrypted",
          "LogNamespace",
          "NonBlocking",
          "NotifyAccess",
          "OpenFile",
          "PAMName",
          "PIDFile",
          "PermissionsStartOnly",
          "RemainAfterExit",
          "RootDirectoryStartOnly",
          "RuntimeDirectoryPreserve",
          "SetCredential",
          "SetCredentialEncrypted",
          "Sockets",
          "SuccessExitStatus",
          "Type",
          "WorkingDirectory");

  private static final List<String> LEFT_OUT_PREFIXES =
      List.of(
          "Environment",
          "Exec",
          "PassEnvironment",
          "Restart",
          "RuntimeMaxSec",
          "Standard",
          "StartLimit",
          "TTY",
          "Timeout",
          "USBFunction",
          "Utmp",
          "Watchdog");

  /** They are exceptions to others, which without them would mean something else. */
  private static final Map<String, String> EXCEPTIONS =
      Map.of(
          "DevicePolicy", "DeviceAllow",
          "IPAddressDeny", "IPAddressAllow",
          "SocketBindDeny", "SocketBindAllow",
          "SystemCallFilter", "SystemCallErrorNumber");

  /** The service's own sandbox. */
  static ProbeUnit whole(String name, Unit unit) {
    return of(name, unit, _ -> true, prefix(unit));
  }

  /** The same without one directive. */
  static ProbeUnit without(String name, Unit unit, Sandboxing directive) {
    boolean user = directive.name().equals("DynamicUser");
    return of(
        name,
        unit,
        key ->
            !key.equals(directive.name())
                // Without its user of the moment, systemd would move its directories.
                && !(user && key.endsWith("Directory") && !key.startsWith("Root")),
        prefix(unit));
  }

  /** No sandbox, as root. */
  static ProbeUnit bare(String name, Unit unit) {
    return of(name, unit, _ -> false, "");
  }

  /** One directive alone, as root. */
  static ProbeUnit only(String name, Unit unit, Sandboxing directive) {
    String exception = EXCEPTIONS.getOrDefault(directive.name(), "");
    return of(
        name, unit, key -> key.equals(directive.name()) || key.equals(exception), prefix(unit));
  }

  private static ProbeUnit of(String name, Unit unit, Predicate<String> keeps, String prefix) {
    List<String> lines = new ArrayList<>();
    boolean namespace = false;
    boolean noExec = false;
    boolean dynamic = false;
    boolean user = false;
    boolean keyring = false;
    for (Setting setting : unit.settings()) {
      if (!setting.section().equals("Service")) {
        continue;
      }
      String key = Catalogue.find(setting.key()).map(Directive::name).orElse(setting.key());
      if (isLeftOut(key) || !keeps.test(key)) {
        continue;
      }
      lines.add(setting.key() + "=" + expanded(setting, unit.specifiers()));
      boolean set = !setting.value().isEmpty();
      namespace |= set && Catalogue.find(key).filter(it -> it.entry().mountNamespace()).isPresent();
      noExec |= key.equals("NoExecPaths");
      dynamic |= key.equals("DynamicUser");
      user |= key.equals("User");
      keyring |= key.equals("KeyringMode");
    }
    if (dynamic && !user && unit.name().prefix().matches("[a-z_][a-z0-9_-]{0,30}")) {
      // Named after the unit, and the copy has another name.
      lines.add("User=" + unit.name().prefix());
    }
    if (!keyring && !keeps.test("KeyringMode")) {
      // Private is what holds without it, so that its absence would prove nothing.
      lines.add("KeyringMode=shared");
    }
    if (namespace) {
      lines.add("BindReadOnlyPaths=" + Fixtures.PLACE);
    }
    if (noExec) {
      lines.add("ExecPaths=" + Fixtures.PLACE);
    }
    return new ProbeUnit(
        name,
        """
        [Unit]
        Description=A probe of ringfence
        DefaultDependencies=no
        [Service]
        Type=oneshot
        TimeoutStartSec=20
        RuntimeDirectoryPreserve=yes
        StandardInput=file:%1$s/%2$s.in
        StandardOutput=file:%1$s/%2$s.out
        StandardError=null
        ExecStart=%3$s%4$s
        %5$s
        """
            .formatted(Fixtures.PLACE, name, prefix, Fixtures.PROGRAM, String.join("\n", lines)));
  }

  private static boolean isLeftOut(String key) {
    return LEFT_OUT.contains(key)
        || (!key.equals("ExecPaths") && LEFT_OUT_PREFIXES.stream().anyMatch(key::startsWith));
  }

  /** The copy has another name, from which most specifiers are made. */
  private static String expanded(Setting setting, Specifiers specifiers) {
    return switch (specifiers.expand(setting.value())) {
      case Specifiers.Expansion.Resolved(String value) -> value.replace("%", "%%");
      case Specifiers.Expansion.Unresolvable(String _, String _) -> setting.value();
    };
  }

  /** Those of the main command that change what of the sandbox applies, see systemd.service(5). */
  private static String prefix(Unit unit) {
    return new Assigned(unit)
        .execLines().stream()
            .filter(line -> line.stage().kind() == dev.ringfence.observe.Stage.Kind.EXEC_START)
            .reduce((_, last) -> last)
            .map(line -> line.prefixes().replaceAll("[^+!|]", ""))
            .orElse("");
  }
}

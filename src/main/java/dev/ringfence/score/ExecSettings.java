package dev.ringfence.score;

import dev.ringfence.unit.SystemdVersion;
import dev.ringfence.unit.WordReader;
import dev.ringfence.unit.Words;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Reads the settings of systemd.exec(5) and systemd.resource-control(5) that the score looks at
 * into a {@link ServiceState}, each as its config_parse_*() in src/core/load-fragment.c does.
 */
final class ExecSettings {
  private static final int HIGHEST_MODE = 07777;
  private static final Set<String> ARCHITECTURES =
      Set.of(
          "native",
          "x86",
          "x86-64",
          "x32",
          "arm",
          "arm64",
          "loongarch64",
          "mips",
          "mips64",
          "mips64-n32",
          "mips-le",
          "mips64-le",
          "mips64-le-n32",
          "parisc",
          "parisc64",
          "ppc",
          "ppc64",
          "ppc64-le",
          "riscv64",
          "s390",
          "s390x");

  private final ServiceState state;
  private final SystemdVersion version;
  private final StartSettings start;

  ExecSettings(ServiceState state) {
    this.state = state;
    this.start = new StartSettings(state);
    this.version = state.version;
  }

  /**
   * Takes one assignment of the section [Service].
   *
   * @return why systemd refuses the unit for it; empty when it does not
   */
  String assign(String key, String value) {
    return switch (key) {
      case "DynamicUser" -> dynamicUser(value);
      case "User" -> user(value);
      case "Group" -> {
        state.hasGroup = !value.isEmpty();
        yield value.isEmpty() ? "" : userNameFlaw(value);
      }
      case "SupplementaryGroups" -> supplementaryGroups(value);
      case "RootDirectory" -> {
        state.rootDirectory = rootPath(value, state.rootDirectory);
        yield rootFlaw(value);
      }
      case "RootImage" -> {
        state.rootImage = rootPath(value, state.rootImage);
        yield rootFlaw(value);
      }
      case "RootVerity" -> rootFlaw(value);
      case "RootMStack" -> {
        if (!version.atLeast(260)) {
          yield "";
        }
        state.rootMStack = rootPath(value, state.rootMStack);
        yield rootFlaw(value);
      }
      default -> harmless(key, value);
    };
  }

  /** Settings that never make systemd refuse the unit; what is none of them is left to others. */
  private String harmless(String key, String value) {
    switch (key) {
      case "ProtectHome" -> state.protectHome = protectHome(value);
      case "ProtectSystem" -> state.protectSystem = protectSystem(value);
      case "ProtectProc" -> {
        if (version.atLeast(247)) {
          state.protectProc =
              oneOf(state.protectProc, value, "default", "noaccess", "invisible", "ptraceable");
        }
      }
      case "ProcSubset" -> {
        if (version.atLeast(247)) {
          state.procSubset = oneOf(state.procSubset, value, "all", "pid");
        }
      }
      case "KeyringMode" ->
          state.keyringMode = oneOf(state.keyringMode, value, "inherit", "private", "shared");
      case "NotifyAccess" ->
          state.notifyAccess = oneOf(state.notifyAccess, value, "none", "main", "exec", "all");
      case "DevicePolicy" ->
          state.devicePolicy = oneOf(state.devicePolicy, value, "auto", "closed", "strict");
      case "CapabilityBoundingSet" ->
          state.boundingSet =
              CapabilityMask.after(
                  state.boundingSet, value, CapabilityMask.EVERYTHING, version, state.unknownWords);
      case "AmbientCapabilities" ->
          state.ambientSet =
              CapabilityMask.after(state.ambientSet, value, 0, version, state.unknownWords);
      case "UMask" -> {
        OptionalInt mode = CNumbers.octal(value);
        if (mode.isPresent() && mode.getAsInt() <= HIGHEST_MODE) {
          state.umask = mode.getAsInt();
        }
      }
      case "Delegate" -> delegate(value);
      case "RestrictNamespaces" -> state.namespaces.assign(value, version);
      case "RestrictAddressFamilies" -> state.families.assign(value, version, state.unknownWords);
      case "SystemCallFilter" -> state.syscalls.assign(value, state.unknownWords);
      case "SystemCallArchitectures" -> architectures(value);
      case "IPAddressAllow" -> state.addressesAllowed.assign(value);
      case "IPAddressDeny" -> state.addressesDenied.assign(value);
      case "IPIngressFilterPath", "IPEgressFilterPath" -> addressFilterProgram(key, value);
      case "DeviceAllow" -> deviceAllow(value);
      case "MountImages" -> mountImages(value);
      case "LoadCredential", "LoadCredentialEncrypted", "SetCredential", "SetCredentialEncrypted" ->
          Credentials.assign(state, key, value);
      default -> {
        return flagOrStart(key, value);
      }
    }
    return "";
  }

  private String flagOrStart(String key, String value) {
    Optional<Flag> flag = Flag.named(key);
    if (flag.isEmpty()) {
      return start.assign(key, value);
    }
    flag(flag.get(), value);
    return "";
  }

  private void flag(Flag flag, String value) {
    String plain = value;
    int colon = value.indexOf(':');
    if (flag == Flag.PROTECT_HOSTNAME && colon >= 0) {
      plain = value.substring(0, colon);
      if (!hostNameFits(plain, value.substring(colon + 1))) {
        return;
      }
    }
    Flag.Change change = flag.change(plain, version);
    switch (change) {
      case ON -> state.flags.add(flag);
      case OFF, RESET -> state.flags.remove(flag);
      case NONE -> {}
    }
    if (flag == Flag.PRIVATE_USERS && change != Flag.Change.NONE) {
      state.managedUsers = plain.equals("managed");
    }
    if (flag == Flag.PRIVATE_MOUNTS && change != Flag.Change.NONE) {
      state.privateMountsUnset = change == Flag.Change.RESET;
    }
  }

  /** {@code yes:NAME} and {@code private:NAME}, from 258 on. */
  private boolean hostNameFits(String mode, String name) {
    return version.atLeast(258)
        && (Bools.of(mode) == Bools.YES || mode.equals("private"))
        && UnitPaths.expanded(state.specifiers, name).filter(HostName::isValid).isPresent();
  }

  /** Any list of controllers turns delegation on, also an empty one. */
  private void delegate(String value) {
    boolean readable = Words.of(value, Words.Rule.UNQUOTE) instanceof Words.Split;
    state.delegate =
        switch (Bools.of(value)) {
          case YES -> true;
          case NO -> false;
          case NEITHER -> readable || state.delegate;
        };
  }

  private static String oneOf(String before, String value, String... known) {
    for (String word : known) {
      if (word.equals(value)) {
        return value;
      }
    }
    return before;
  }

  private String protectHome(String value) {
    return switch (Bools.of(value)) {
      case YES -> "yes";
      case NO -> "no";
      case NEITHER -> oneOf(state.protectHome, value, "read-only", "tmpfs");
    };
  }

  private String protectSystem(String value) {
    return switch (Bools.of(value)) {
      case YES -> "yes";
      case NO -> "no";
      case NEITHER -> oneOf(state.protectSystem, value, "full", "strict");
    };
  }

  private String dynamicUser(String value) {
    switch (Bools.of(value)) {
      case YES -> state.flags.add(Flag.DYNAMIC_USER);
      case NO -> state.flags.remove(Flag.DYNAMIC_USER);
      case NEITHER -> {
        return "DynamicUser= is yes or no, not '" + value + "'";
      }
    }
    return "";
  }

  private String user(String value) {
    if (value.isEmpty()) {
      state.user = "";
      return "";
    }
    String flaw = userNameFlaw(value);
    if (flaw.isEmpty()) {
      state.user = UnitPaths.expanded(state.specifiers, value).orElse("");
    }
    return flaw;
  }

  private String userNameFlaw(String value) {
    Optional<String> name = UnitPaths.expanded(state.specifiers, value);
    if (name.isEmpty()) {
      return "'" + value + "' has a specifier that cannot be resolved";
    }
    return UserNames.isValid(name.get())
        ? ""
        : "'" + name.get() + "' cannot be the name or number of a user or group";
  }

  private String supplementaryGroups(String value) {
    if (value.isEmpty()) {
      state.supplementaryGroups = 0;
      return "";
    }
    Words words = Words.of(value);
    for (String word : words.words()) {
      String flaw = userNameFlaw(word);
      if (!flaw.isEmpty()) {
        return flaw;
      }
      state.supplementaryGroups++;
    }
    return words instanceof Words.Broken broken ? broken.message() + " in '" + value + "'" : "";
  }

  private String rootPath(String value, String before) {
    return value.isEmpty() ? "" : UnitPaths.absolute(state.specifiers, value).orElse(before);
  }

  private String rootFlaw(String value) {
    return value.isEmpty() || UnitPaths.absolute(state.specifiers, value).isPresent()
        ? ""
        : "'" + value + "' is not an absolute path without '..'";
  }

  private void architectures(String value) {
    if (value.isEmpty()) {
      state.architectures.clear();
      return;
    }
    for (String word : Words.of(value, Words.Rule.UNQUOTE).words()) {
      boolean known = ARCHITECTURES.contains(word);
      if (known && (version.atLeast(254) || !word.equals("loongarch64"))) {
        state.architectures.add(word);
      }
    }
  }

  private void addressFilterProgram(String key, String value) {
    if (!version.atLeast(243)) {
      return;
    }
    if (value.isEmpty()) {
      state.addressFilterPrograms.removeIf(program -> program.startsWith(key));
    } else if (UnitPaths.absolute(state.specifiers, value).isPresent()) {
      state.addressFilterPrograms.add(key + value);
    }
  }

  private void deviceAllow(String value) {
    if (value.isEmpty()) {
      state.devicesAllowed = 0;
      return;
    }
    WordReader reader = new WordReader(value);
    if (!(reader.next(Words.Rule.UNQUOTE) instanceof WordReader.Next.Word(String word))) {
      return;
    }
    Optional<String> device = UnitPaths.expanded(state.specifiers, word);
    String rights = reader.rest();
    if (device.isEmpty() || !isDevice(device.get())) {
      return;
    }
    for (int at = 0; at < rights.length(); at++) {
      if ("rwm".indexOf(rights.charAt(at)) < 0) {
        return;
      }
    }
    state.devicesAllowed++;
  }

  /** A group of devices, or a path that can be a device: valid_device_node_path(). */
  private static boolean isDevice(String device) {
    if (device.startsWith("block-") || device.startsWith("char-")) {
      return true;
    }
    return UnitPaths.of(device)
        .filter(path ->
            UnitPaths.startsWith(path, "/dev")
                || UnitPaths.startsWith(path, "/run/systemd/inaccessible"))
        .isPresent();
  }

  private void mountImages(String value) {
    if (!version.atLeast(247)) {
      return;
    }
    if (value.isEmpty()) {
      state.mountImages = 0;
      return;
    }
    for (String tuple : Words.of(value, Words.Rule.UNQUOTE, Words.Rule.RETAIN_ESCAPE).words()) {
      Words parts = Words.of(tuple, ":", Words.Rule.UNESCAPE, Words.Rule.UNESCAPE_SEPARATORS);
      if (parts instanceof Words.Broken) {
        return;
      }
      if (parts.words().size() >= 2) {
        String source = parts.words().getFirst();
        String from = source.startsWith("-") ? source.substring(1) : source;
        boolean good =
            UnitPaths.absolute(state.specifiers, from).isPresent()
                && UnitPaths.absolute(state.specifiers, parts.words().get(1)).isPresent();
        state.mountImages += good ? 1 : 0;
      }
    }
  }
}

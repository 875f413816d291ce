package dev.ringfence.diagnose;

import dev.ringfence.directive.Catalogue;
import dev.ringfence.directive.Directive;
import dev.ringfence.directive.entry.Entry;
import dev.ringfence.directive.value.Grade;
import dev.ringfence.linux.FileCapabilities;
import dev.ringfence.observe.Fact;
import dev.ringfence.unit.Setting;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Ways to mend one line, the smallest first. Which of them mends is found out in a clone. */
final class Mends {
  /** Lines that nobody may drop or weaken without deciding who the service runs as. */
  private static final Set<String> IDENTITY =
      Set.of(
          "AmbientCapabilities",
          "User",
          "Group",
          "SupplementaryGroups",
          "LoadCredential",
          "LoadCredentialEncrypted",
          "StateDirectory",
          "CacheDirectory",
          "LogsDirectory",
          "RuntimeDirectory",
          "ConfigurationDirectory");

  /** A leading dash makes systemd pass over what is not there. */
  private static final Set<String> FORGIVING =
      Set.of(
          "ReadWritePaths",
          "ReadOnlyPaths",
          "InaccessiblePaths",
          "ExecPaths",
          "NoExecPaths",
          "BindPaths",
          "BindReadOnlyPaths",
          "WorkingDirectory",
          "RootDirectory",
          "AppArmorProfile",
          "EnvironmentFile");

  /** Every private /dev has them. */
  private static final Set<String> HARMLESS_DEVICES =
      Set.of(
          "/dev/null",
          "/dev/zero",
          "/dev/full",
          "/dev/random",
          "/dev/urandom",
          "/dev/tty",
          "/dev/ptmx");

  private final Setting line;
  private final Evidence evidence;
  private final List<Mend> mends = new ArrayList<>();

  private Mends(Setting line, Evidence evidence) {
    this.line = line;
    this.evidence = evidence;
  }

  static List<Mend> of(Setting line, Evidence evidence) {
    Mends mends = new Mends(line, evidence);
    mends.narrow();
    mends.weaken();
    return mends.mends;
  }

  private void add(String key, Set<String> values) {
    if (!values.isEmpty()) {
      String value = String.join(" ", values);
      mends.add(
          new Mend(line.key() + "=: allow " + value, List.of(new Change.Add(line, key, value))));
    }
  }

  private void replace(String value, String words) {
    if (!value.equals(line.value())) {
      mends.add(new Mend(line.key() + "=: " + words, List.of(new Change.Replace(line, value))));
    }
  }

  /** What lets through what was denied, and no more. */
  private void narrow() {
    if (FORGIVING.contains(line.key())) {
      forgive();
    }
    switch (line.key()) {
      case "SystemCallFilter" -> add("SystemCallFilter", evidence.refusedCalls());
      case "RestrictAddressFamilies" -> add("RestrictAddressFamilies", families());
      case "RestrictNamespaces" -> namespaces();
      case "CapabilityBoundingSet" -> add("CapabilityBoundingSet", capabilities());
      case "ProtectSystem", "ReadOnlyPaths", "DynamicUser" -> {
        add("ReadWritePaths", writtenFiles());
        add("ReadWritePaths", writtenDirectories());
      }
      case "DevicePolicy", "DeviceAllow" -> add("DeviceAllow", devices());
      case "PrivateDevices" -> {
        for (String device : devices()) {
          mends.add(
              new Mend(
                  "PrivateDevices=: no private /dev, but "
                      + device
                      + " and the harmless devices alone",
                  List.of(
                      new Change.Replace(line, "no"),
                      new Change.Add(line, "DevicePolicy", "closed"),
                      new Change.Add(line, "DeviceAllow", device))));
        }
      }
      case "NoExecPaths" -> {
        add("ExecPaths", programs());
        Set<String> more = new LinkedHashSet<>(programs());
        more.addAll(libraries());
        add("ExecPaths", more);
      }
      case "TemporaryFileSystem", "RootDirectory" -> {
        add("BindReadOnlyPaths", libraries());
        Set<String> more = new LinkedHashSet<>(programs());
        more.addAll(libraries());
        add("BindReadOnlyPaths", more);
        more.addAll(hidden());
        add("BindReadOnlyPaths", more);
      }
      case "PrivateTmp" -> add("BindPaths", hidden());
      case "IPAddressDeny" -> add("IPAddressAllow", addresses());
      case "StandardOutput", "StandardError" -> replace("journal", "write to the journal");
      case "ProtectHome" -> replace("read-only", "home directories can be read, not changed");
      case "UMask" -> {
        replace("0077", "files are the service's user's alone");
        replace("0027", "its group may read files, too");
        replace("0022", "everybody may read files");
      }
      default -> {
        // Weaker values remain.
      }
    }
  }

  /** Each weaker value of a scale, then none of it. */
  private void weaken() {
    if (IDENTITY.contains(line.key())) {
      return;
    }
    Optional<Entry> entry = Catalogue.find(line.key()).map(Directive::entry);
    if (entry.isPresent() && entry.get().scale()) {
      List<Grade> grades = entry.get().grades();
      Optional<Grade> now = entry.get().gradeOf(line.value());
      if (now.isPresent()) {
        for (int at = grades.indexOf(now.get()) - 1; at >= 0; at--) {
          String written = grades.get(at).written();
          // An older systemd ignores a word that it does not know, which looks like a mend.
          boolean known = grades.get(at).since() <= evidence.systemd();
          boolean isWord = written.equals(written.toLowerCase(Locale.ROOT));
          if (known && isWord && grades.get(at).same().isEmpty()) {
            replace(written, written.equals("no") ? "leave it out" : "a weaker value");
          }
        }
      }
    }
    mends.add(new Mend(line.key() + "=: leave it out", List.of(new Change.Drop(line))));
  }

  private void forgive() {
    List<String> words = new ArrayList<>();
    boolean changed = false;
    for (String word : line.value().split("\\s+", -1)) {
      String path = word.split(":", 2)[0];
      boolean missing = path.startsWith("/") && !evidence.wasThere(path);
      changed |= missing;
      words.add(missing ? "-" + word : word);
    }
    if (changed) {
      replace(String.join(" ", words), "pass over what is not there");
    }
    if (line.key().equals("AppArmorProfile")) {
      replace("-" + line.value(), "pass over a profile that is not loaded");
    }
  }

  /** Whether the line has it as a word. */
  private boolean names(String word) {
    return Arrays.asList(line.value().split("[\\s~]+", -1)).contains(word);
  }

  private Set<String> families() {
    Set<String> families = new LinkedHashSet<>();
    for (Fact fact : evidence.denied()) {
      if (fact instanceof Fact.Socket socket && !names(socket.family())) {
        families.add(socket.family());
      }
    }
    if (families.isEmpty()) {
      // Audit names the call, not the family: what worked without the sandbox is all there is.
      for (Fact fact : evidence.worked()) {
        if (fact instanceof Fact.Socket socket && !names(socket.family())) {
          families.add(socket.family());
        }
      }
    }
    return families;
  }

  private void namespaces() {
    Set<String> types = new LinkedHashSet<>();
    for (Fact fact : evidence.denied()) {
      if (fact instanceof Fact.Namespace namespace) {
        types.add(namespace.type());
      }
    }
    for (Fact fact : evidence.worked()) {
      if (fact instanceof Fact.Namespace namespace) {
        types.add(namespace.type());
      }
    }
    if (types.isEmpty()) {
      return;
    }
    String value = String.join(" ", types);
    if (Set.of("yes", "true", "on", "1").contains(line.value())) {
      replace(value, "allow namespaces of these types alone: " + value);
    } else {
      add("RestrictNamespaces", types);
    }
  }

  private Set<String> capabilities() {
    Set<String> names = new LinkedHashSet<>();
    // execve(2): EPERM when the file would give what the bounding set has not.
    for (String program : programs()) {
      evidence
          .files()
          .regular(program)
          .ifPresent(file -> FileCapabilities.of(file).forEach(one -> names.add(one.toString())));
    }
    for (Fact fact : evidence.denied()) {
      if (fact instanceof Fact.Capability capability) {
        names.add(capability.name());
      }
    }
    if (names.isEmpty()) {
      for (Fact fact : evidence.worked()) {
        if (fact instanceof Fact.Capability capability && !names(capability.name())) {
          names.add(capability.name());
        }
        if (fact instanceof Fact.Child child) {
          names.addAll(child.fileCapabilities());
        }
      }
    }
    return names;
  }

  private Set<String> writtenFiles() {
    Set<String> paths = new LinkedHashSet<>();
    for (Fact fact : evidence.denied()) {
      if (fact instanceof Fact.File file && isChange(file)) {
        if (evidence.wasThere(file.path())) {
          paths.add(file.path());
        }
      }
    }
    return paths;
  }

  private Set<String> writtenDirectories() {
    Set<String> paths = new LinkedHashSet<>();
    for (Fact fact : evidence.denied()) {
      if (fact instanceof Fact.File file && isChange(file)) {
        int slash = file.path().lastIndexOf('/');
        paths.add(slash <= 0 ? "/" : file.path().substring(0, slash));
      }
    }
    return paths;
  }

  /** Opening a file that is not there, to make it, is seen as a look at its name. */
  private static boolean isChange(Fact.File file) {
    if (file.seen().outcome().text().equals("EROFS")) {
      return true;
    }
    return switch (file.access()) {
      case WRITE, CREATE, DELETE, RENAME, CHMOD, CHOWN, ATTRIBUTES -> true;
      case READ, EXECUTE, MAP_EXECUTABLE, STAT, LIST, LOCK, ENTER -> false;
    };
  }

  private Set<String> devices() {
    Set<String> devices = new LinkedHashSet<>();
    for (Fact fact : evidence.denied()) {
      if (fact instanceof Fact.Device device) {
        devices.add(device.path() + " rw");
      } else if (fact instanceof Fact.File file && file.path().startsWith("/dev/")) {
        devices.add(file.path() + " rw");
      }
    }
    if (devices.isEmpty()) {
      for (Fact fact : evidence.worked()) {
        if (fact instanceof Fact.Device device && !HARMLESS_DEVICES.contains(device.path())) {
          devices.add(device.path() + " rw");
        }
      }
    }
    if (devices.isEmpty() && line.key().equals("DevicePolicy")) {
      devices.add("/dev/null rw");
    }
    return devices;
  }

  private Set<String> programs() {
    Set<String> programs = new LinkedHashSet<>();
    if (!evidence.program().isEmpty()) {
      programs.add(evidence.program());
    }
    for (Fact fact : evidence.worked()) {
      if (fact instanceof Fact.Child child) {
        programs.add(child.program());
      }
    }
    for (String program : List.copyOf(programs)) {
      programs.addAll(new ProgramFiles(evidence.files()).programs(program));
    }
    return programs;
  }

  /** What is there without the sandbox alone. */
  private Set<String> hidden() {
    Set<String> paths = new LinkedHashSet<>();
    for (Fact fact : new Hidden(evidence.worked()).in(evidence.denied())) {
      if (fact instanceof Fact.File file) {
        paths.add(file.path());
      } else if (fact instanceof Fact.UnixSocket socket) {
        paths.add(socket.path());
      }
    }
    return paths;
  }

  private Set<String> libraries() {
    Set<String> directories = new LinkedHashSet<>();
    for (String directory : List.of("/usr/lib", "/lib", "/lib64", "/usr/lib64")) {
      if (evidence.files().exists(directory)) {
        directories.add(directory);
      }
    }
    return directories;
  }

  private Set<String> addresses() {
    Set<String> addresses = new LinkedHashSet<>();
    for (List<Fact> facts : List.of(evidence.denied(), evidence.worked())) {
      for (Fact fact : facts) {
        if (fact instanceof Fact.Peer peer
            && !peer.address().isEmpty()
            && peer.family().startsWith("AF_INET")) {
          addresses.add(isLoopback(peer.address()) ? "localhost" : peer.address());
        }
      }
      if (!addresses.isEmpty()) {
        break;
      }
    }
    return addresses;
  }

  private static boolean isLoopback(String address) {
    return address.startsWith("127.") || address.equals("::1");
  }
}

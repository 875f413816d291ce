package dev.ringfence.jail;

import dev.ringfence.derive.evidence.Assigned;
import dev.ringfence.derive.evidence.Evidence;
import dev.ringfence.derive.evidence.PathWords;
import dev.ringfence.derive.evidence.Places;
import dev.ringfence.observe.Fact;
import dev.ringfence.observe.FactText;
import dev.ringfence.observe.FileAccess;
import dev.ringfence.observe.FileType;
import dev.ringfence.unit.Words;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a service needs of the file system: by what was seen of it, and by what its unit says. */
final class ServiceNeeds {
  private static final String NOTIFY = "/run/systemd/notify";

  private final Tree tree;
  private final Set<Need> needs = new LinkedHashSet<>();

  private ServiceNeeds(Tree tree) {
    this.tree = tree;
  }

  /**
   * Finds them.
   *
   * @param evidence what came off, in the Exec lines to which a jail applies
   * @param tree outside the jail
   */
  static List<Need> of(Evidence evidence, Tree tree) {
    ServiceNeeds needs = new ServiceNeeds(tree);
    needs.seen(evidence);
    needs.said(evidence.unit());
    return List.copyOf(needs.needs);
  }

  private void seen(Evidence evidence) {
    for (Fact.File file : evidence.done(Fact.File.class)) {
      of(file).ifPresent(this::add);
    }
    for (Fact.UnixSocket socket : evidence.done(Fact.UnixSocket.class)) {
      of(socket).ifPresent(this::add);
    }
    for (Fact.Child child : evidence.done(Fact.Child.class)) {
      String why = FactText.doing(child);
      reach(child.program(), why);
      if (!child.interpreter().isEmpty()) {
        reach(child.interpreter(), child.program() + " is run by " + child.interpreter());
      }
      for (String library : child.libraries()) {
        add(new Need(library, Use.RUN, child.program() + " needs the library " + library));
      }
    }
    for (Fact.ExecutableMemory memory : evidence.done(Fact.ExecutableMemory.class)) {
      if (memory.mapping().startsWith("/")) {
        add(new Need(memory.mapping(), Use.RUN, FactText.doing(memory)));
      }
    }
  }

  /** What a fact asks for, had it come off; empty where it is about no path. */
  static Optional<Need> of(Fact fact) {
    return switch (fact) {
      case Fact.File file -> Optional.of(new Need(file.path(), use(file), FactText.doing(file)));
      case Fact.UnixSocket socket when socket.path().startsWith("/") ->
          Optional.of(
              new Need(
                  socket.path(),
                  socket.call().equals("bind") ? Use.MAKE : Use.CONNECT,
                  FactText.doing(socket)));
      case Fact.Child child when child.program().startsWith("/") ->
          Optional.of(new Need(child.program(), Use.RUN, FactText.doing(child)));
      default -> Optional.empty();
    };
  }

  private static Use use(Fact.File file) {
    return switch (file.access()) {
      case READ -> file.whole() ? Use.LIST : Use.READ;
      case LIST -> Use.LIST;
      case STAT, ENTER -> file.whole() ? Use.LIST : Use.LOOK;
      case LOCK -> Use.READ;
      case EXECUTE, MAP_EXECUTABLE -> Use.RUN;
      case WRITE, CHMOD, CHOWN, ATTRIBUTES -> Use.WRITE;
      case CREATE, DELETE, RENAME -> file.whole() ? Use.WRITE : Use.MAKE;
    };
  }

  private void said(Assigned unit) {
    for (Assigned.ExecLine line : unit.execLines()) {
      if (line.unsandboxed()) {
        continue;
      }
      List<String> words = Words.of(line.command(), Words.Rule.UNQUOTE).words();
      if (!words.isEmpty()) {
        program(words.getFirst(), "the unit's " + line.stage() + "= runs it");
      }
    }
    directories(unit);
    String working = unit.text("WorkingDirectory", "").replaceFirst("^-", "");
    if (working.startsWith("/")) {
      add(new Need(working, Use.READ, "the unit's WorkingDirectory= enters it"));
    }
    List<String> writable = new ArrayList<>(unit.words("ReadWritePaths"));
    writable.addAll(unit.words("ReadWriteDirectories"));
    for (String word : writable) {
      String path = word.replaceFirst("^[-+]+", "");
      if (path.startsWith("/") && tree.exists(path)) {
        reach(path, Use.WRITE, "the unit's ReadWritePaths= names it");
      }
    }
    String type = unit.text("Type", "simple");
    if (type.startsWith("notify") || unit.sets("WatchdogSec")) {
      add(new Need(NOTIFY, Use.CONNECT, "the unit's Type= tells systemd here that it is ready"));
    }
  }

  /**
   * systemd makes them before it makes the jail, and does not mount them there by itself
   * (systemd#33688): compile_bind_mounts() in exec.c does so with RootDirectory= and for a dynamic
   * user alone.
   */
  private void directories(Assigned unit) {
    List<List<String>> bases =
        List.of(
            List.of("StateDirectory", "/var/lib"),
            List.of("CacheDirectory", "/var/cache"),
            List.of("LogsDirectory", "/var/log"),
            List.of("RuntimeDirectory", "/run"));
    for (List<String> base : bases) {
      for (String word : unit.words(base.getFirst())) {
        String path = base.getLast() + "/" + word.split(":", 2)[0];
        add(new Need(path + "/.", Use.MAKE, "the unit's " + base.getFirst() + "= makes it"));
      }
    }
    for (String word : unit.words("ConfigurationDirectory")) {
      add(
          new Need(
              "/etc/" + word.split(":", 2)[0],
              Use.LIST,
              "the unit's ConfigurationDirectory= makes it"));
    }
  }

  private void program(String name, String why) {
    String path = name;
    for (String directory : List.of("/usr/local/sbin", "/usr/local/bin", "/usr/sbin", "/usr/bin")) {
      if (!path.startsWith("/") && tree.exists(directory + "/" + name)) {
        path = directory + "/" + name;
      }
    }
    if (path.startsWith("/")) {
      reach(path, why);
    }
  }

  /** A program by every name on the way to it, and what runs it: no call opens that. */
  private void reach(String program, String why) {
    reach(program, Use.RUN, why);
    String interpreter = tree.shebang(program).split("\\s+", 2)[0];
    if (interpreter.startsWith("/") && !interpreter.equals(program)) {
      reach(interpreter, Use.RUN, program + " names it in its first line");
      linked(interpreter);
    }
    linked(program);
  }

  private void linked(String program) {
    String loader = tree.loader(program);
    if (loader.startsWith("/")) {
      reach(loader, Use.RUN, program + " is run by " + loader);
    }
  }

  private void reach(String path, Use use, String why) {
    for (String name : tree.names(path)) {
      add(new Need(name, use, why));
    }
  }

  private void add(Need need) {
    needs.add(nameable(need));
  }

  /** What no unit file can name comes with the directory that it is in. */
  static Need nameable(Need need) {
    String path = need.path();
    while (!isNameable(path)) {
      path = Places.parent(path);
    }
    if (path.equals(need.path())) {
      return need;
    }
    return new Need(path, need.use().changes() ? Use.WRITE : Use.LIST, need.why());
  }

  /** In BindPaths= a colon parts source and destination. */
  private static boolean isNameable(String path) {
    return PathWords.canBeWritten(path) && path.indexOf(':') < 0 && path.indexOf('\uFFFD') < 0;
  }

  /** Directories that the service itself made, which the host need not have. */
  static Set<String> made(Evidence evidence) {
    Set<String> made = new LinkedHashSet<>();
    for (Fact.File file : evidence.done(Fact.File.class)) {
      if (file.access() == FileAccess.CREATE && file.type() == FileType.DIRECTORY) {
        made.add(file.path());
      }
    }
    return made;
  }
}

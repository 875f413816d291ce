package dev.ringfence.trial;

import dev.ringfence.unit.Loading;
import dev.ringfence.unit.Root;
import dev.ringfence.unit.Unit;
import dev.ringfence.unit.UnitLoader;
import dev.ringfence.unit.UnitName;
import dev.ringfence.unit.UnitPath;
import dev.ringfence.unit.UnitReview;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether what the user named is a service that can be tried. */
public sealed interface Candidate {
  /**
   * It is.
   *
   * @param unit as systemd would load it
   * @param files units that are not installed and have to be put into the clone, by name
   * @param acceptor the socket that starts an instance of it for each connection (Accept=yes, see
   *     systemd.socket(5)); empty where none does
   */
  record Service(Unit unit, Map<String, String> files, String acceptor) implements Candidate {
    public Service {
      files = Map.copyOf(files);
    }
  }

  /**
   * It is not.
   *
   * @param message why, and what to do, in one line
   */
  record Unfit(String message) implements Candidate {}

  /**
   * Looks at it.
   *
   * @param operand a name as for systemctl, or a file (anything with a slash in it)
   * @param root the root that will be cloned
   */
  static Candidate of(String operand, Root root) throws IOException {
    UnitPath path = UnitPath.system(root);
    if (operand.indexOf('/') >= 0) {
      return ofFile(Path.of(operand), path);
    }
    Optional<UnitName> name = UnitName.typed(operand);
    if (name.isEmpty()) {
      return new Unfit("'" + operand + "' " + UnitName.flaw(operand));
    }
    return ofName(name.get(), path);
  }

  private static Candidate ofName(UnitName name, UnitPath path) {
    if (!name.isService()) {
      return new Unfit(
          name
              + " is a "
              + name.type()
              + ", and only services can be tried: name the service that it starts");
    }
    String acceptor = acceptor(name, path);
    // Which connection it is for, systemd says in the name when there is one.
    UnitName loadable =
        !acceptor.isEmpty() && name.kind() == UnitName.Kind.TEMPLATE
            ? name.instantiate("x").orElse(name)
            : name;
    return switch (new UnitLoader(path).load(loadable)) {
      case Loading.Loaded(Unit unit) -> new Service(unit, Map.of(), acceptor);
      case Loading.Masked(UnitName _, Path file) ->
          new Unfit(name + " is masked by " + file + ": systemctl unmask " + name + " first");
      case Loading.Bad(var problem) -> new Unfit(problem.describe());
      case Loading.NotFound missing ->
          isUserUnit(name, path.root())
              ? new Unfit(
                  name
                      + " is a unit of user managers, and only services of the system can be tried:"
                      + " most of the sandbox needs root")
              : new Unfit(missing.message());
    };
  }

  /** systemd.socket(5): such a socket's services are instances, named after the connection. */
  private static String acceptor(UnitName name, UnitPath path) {
    if (name.kind() == UnitName.Kind.PLAIN) {
      return "";
    }
    UnitName socket = UnitName.of(name.prefix() + ".socket");
    boolean accepts =
        new UnitLoader(path).load(socket) instanceof Loading.Loaded(Unit found)
            && found.settings("Socket", "Accept").stream()
                .map(setting -> setting.value().strip())
                .reduce("no", (_, last) -> last)
                .matches("(?i)1|y|yes|t|true|on");
    return accepts ? socket.toString() : "";
  }

  private static boolean isUserUnit(UnitName name, Root root) {
    UnitPath user = UnitPath.user(root, System.getenv());
    return new UnitLoader(user).load(name) instanceof Loading.Loaded;
  }

  private static Candidate ofFile(Path file, UnitPath path) throws IOException {
    Path absolute = file.toAbsolutePath().normalize();
    Path directory = absolute.getParent();
    Path last = absolute.getFileName();
    if (directory == null || last == null || !Files.exists(absolute)) {
      return new Unfit(file + ": no such file");
    }
    Optional<UnitName> name = UnitName.parse(last.toString());
    if (Files.isDirectory(absolute) || name.isEmpty() || !name.get().isService()) {
      return new Unfit(file + " is not the file of a service: its name has to end in .service");
    }
    boolean installed =
        path.directories().stream()
            .map(each -> path.root().directory().resolve(Path.of("/").relativize(each)))
            .anyMatch(directory::equals);
    if (installed) {
      return ofName(name.get(), path);
    }
    if (List.of("user", "user.control").contains(String.valueOf(directory.getFileName()))
        && String.valueOf(directory.getParent()).endsWith("systemd")) {
      return new Unfit(
          file
              + " is a unit of user managers, and only services of the system can be"
              + " tried: most of the sandbox needs root");
    }
    // The file is the host's, whatever root is cloned.
    UnitPath hosts = UnitPath.system(Root.HOST);
    return switch (new UnitReview(hosts, "x", UnitReview.HostDropIns.LEFT_OUT).load(absolute)) {
      case Loading.Loaded(Unit unit) ->
          new Service(unit, Map.of(last.toString(), Files.readString(absolute)), "");
      case Loading.Masked(UnitName _, Path _) -> new Unfit(file + " is empty");
      case Loading.Bad(var problem) -> new Unfit(problem.describe());
      case Loading.NotFound missing -> new Unfit(missing.message());
    };
  }
}

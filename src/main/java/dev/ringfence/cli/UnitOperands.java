package dev.ringfence.cli;

import dev.ringfence.unit.Loading;
import dev.ringfence.unit.Problem;
import dev.ringfence.unit.Root;
import dev.ringfence.unit.UnitFileTree;
import dev.ringfence.unit.UnitLoader;
import dev.ringfence.unit.UnitName;
import dev.ringfence.unit.UnitPath;
import dev.ringfence.unit.UnitReview;
import dev.ringfence.unit.UnitType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** {@code UNIT|PATH|DIR}: finds the units that a command line names, one after the other. */
final class UnitOperands {
  /** What is done with each unit. */
  interface Use {
    /**
     * One unit, or what is wrong in its place.
     *
     * @param loading what came of loading it
     * @param installed whether it is one of the units of the root, by its name or by its place
     */
    void of(Loading loading, boolean installed) throws IOException;
  }

  private final UnitPath path;
  private final UnitLoader loader;
  private final UnitReview review;
  private final List<UnitType> types;
  private final String instance;

  /**
   * Looks in this root.
   *
   * @param instance what stands for the instance of a template file
   * @param types which unit files of a directory count
   */
  UnitOperands(Root root, String instance, List<UnitType> types) {
    this.path = UnitPath.system(root);
    this.loader = new UnitLoader(path);
    this.review = new UnitReview(path, instance, UnitReview.HostDropIns.LEFT_OUT);
    this.types = List.copyOf(types);
    this.instance = instance;
  }

  /** Hands on every unit of these types that the root has, templates as an instance. */
  void all(Use use) throws IOException {
    for (UnitType type : types) {
      for (UnitName name : loader.names(type)) {
        use.of(loader.load(instantiated(name)), true);
      }
      for (Problem problem : loader.problems(type)) {
        use.of(new Loading.Bad(problem), true);
      }
    }
  }

  private UnitName instantiated(UnitName name) {
    return name.kind() == UnitName.Kind.TEMPLATE
        ? name.instantiate(instance)
            .orElseThrow(
                () -> new UsageException("'" + instance + "' cannot be the name of an instance"))
        : name;
  }

  /** Hands on every unit that the operands name, in their order. */
  void each(List<String> operands, Use use) throws IOException {
    for (String operand : operands) {
      one(operand, use);
    }
  }

  private void one(String operand, Use use) throws IOException {
    boolean looksLikePath = operand.indexOf('/') >= 0;
    Path named = Arguments.toPath(operand);
    // What is named like a unit is one, also when a directory is in its place: that is told.
    if (!isNamedLikeUnit(named) && Files.isDirectory(named)) {
      directory(named, use);
      return;
    }
    Optional<UnitName> name = UnitName.typed(operand);
    if (looksLikePath || (Files.exists(named) && UnitName.parse(operand).isPresent())) {
      file(named, use);
    } else if (name.isEmpty()) {
      throw new UsageException("'" + operand + "' " + UnitName.flaw(operand));
    } else {
      use.of(loader.load(instantiated(name.get())), true);
    }
  }

  private static boolean isNamedLikeUnit(Path named) {
    Path name = named.getFileName();
    return name != null && UnitName.flaw(name.toString()).isEmpty();
  }

  private void directory(Path directory, Use use) throws IOException {
    boolean empty = true;
    for (UnitType type : types) {
      UnitFileTree tree = review.tree(directory, type);
      empty &= tree.files().isEmpty() && tree.problems().isEmpty();
      for (Problem problem : tree.problems()) {
        use.of(new Loading.Bad(problem), false);
      }
      for (Path file : tree.files()) {
        file(file, use);
      }
    }
    if (empty) {
      use.of(
          new Loading.Bad(new Problem.InFile(directory, "has no units to look at in it or below")),
          false);
    }
  }

  private void file(Path file, Use use) throws IOException {
    Path absolute = file.toAbsolutePath().normalize();
    Path root = path.root().directory();
    boolean below = !path.root().isHost() && absolute.startsWith(root);
    Path inside = below ? Path.of("/").resolve(root.relativize(absolute)) : absolute;
    Path directory = inside.getParent();
    boolean installed = below || (directory != null && path.directories().contains(directory));
    use.of(review.load(file), installed);
  }
}

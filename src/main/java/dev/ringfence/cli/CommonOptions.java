package dev.ringfence.cli;

import dev.ringfence.unit.Root;
import java.nio.file.Files;
import java.util.List;

/** Options that several commands share, defined once. */
public final class CommonOptions {
  /** Every command takes these without listing them. */
  static final List<Option> EVERYWHERE =
      List.of(
          Option.flag("--help", "Show this help.").orShort("-h"),
          Option.flag(
              "--no-color", "Print without colour, also on a terminal (as NO_COLOR does)."));

  /** Another root to read units and files from. */
  public static final Option ROOT =
      Option.directory("--root", "DIR", "Work on the system whose root directory is DIR.");

  /** The systemd to judge by. */
  public static final Option SYSTEMD_VERSION =
      Option.value(
          "--systemd-version",
          "VERSION",
          "Judge as this systemd would, such as 252.38 or 257 (default: the one installed).");

  /** What systemd-analyze instantiates templates with, from 257 on. */
  private static final String TEST_INSTANCE = "test_instance";

  /** What stands for the instance of templates. */
  public static final Option INSTANCE =
      Option.value(
          "--instance", "NAME", "The instance of template units (default: " + TEST_INSTANCE + ").");

  private CommonOptions() {}

  /** The instance that {@code --instance} gives, checked when a template is met. */
  static String instance(Arguments arguments) {
    return arguments.value("--instance", TEST_INSTANCE);
  }

  /**
   * The root that {@code --root} gives; the host's own without it.
   *
   * @throws UsageException when it is no directory
   */
  static Root root(Arguments arguments) {
    Root root = arguments.path("--root").map(Root::new).orElse(Root.HOST);
    if (!Files.isDirectory(root.directory())) {
      throw new UsageException(root.directory() + ": there is no such directory");
    }
    return root;
  }

  /** {@code --format} with the formats that the command can print; the first is the default. */
  public static Option format(String... formats) {
    return Option.choice(
        "--format", "How to print the result (default: " + formats[0] + ").", formats);
  }
}

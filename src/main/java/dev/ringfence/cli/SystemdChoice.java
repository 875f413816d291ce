package dev.ringfence.cli;

import dev.ringfence.score.InstalledSystemd;
import dev.ringfence.score.Systemd;
import dev.ringfence.unit.Root;
import dev.ringfence.unit.SystemdVersion;
import java.util.Optional;

/** Which systemd to judge by: {@code --systemd-version}, or the one that the root has. */
final class SystemdChoice {
  private static final int OLDEST = 240;

  private SystemdChoice() {}

  /**
   * The systemd to judge by.
   *
   * @throws UsageException when the option names none, or is missing and the root has none
   */
  static Systemd of(Arguments arguments, Root root) {
    Optional<String> given = arguments.value("--systemd-version");
    if (given.isPresent()) {
      return named(given.get());
    }
    return InstalledSystemd.in(root)
        .orElseThrow(() ->
            new UsageException(
                "there is no systemd below "
                    + root.directory()
                    + ": say which to judge by, such as --systemd-version 257"));
  }

  private static Systemd named(String text) {
    SystemdVersion version =
        SystemdVersion.parse(text)
            .filter(parsed -> parsed.atLeast(OLDEST))
            .orElseThrow(() ->
                new UsageException(
                    "--systemd-version is a release from "
                        + OLDEST
                        + " on, such as 252.38 or 257, not '"
                        + text
                        + "'"));
    boolean majorAlone = text.equals(Integer.toString(version.major()));
    return majorAlone ? Systemd.newestOf(version.major()) : Systemd.of(version);
  }
}

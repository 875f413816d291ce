package dev.ringfence.cli;

import dev.ringfence.score.InstalledSystemd;
import dev.ringfence.score.Systemd;
import dev.ringfence.unit.Root;
import dev.ringfence.unit.SystemdVersion;
import java.util.Optional;

/** Which systemd to judge by: {@code --systemd-version}, or the one that the root has. */
final class SystemdChoice {
  private static final int OLDEST = 240;
  private static final String OPTION = "--systemd-version";

  private SystemdChoice() {}

  /**
   * The systemd to judge by.
   *
   * @throws UsageException when the option names none, or is missing and the root has none
   */
  static Systemd of(Arguments arguments, Root root) {
    return of(OPTION, arguments)
        .or(() -> InstalledSystemd.in(root))
        .orElseThrow(() ->
            new UsageException(
                "there is no systemd below "
                    + root.directory()
                    + ": say which to judge by, such as --systemd-version 257"));
  }

  /**
   * The systemd that an option names; empty without the option.
   *
   * @throws UsageException when it names none
   */
  static Optional<Systemd> of(String option, Arguments arguments) {
    return arguments.value(option).map(text -> named(option, text));
  }

  private static Systemd named(String option, String text) {
    SystemdVersion version =
        SystemdVersion.parse(text)
            .filter(parsed -> parsed.atLeast(OLDEST))
            .orElseThrow(() ->
                new UsageException(
                    option
                        + " is a release from "
                        + OLDEST
                        + " on, such as 252.38 or 257, not '"
                        + text
                        + "'"));
    boolean majorAlone = text.equals(Integer.toString(version.major()));
    return majorAlone ? Systemd.newestOf(version.major()) : Systemd.of(version);
  }
}

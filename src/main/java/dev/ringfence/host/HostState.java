package dev.ringfence.host;

import dev.ringfence.unit.Problem;
import java.util.List;

/**
 * The machine-wide state that decides how much a unit's sandbox is worth.
 *
 * @param root the directory that was looked at, {@code /} for the running machine
 * @param systemd its release
 * @param features what it was built with and without, in its own words; empty when not known
 * @param kernel the release of the kernel that the trials ran on
 * @param settings in the order in which they are shown
 * @param enforcements what systemd and the kernel enforce together, each tried
 * @param problems lines of configuration that are ignored
 */
public record HostState(
    String root,
    String systemd,
    String features,
    String kernel,
    List<HostSetting> settings,
    List<Enforcement> enforcements,
    List<Problem> problems) {
  public HostState {
    settings = List.copyOf(settings);
    enforcements = List.copyOf(enforcements);
    problems = List.copyOf(problems);
  }
}

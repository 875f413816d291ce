package dev.ringfence.trial;

import dev.ringfence.unit.Root;
import dev.ringfence.unit.Setting;
import dev.ringfence.unit.Unit;
import dev.ringfence.unit.Words;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/**
 * What a service needs beside itself. What it requires, systemd starts; this is about what it finds
 * running on its host without having asked for it, such as the message bus.
 *
 * @param starts units to start in the clone before it
 * @param notes what it may miss in a clone, each in one line
 */
public record Needs(List<String> starts, List<String> notes) {
  private static final List<String> RELATIONS =
      List.of("After", "Wants", "Requires", "Requisite", "BindsTo");

  /** They manage hardware or the outside network, or the clock, none of which a clone has. */
  private static final List<String> OUT_OF_PLACE =
      List.of(
          "systemd-",
          "NetworkManager",
          "networking.",
          "ifup@",
          "dhcpcd",
          "wpa_supplicant",
          "ModemManager",
          "chrony",
          "ntp",
          "getty@",
          "serial-getty@",
          "display-manager",
          "plymouth");

  public Needs {
    starts = List.copyOf(starts);
    notes = List.copyOf(notes);
  }

  /** Finds them in the unit's relations, and asks this host's systemd which of them it runs. */
  public static Needs of(Unit unit, Root root) throws IOException {
    Set<String> related = new TreeSet<>();
    for (String relation : RELATIONS) {
      for (Setting setting : unit.settings("Unit", relation)) {
        related.addAll(Words.of(setting.value()).words());
      }
    }
    Set<String> starts = new TreeSet<>();
    boolean bus =
        related.stream().anyMatch(name -> name.startsWith("dbus"))
            || !unit.settings("Service", "BusName").isEmpty();
    if (bus && isInstalled("dbus.socket", root)) {
      starts.add("dbus.socket");
    }
    List<String> candidates =
        related.stream()
            .filter(name -> name.endsWith(".service") || name.endsWith(".socket"))
            .filter(name -> !name.contains("%"))
            .filter(name -> OUT_OF_PLACE.stream().noneMatch(name::startsWith))
            .toList();
    starts.addAll(activeOnHost(candidates, root));
    return new Needs(List.copyOf(starts), notes(related));
  }

  private static boolean isInstalled(String unit, Root root) throws IOException {
    for (String directory : List.of("/usr/lib/systemd/system", "/lib/systemd/system")) {
      if (Files.exists(root.open(Path.of(directory, unit)))) {
        return true;
      }
    }
    return false;
  }

  private static List<String> notes(Set<String> related) {
    List<String> notes = new ArrayList<>();
    for (String name : related) {
      if (name.equals("network-online.target")) {
        notes.add("it asks for network-online.target: a clone has no network but its own loopback");
      } else if (name.endsWith(".device")) {
        notes.add("it asks for " + name + ": a clone has no hardware");
      } else if (name.equals("remote-fs.target")) {
        notes.add("it asks for remote-fs.target: file systems of the network are not in a clone");
      }
    }
    return notes;
  }

  /** sd_booted(3): only where systemd is PID 1 does it know what runs. */
  private static List<String> activeOnHost(List<String> units, Root root) throws IOException {
    if (units.isEmpty() || !root.isHost() || !Files.isDirectory(Path.of("/run/systemd/system"))) {
      return List.of();
    }
    List<String> command = new ArrayList<>(List.of("systemctl", "is-active", "--"));
    command.addAll(units);
    Process systemctl =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String states = new String(systemctl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      systemctl.waitFor(1, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
    List<String> lines = states.lines().toList();
    List<String> active = new ArrayList<>();
    for (int at = 0; at < Math.min(lines.size(), units.size()); at++) {
      if (lines.get(at).equals("active")) {
        active.add(units.get(at));
      }
    }
    return active;
  }
}

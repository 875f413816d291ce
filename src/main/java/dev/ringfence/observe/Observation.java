package dev.ringfence.observe;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One stretch of time in which the observer looked at one service on one host.
 *
 * @param id unlike every other observation's, such as a random UUID
 * @param from the beginning, to the millisecond (cut)
 * @param to the end, to the millisecond (cut)
 * @param fromStart the service's start was seen; else it was already running and its past is unseen
 * @param result what became of the service
 * @param execLines the unit's Exec lines, seen or not
 * @param reloads how often it was reloaded
 * @param restarts how often it was started again
 * @param stops how often it was stopped
 * @param cpus how many CPUs were online to it
 * @param drops events that were lost; 0 means that nothing was
 * @param blindSpots what the observer could not see
 * @param host the machine
 * @param packages versions of the packages that own the service's programs, by name
 * @param configuration SHA-256 of the configuration files it read, in hexadecimal, by path
 */
public record Observation(
    String id,
    Instant from,
    Instant to,
    boolean fromStart,
    Result result,
    List<Coverage.ExecLine> execLines,
    long reloads,
    long restarts,
    long stops,
    long cpus,
    long drops,
    List<BlindSpot> blindSpots,
    Host host,
    SortedMap<String, String> packages,
    SortedMap<String, String> configuration) {

  /** What became of the service; later is worse, and the worst is kept when snapshots merge. */
  public enum Result {
    /** Nobody looked. */
    UNKNOWN,
    /** It became active, and its workload passed if it had one. */
    WORKED,
    /** It failed to start, crashed, or its workload failed. */
    FAILED
  }

  /**
   * Something the observer could not see.
   *
   * @param program the BPF program that did not load, or another source
   * @param why in words
   * @param unseen what is therefore missing, in words
   */
  public record BlindSpot(String program, String why, String unseen)
      implements Comparable<BlindSpot> {
    public BlindSpot {
      Names.check("program", program);
      Names.checkLength("why", why);
      Names.checkLength("unseen", unseen);
    }

    @Override
    public int compareTo(BlindSpot other) {
      int order = program.compareTo(other.program);
      order = order != 0 ? order : why.compareTo(other.why);
      return order != 0 ? order : unseen.compareTo(other.unseen);
    }
  }

  /**
   * The machine.
   *
   * @param kernel as in uname -r
   * @param systemd the whole version, such as {@code 252.39-1~deb12u1}; empty without
   * @param abi its native ABI
   */
  public record Host(String kernel, String systemd, Abi abi) {
    public Host {
      Names.checkLength("kernel", kernel);
      Names.checkLength("systemd", systemd);
    }
  }

  public Observation {
    Names.check("id", id);
    from = from.truncatedTo(ChronoUnit.MILLIS);
    to = to.truncatedTo(ChronoUnit.MILLIS);
    if (to.isBefore(from)) {
      throw new IllegalArgumentException("observation ends " + to + ", before its start " + from);
    }
    if (reloads < 0 || restarts < 0 || stops < 0 || cpus < 0 || drops < 0) {
      throw new IllegalArgumentException("an observation counts from 0");
    }
    execLines = Coverage.union(execLines);
    blindSpots = List.copyOf(new TreeSet<>(blindSpots));
    packages = checked("packages", packages);
    configuration = checked("configuration", configuration);
  }

  /** Two snapshots of one observation as one: of each number and text the larger. */
  Observation merge(Observation other) {
    if (!id.equals(other.id)) {
      throw new IllegalArgumentException("two different observations");
    }
    List<Coverage.ExecLine> lines = new ArrayList<>(execLines);
    lines.addAll(other.execLines);
    List<BlindSpot> blind = new ArrayList<>(blindSpots);
    blind.addAll(other.blindSpots);
    return new Observation(
        id,
        from.isBefore(other.from) ? from : other.from,
        to.isAfter(other.to) ? to : other.to,
        fromStart || other.fromStart,
        later(result, other.result),
        lines,
        Math.max(reloads, other.reloads),
        Math.max(restarts, other.restarts),
        Math.max(stops, other.stops),
        Math.max(cpus, other.cpus),
        Math.max(drops, other.drops),
        blind,
        new Host(
            later(host.kernel, other.host.kernel),
            later(host.systemd, other.host.systemd),
            later(host.abi, other.host.abi)),
        union(packages, other.packages),
        union(configuration, other.configuration));
  }

  private static <T extends Comparable<? super T>> T later(T one, T two) {
    return one.compareTo(two) >= 0 ? one : two;
  }

  private static SortedMap<String, String> union(
      SortedMap<String, String> one, SortedMap<String, String> two) {
    TreeMap<String, String> both = new TreeMap<>(one);
    two.forEach((key, value) -> both.merge(key, value, Observation::later));
    return both;
  }

  private static SortedMap<String, String> checked(String what, SortedMap<String, String> map) {
    if (map.size() > Names.MAX_LIST) {
      throw new IllegalArgumentException(
          what + " has " + map.size() + " entries, more than " + Names.MAX_LIST);
    }
    map.forEach((key, value) -> {
      Names.check(what, key);
      Names.checkLength(what, value);
    });
    return java.util.Collections.unmodifiableSortedMap(new TreeMap<>(map));
  }
}

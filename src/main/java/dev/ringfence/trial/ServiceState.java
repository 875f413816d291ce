package dev.ringfence.trial;

import dev.ringfence.clone.UnitProperties;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What systemd tells of a service at one moment, see org.freedesktop.systemd1(5). */
record ServiceState(UnitProperties properties) {
  /** In the order in which systemd runs them. */
  private static final List<String> EXECS =
      List.of(
          "ExecCondition",
          "ExecStartPre",
          "ExecStart",
          "ExecStartPost",
          "ExecReload",
          "ExecStop",
          "ExecStopPost");

  /** A process of the service that did not end well. */
  record End(String exec, String program, long code, int status) {
    /** waitid(2), si_code. */
    static final long EXITED = 1;

    static final long KILLED = 2;
    static final long DUMPED = 3;

    boolean isBad() {
      return code == KILLED || code == DUMPED || (code == EXITED && status != 0);
    }

    boolean exited() {
      return code == EXITED;
    }

    boolean dumpedCore() {
      return code == DUMPED;
    }

    /** Ended by SIGHUP, SIGINT, SIGPIPE or SIGTERM, which systemd.service(5) calls clean. */
    boolean endedByRequest() {
      return code == KILLED && List.of(1, 2, 13, 15).contains(status);
    }
  }

  String active() {
    return properties.text("ActiveState");
  }

  /** Whether it ended after {@code earlier} and something started it anew: a socket, the bus. */
  boolean isAnotherLifeThan(ServiceState earlier) {
    Object now = properties.values().get("InvocationID");
    Object then = earlier.properties.values().get("InvocationID");
    return now != null && then != null && !now.equals(then);
  }

  /** Whether it has come to an end, well or not. */
  boolean ended() {
    return active().equals("inactive") || active().equals("failed");
  }

  boolean failed() {
    return active().equals("failed");
  }

  /** Such as {@code success}, {@code exit-code}, {@code timeout}. */
  String result() {
    return properties.text("Result");
  }

  String reloadResult() {
    return properties.text("ReloadResult");
  }

  boolean canReload() {
    return properties.flag("CanReload");
  }

  String type() {
    return properties.text("Type");
  }

  /** Whether its start is over only when it is ready; see Type= in systemd.service(5). */
  boolean tellsWhenReady() {
    return switch (type()) {
      case "simple", "exec", "idle" -> false;
      default -> true;
    };
  }

  /** Whether it is a socket that its host would have open: not one that waits to be enabled. */
  boolean isOpenedAtBoot() {
    return properties.text("LoadState").equals("loaded")
        && !properties.flag("Accept")
        && !properties.text("UnitFileState").equals("disabled");
  }

  /** The sockets that start it; systemd knows those that are loaded. */
  List<String> sockets() {
    return properties.texts("TriggeredBy").stream().filter(u -> u.endsWith(".socket")).toList();
  }

  /**
   * The processes that did not end well, in the order in which they were started.
   *
   * @param settings the Exec settings to look at
   */
  List<End> badEnds(List<String> settings) {
    List<End> ends = new ArrayList<>();
    for (String exec : EXECS) {
      if (settings.contains(exec) && properties.values().get(exec) instanceof List<?> commands) {
        for (Object command : commands) {
          badEnd(exec, command).ifPresent(ends::add);
        }
      }
    }
    long code = properties.number("ExecMainCode");
    int status = (int) properties.number("ExecMainStatus");
    // The main process of a forking service is not that of its ExecStart=.
    boolean told = ends.stream().anyMatch(end -> end.exec().equals("ExecStart"));
    End main = new End("ExecStart", "the main process", code, status);
    if (settings.contains("ExecStart") && !told && main.isBad()) {
      ends.add(main);
    }
    return ends;
  }

  static List<String> execs() {
    return EXECS;
  }

  /**
   * The structure (sasbttttuii): path, arguments, ignore failure, four times, PID, code, status.
   */
  private static Optional<End> badEnd(String exec, Object command) {
    if (command instanceof List<?> fields
        && fields.size() == 10
        && fields.get(0) instanceof String path
        && fields.get(2) instanceof Boolean ignored
        && fields.get(8) instanceof Long code
        && fields.get(9) instanceof Long status
        && !ignored) {
      return Optional.of(new End(exec, path, code, status.intValue())).filter(End::isBad);
    }
    return Optional.empty();
  }

  /** What was not so when systemd last looked; empty when it never did. */
  List<Condition> unmet() {
    List<Condition> unmet = new ArrayList<>();
    if (properties.number("ConditionTimestampMonotonic") > 0
        && !properties.flag("ConditionResult")) {
      addUnmet("Conditions", unmet);
    }
    if (properties.number("AssertTimestampMonotonic") > 0 && !properties.flag("AssertResult")) {
      addUnmet("Asserts", unmet);
    }
    return unmet;
  }

  /** The structures (sbbsi): name, is it a trigger, is it negated, parameter, result. */
  private void addUnmet(String property, List<Condition> unmet) {
    if (properties.values().get(property) instanceof List<?> all) {
      for (Object each : all) {
        if (each instanceof List<?> fields
            && fields.size() == 5
            && fields.get(4) instanceof Long result
            && result < 0) {
          String trigger = Boolean.TRUE.equals(fields.get(1)) ? "|" : "";
          String negated = Boolean.TRUE.equals(fields.get(2)) ? "!" : "";
          unmet.add(
              new Condition(String.valueOf(fields.get(0)), trigger + negated + fields.get(3)));
        }
      }
    }
  }
}

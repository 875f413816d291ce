package dev.ringfence.clone;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.messages.DBusSignal;

/**
 * Control of one systemd over its private D-Bus, see org.freedesktop.systemd1(5). Jobs are awaited
 * by signal.
 */
public final class Systemd implements Closeable {
  private static final String MANAGER = "/org/freedesktop/systemd1";
  private static final String MANAGER_INTERFACE = "org.freedesktop.systemd1.Manager";
  private static final String PROPERTIES = "org.freedesktop.DBus.Properties";

  /** A call that is no job is answered at once, a reload after the generators ran. */
  private static final Duration CALL = Duration.ofSeconds(90);

  private final Bus bus;
  private final Jobs jobs = new Jobs();
  private final Map<String, CompletableFuture<Void>> changes = new ConcurrentHashMap<>();

  /**
   * Connects over the pipes of a bridge and subscribes to signals.
   *
   * @param end is told when the connection has ended
   */
  Systemd(InputStream in, OutputStream out, Runnable end) throws IOException {
    bus = new Bus(in, out, this::signal, end);
    call(MANAGER, MANAGER_INTERFACE, "Subscribe", "");
  }

  /** The systemd that this program runs beside; needs root. */
  public static Systemd ofHost() throws IOException {
    Process bridge =
        new ProcessBuilder("systemd-stdio-bridge", "-punix:path=/run/systemd/private")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    return new Systemd(bridge.getInputStream(), bridge.getOutputStream(), () -> {});
  }

  private void signal(DBusSignal signal) {
    if ("JobRemoved".equals(signal.getName())) {
      try {
        Object[] values = Bus.parameters(signal);
        jobs.of(path(values[1])).complete(String.valueOf(values[3]));
      } catch (DBusException e) {
        throw new IllegalStateException("JobRemoved is not what it was", e);
      }
    } else if ("PropertiesChanged".equals(signal.getName())) {
      CompletableFuture<Void> waiting = changes.remove(signal.getPath());
      if (waiting != null) {
        waiting.complete(null);
      }
    }
  }

  private static String path(Object value) {
    return value instanceof DBusPath path ? path.getPath() : String.valueOf(value);
  }

  /** Jobs whose end was told or is awaited, whichever came first; the oldest are forgotten. */
  private static final class Jobs {
    private static final int MOST = 4096;

    private final Map<String, CompletableFuture<String>> ends =
        new LinkedHashMap<>() {
          private static final long serialVersionUID = 1;

          @Override
          protected boolean removeEldestEntry(Map.Entry<String, CompletableFuture<String>> eldest) {
            return size() > MOST;
          }
        };

    synchronized CompletableFuture<String> of(String path) {
      return ends.computeIfAbsent(path, unknown -> new CompletableFuture<>());
    }

    synchronized void forget(String path) {
      ends.remove(path);
    }
  }

  /** Reads all unit files and drop-ins anew. */
  public void reload() throws IOException {
    call(MANAGER, MANAGER_INTERFACE, "Reload", "");
  }

  /** Starts a unit, and what it needs, and waits for the job's end. */
  public JobOutcome start(String unit, Duration timeout) throws IOException {
    return job("StartUnit", unit, timeout);
  }

  /** Stops a unit and waits for the job's end. */
  public JobOutcome stop(String unit, Duration timeout) throws IOException {
    return job("StopUnit", unit, timeout);
  }

  /** Stops and starts a unit, starts it when it was stopped, and waits for the job's end. */
  public JobOutcome restart(String unit, Duration timeout) throws IOException {
    return job("RestartUnit", unit, timeout);
  }

  /** Runs a unit's ExecReload= and waits for the job's end. */
  public JobOutcome reloadUnit(String unit, Duration timeout) throws IOException {
    return job("ReloadUnit", unit, timeout);
  }

  /** Sends a signal to all processes of a unit. */
  public void kill(String unit, int signal) throws IOException {
    call(MANAGER, MANAGER_INTERFACE, "KillUnit", "ssi", unit, "all", signal);
  }

  /** Forgets that a unit failed and how often it was started. */
  public void resetFailed(String unit) throws IOException {
    call(MANAGER, MANAGER_INTERFACE, "ResetFailedUnit", "s", unit);
  }

  private JobOutcome job(String method, String unit, Duration timeout) throws IOException {
    String path;
    try {
      path = path(call(MANAGER, MANAGER_INTERFACE, method, "ss", unit, "replace")[0]);
    } catch (BusErrorException e) {
      return new JobOutcome.Refused(e.name(), String.valueOf(e.getMessage()));
    }
    try {
      return new JobOutcome.Finished(await(jobs.of(path), timeout));
    } catch (TimeoutException e) {
      return new JobOutcome.StillRunning(timeout);
    } finally {
      jobs.forget(path);
    }
  }

  /** Every property of a unit, read in one call: separate reads race with each other. */
  public UnitProperties properties(String unit) throws IOException {
    // An empty interface stands for all of the object's interfaces.
    Object[] answer = call(unitPath(unit), PROPERTIES, "GetAll", "s", "");
    return BusValue.properties(answer[0]);
  }

  /**
   * Waits until a unit has ended (inactive or failed), at most so long.
   *
   * @return its properties then, or when the time was up
   */
  public UnitProperties awaitEnd(String unit, Duration timeout) throws IOException {
    long end = System.nanoTime() + timeout.toNanos();
    while (true) {
      CompletableFuture<Void> change =
          changes.computeIfAbsent(unitPath(unit), path -> new CompletableFuture<>());
      UnitProperties properties = properties(unit);
      String state = properties.text("ActiveState");
      long left = end - System.nanoTime();
      if (state.equals("inactive") || state.equals("failed") || left <= 0) {
        return properties;
      }
      try {
        await(change, Duration.ofNanos(left));
      } catch (TimeoutException e) {
        return properties(unit);
      }
    }
  }

  /**
   * The names of the loaded units that match a pattern, see glob(7), sorted.
   *
   * @param state such as {@code failed}; empty for any
   */
  public List<String> loaded(String pattern, String state) throws IOException {
    String[] states = state.isEmpty() ? new String[0] : new String[] {state};
    Object[] answer =
        call(
            MANAGER,
            MANAGER_INTERFACE,
            "ListUnitsByPatterns",
            "asas",
            states,
            new String[] {pattern});
    List<String> names = new ArrayList<>();
    if (BusValue.plain(answer[0]) instanceof List<?> units) {
      for (Object unit : units) {
        if (unit instanceof List<?> fields) {
          names.add(String.valueOf(fields.getFirst()));
        }
      }
    }
    return names.stream().sorted().toList();
  }

  /** Every property of systemd itself, such as Version or Environment. */
  public UnitProperties managerProperties() throws IOException {
    return BusValue.properties(call(MANAGER, PROPERTIES, "GetAll", "s", MANAGER_INTERFACE)[0]);
  }

  /**
   * A unit's object path: every byte but a letter or digit becomes {@code _} and two hex digits.
   */
  static String unitPath(String unit) {
    StringBuilder path = new StringBuilder(MANAGER).append("/unit/");
    byte[] bytes = unit.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    for (int i = 0; i < bytes.length; i++) {
      byte b = bytes[i];
      boolean digit = b >= '0' && b <= '9';
      boolean letter = (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z');
      if (letter || (digit && i > 0)) {
        path.append((char) b);
      } else {
        path.append(String.format("_%02x", b & 0xff));
      }
    }
    return path.toString();
  }

  private Object[] call(
      String path, String iface, String member, String signature, Object... arguments)
      throws IOException {
    try {
      return await(bus.call(path, iface, member, signature, arguments), CALL);
    } catch (TimeoutException e) {
      throw new IOException("systemd did not answer " + member + " in " + CALL.toSeconds() + " s");
    }
  }

  private static <T> T await(CompletableFuture<T> future, Duration timeout)
      throws IOException, TimeoutException {
    try {
      return future.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      throw switch (e.getCause()) {
        case BusErrorException error -> error;
        case IOException lost ->
            new CloneFailedException(
                "the clone's systemd is gone",
                "it ended itself, or something in the clone ended it (reboot, poweroff)");
        case null, default -> new IOException("a call to systemd failed", e);
      };
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new java.io.InterruptedIOException("interrupted");
    }
  }

  @Override
  public void close() throws IOException {
    bus.close();
  }
}

package dev.ringfence.linux;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Hears the kernel's audit records (netlink multicast group {@code AUDIT_NLGRP_READLOG}), and hands
 * them out by the login user ID that stamps each clone. It only listens: the host's audit settings
 * stay as they are. Must be opened in the host's namespaces, with CAP_AUDIT_READ.
 */
public final class AuditFeed implements AutoCloseable {
  /** More records of one clone than this between two readings are only counted. */
  private static final int MOST_KEPT = 10_000;

  /** How soon the reading thread sees that the feed was closed. */
  private static final int WAKE_MILLIS = 250;

  private final AuditSocket socket;
  private final Thread reader;
  private volatile boolean closed;
  private final Map<Long, Listener> listeners = new HashMap<>();

  /** What became of listening. */
  public sealed interface Opening {
    /** Records come. */
    record Open(AuditFeed feed) implements Opening {}

    /**
     * No records can be had here.
     *
     * @param reason why, and what therefore cannot be known, in words for the user
     */
    record Unavailable(String reason) implements Opening {}
  }

  /**
   * What one clone's processes were refused since the last reading.
   *
   * @param records in the order of the kernel
   * @param lost how many more there were at least; they came faster than they could be kept
   */
  public record Heard(List<AuditRecord> records, long lost) {
    public Heard {
      records = List.copyOf(records);
    }
  }

  private AuditFeed(AuditSocket socket) {
    this.socket = socket;
    this.reader = Thread.ofPlatform().daemon().name("audit").unstarted(this::read);
  }

  /** Begins to listen. */
  public static Opening open() {
    AuditSocket socket = new AuditSocket();
    int errno = socket.open();
    if (errno == 0) {
      AuditFeed feed = new AuditFeed(socket);
      feed.reader.start();
      return new Opening.Open(feed);
    }
    socket.close();
    String why =
        switch (Errno.name(errno)) {
          case "EPROTONOSUPPORT" -> "this kernel has no audit, or was booted with audit=0";
          case "EPERM" -> "listening to the kernel's audit needs CAP_AUDIT_READ on the host";
          case String name -> "the kernel's audit cannot be listened to (" + name + ")";
        };
    return new Opening.Unavailable(
        why + ": which system call a filter refused cannot be told by name");
  }

  /**
   * Hears the processes of one clone from now on.
   *
   * @param loginUid by which they are known
   * @param cgroup a directory name in their cgroup paths by which they are known otherwise: a login
   *     inside (cron, ssh, su) gives its processes another login user ID
   */
  public synchronized Listener listen(long loginUid, String cgroup) {
    drain();
    Listener listener = new Listener(loginUid, "/" + cgroup + "/");
    listeners.put(loginUid, listener);
    return listener;
  }

  /** Takes records as they come, so that few processes of the many that audit tells of are gone. */
  private void read() {
    while (!closed) {
      if (socket.await(WAKE_MILLIS)) {
        synchronized (this) {
          if (!closed) {
            drain();
            notifyAll();
          }
        }
      }
    }
    socket.close();
  }

  private void drain() {
    while (true) {
      switch (socket.receive()) {
        case AuditSocket.Received.Message(int type, String text) -> take(type, text);
        case AuditSocket.Received.Overflow() -> listeners.values().forEach(l -> l.lost++);
        case AuditSocket.Received.Nothing() -> {
          return;
        }
        case AuditSocket.Received.Failed(int errno) ->
            throw new IllegalStateException(
                "the kernel's audit socket failed: " + Errno.name(errno));
      }
    }
  }

  private void take(int type, String text) {
    if (type != AuditRecords.AUDIT_SECCOMP && type != AuditRecords.AUDIT_AVC) {
      return;
    }
    Optional<AuditRecord> record =
        AuditLine.parse(text)
            .flatMap(
                type == AuditRecords.AUDIT_SECCOMP ? AuditRecords::seccomp : AuditRecords::refused);
    if (record.isEmpty()) {
      return;
    }
    listener(record.get()).ifPresent(listener -> listener.add(record.get()));
  }

  private Optional<Listener> listener(AuditRecord record) {
    if (record instanceof AuditRecord.Seccomp seccomp
        && listeners.containsKey(seccomp.loginUid())) {
      return Optional.ofNullable(listeners.get(seccomp.loginUid()));
    }
    if (listeners.isEmpty()) {
      return Optional.empty();
    }
    String cgroups = read(record.pid(), "cgroup");
    return listeners.values().stream().filter(each -> cgroups.contains(each.cgroup)).findAny();
  }

  /** What the kernel tells of a process, while it lives or is not yet waited for. */
  private static String read(int pid, String file) {
    try {
      return Files.readString(Path.of("/proc", Integer.toString(pid), file));
    } catch (IOException e) {
      return "";
    }
  }

  /** Hears one clone. */
  public final class Listener implements AutoCloseable {
    private final long loginUid;
    private final String cgroup;
    private final List<AuditRecord> records = new ArrayList<>();
    private long lost;

    private Listener(long loginUid, String cgroup) {
      this.loginUid = loginUid;
      this.cgroup = cgroup;
    }

    private void add(AuditRecord record) {
      if (records.size() < MOST_KEPT) {
        records.add(record);
      } else {
        lost++;
      }
    }

    /**
     * Everything since the last reading. The kernel hands records over a moment after the call that
     * they tell of.
     *
     * @param patience how long to wait for a first record where there is none yet
     */
    public Heard take(Duration patience) {
      long end = System.nanoTime() + patience.toNanos();
      synchronized (AuditFeed.this) {
        drain();
        for (long left = patience.toNanos();
            left > 0 && records.isEmpty() && lost == 0;
            left = end - System.nanoTime()) {
          try {
            TimeUnit.NANOSECONDS.timedWait(AuditFeed.this, left);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            break;
          }
        }
        Heard heard = new Heard(records, lost);
        records.clear();
        lost = 0;
        return heard;
      }
    }

    @Override
    public void close() {
      synchronized (AuditFeed.this) {
        listeners.remove(loginUid, this);
      }
    }
  }

  @Override
  public synchronized void close() {
    closed = true; // the reading thread closes the socket, which it may be waiting on
  }
}

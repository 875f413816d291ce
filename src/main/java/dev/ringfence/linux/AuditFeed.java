package dev.ringfence.linux;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Hears the kernel's audit records (netlink multicast group {@code AUDIT_NLGRP_READLOG}), and hands
 * them out by the login user ID that stamps each clone. It only listens: the host's audit settings
 * stay as they are. Must be opened in the host's namespaces, with CAP_AUDIT_READ.
 */
public final class AuditFeed implements AutoCloseable {
  /** More records of one clone than this between two readings are only counted. */
  private static final int MOST_KEPT = 10_000;

  private final AuditSocket socket;
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
  }

  /** Begins to listen. */
  public static Opening open() {
    AuditSocket socket = new AuditSocket();
    int errno = socket.open();
    if (errno == 0) {
      return new Opening.Open(new AuditFeed(socket));
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

  /** Hears the processes with this login user ID from now on. */
  public synchronized Listener listen(long loginUid) {
    drain();
    Listener listener = new Listener(loginUid);
    listeners.put(loginUid, listener);
    return listener;
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
    long loginUid =
        switch (record.get()) {
          case AuditRecord.Seccomp seccomp -> seccomp.loginUid();
          case AuditRecord.Refused refused -> loginUid(refused.pid());
        };
    Listener listener = listeners.get(loginUid);
    if (listener == null) {
      return;
    }
    if (listener.records.size() < MOST_KEPT) {
      listener.records.add(record.get());
    } else {
      listener.lost++;
    }
  }

  /** An AVC record does not say whose it is; the process does, while it lives. */
  private static long loginUid(int pid) {
    try {
      byte[] text = Files.readAllBytes(Path.of("/proc", Integer.toString(pid), "loginuid"));
      return Long.parseLong(new String(text, StandardCharsets.US_ASCII).strip());
    } catch (IOException | NumberFormatException e) {
      return AuditRecords.UNSET;
    }
  }

  /** Hears one clone. */
  public final class Listener implements AutoCloseable {
    private final long loginUid;
    private final List<AuditRecord> records = new ArrayList<>();
    private long lost;

    private Listener(long loginUid) {
      this.loginUid = loginUid;
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
        long left = end - System.nanoTime();
        while (records.isEmpty() && lost == 0 && left > 0) {
          if (socket.await((int) Math.max(1, left / 1_000_000))) {
            drain();
          }
          left = end - System.nanoTime();
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
    socket.close();
  }
}

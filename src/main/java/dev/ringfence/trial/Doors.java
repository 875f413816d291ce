package dev.ringfence.trial;

import dev.ringfence.clone.Clone;
import dev.ringfence.clone.UnitProperties;
import dev.ringfence.linux.ControlGroup;
import dev.ringfence.linux.ListeningSocket;
import dev.ringfence.linux.NetworkNamespace;
import java.io.IOException;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The sockets at which a service waits for connections, and who opens at a knock: connects from
 * elsewhere in the clone, says nothing, and goes. An open socket proves that somebody listens, not
 * that the service can serve.
 */
record Doors(Clone copy, String unit) {
  private static final Duration PAUSE = Duration.ofMillis(50);

  /** Those that opened, by name. */
  List<String> open() throws IOException {
    UnitProperties properties = copy.systemd().properties(unit);
    if (properties.text("ControlGroup").isEmpty()) {
      return List.of();
    }
    List<Integer> processes = new ControlGroup(copy.cgroupOf(properties)).processes();
    List<String> open = new ArrayList<>();
    for (ListeningSocket socket : ListeningSocket.of(processes)) {
      if (opens(socket)) {
        open.add(socket.name());
      }
    }
    return open;
  }

  /** Those of the expected ones that stay shut although they were given time to open. */
  List<String> shut(List<String> expected, Duration patience) throws IOException {
    long end = System.nanoTime() + patience.toNanos();
    while (true) {
      Set<String> shut = new TreeSet<>(expected);
      shut.removeAll(Set.copyOf(open()));
      if (shut.isEmpty() || System.nanoTime() > end) {
        return List.copyOf(shut);
      }
      try {
        Thread.sleep(PAUSE);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new java.io.InterruptedIOException("interrupted");
      }
    }
  }

  private boolean opens(ListeningSocket socket) throws IOException {
    return new NetworkNamespace(copy.pid())
        .call(() ->
            switch (socket) {
              case ListeningSocket.Internet internet -> connects(internet.reachable());
              case ListeningSocket.Unix(String path) ->
                  connects(UnixDomainSocketAddress.of(inClone(path)));
            });
  }

  /** As a process outside names it. /var/run is a link, which would lead out of the clone. */
  private String inClone(String path) {
    return "/proc/" + copy.pid() + "/root" + path.replaceFirst("^/var/run/", "/run/");
  }

  private static boolean connects(SocketAddress address) {
    StandardProtocolFamily family =
        switch (address) {
          case UnixDomainSocketAddress _ -> StandardProtocolFamily.UNIX;
          case java.net.InetSocketAddress internet
              when internet.getAddress() instanceof java.net.Inet6Address ->
              StandardProtocolFamily.INET6;
          default -> StandardProtocolFamily.INET;
        };
    try (SocketChannel channel = SocketChannel.open(family)) {
      return channel.connect(address);
    } catch (IOException refused) {
      return false;
    }
  }
}

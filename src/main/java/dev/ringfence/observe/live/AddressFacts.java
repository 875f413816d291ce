package dev.ringfence.observe.live;

import dev.ringfence.observe.Fact;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.function.Consumer;

/** Facts about socket addresses: binds, peers, Unix sockets. */
final class AddressFacts {
  private static final int AF_UNIX = 1;
  private static final int AF_INET = 2;
  private static final int AF_INET6 = 10;

  private AddressFacts() {}

  static void address(Sighting sighting, Consumer<Fact> to) {
    KernelText raw = sighting.event().text();
    if (raw.size() < 28) {
      return;
    }
    int family = raw.at(0) | raw.at(1) << 8;
    switch (family) {
      case AF_UNIX -> unix(sighting, raw, to);
      case AF_INET -> internet(sighting, "AF_INET", raw, 4, 4, to);
      case AF_INET6 -> internet(sighting, "AF_INET6", raw, 8, 16, to);
      default -> {
        // Netlink, packet, ...: what they may do is told by the family of the socket.
      }
    }
  }

  private static void unix(Sighting sighting, KernelText raw, Consumer<Fact> to) {
    String path;
    if (raw.at(2) != 0) {
      path = raw.untilNul(2);
    } else {
      String name = raw.untilNul(3);
      if (name.isEmpty()) {
        return; // unnamed, or bound to a name that the kernel chose
      }
      path = "@" + name;
    }
    if (sighting.event().has(RawEvent.FLAG_WHOLE) || sighting.event().has(RawEvent.FLAG_TREE)) {
      path = path.startsWith("@") ? "@" : FileFacts.parent(path) + "/*";
    }
    to.accept(new Fact.UnixSocket(sighting.seen(), sighting.call(), path));
  }

  private static void internet(
      Sighting sighting, String family, KernelText raw, int at, int size, Consumer<Fact> to) {
    RawEvent event = sighting.event();
    String transport =
        Constants.transport((int) (event.a() >>> 16) & 0xff, (int) event.a() & 0xffff);
    int port = raw.at(2) << 8 | raw.at(3);
    byte[] bytes = raw.part(at, size);
    boolean anywhere = event.has(RawEvent.FLAG_WHOLE) || event.has(RawEvent.FLAG_TREE);
    if (anywhere) {
      Arrays.fill(bytes, (byte) 0);
    }
    if (event.has(RawEvent.FLAG_TREE)) {
      port = 0;
    }
    String address;
    try {
      address = InetAddress.getByAddress(bytes).getHostAddress();
    } catch (UnknownHostException e) {
      throw new IllegalStateException("an address of " + size + " bytes", e);
    }
    if (sighting.call().equals("bind")) {
      to.accept(new Fact.Bind(sighting.seen(), family, transport, address, port));
    } else {
      String call = sighting.call().equals("accept4") ? "accept" : sighting.call();
      to.accept(new Fact.Peer(sighting.seen(), call, family, transport, address, port));
    }
  }
}

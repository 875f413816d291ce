package dev.ringfence.host.top;

import dev.ringfence.linux.ListeningSocket;
import java.util.List;

/** Who can talk to a service, the more the worse. */
public enum Reach {
  /** It waits for nobody, and no IP traffic of it was counted. */
  NOBODY(1, "-"),
  /** It waits at a Unix socket or a loopback address, or has talked to somebody over IP. */
  MACHINE(2, "machine"),
  /** It waits for connections at an address that other machines may reach. */
  NETWORK(3, "network");

  private final int weight;
  private final String word;

  Reach(int weight, String word) {
    this.weight = weight;
    this.word = word;
  }

  /** What the exposure is multiplied with. */
  public int weight() {
    return weight;
  }

  /** As users and JSON read it. */
  public String word() {
    return word;
  }

  /** From where it listens, and what came and went over IP. */
  static Reach of(List<ListeningSocket> sockets, Count traffic) {
    Reach reach = sockets.isEmpty() && traffic.orLess() <= 0 ? NOBODY : MACHINE;
    for (ListeningSocket socket : sockets) {
      if (socket instanceof ListeningSocket.Internet(var address)
          && !address.getAddress().isLoopbackAddress()) {
        reach = NETWORK;
      }
    }
    return reach;
  }
}

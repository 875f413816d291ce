package dev.ringfence.clone;

import dev.ringfence.linux.ProcessEnd;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The clones of this process that are not gone yet. At its end, be it by a signal, they are closed
 * and awaited. When it is killed, the supervisors do without it.
 */
final class Teardown {
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private static final Set<Launch> LAUNCHES = ConcurrentHashMap.newKeySet();

  static {
    ProcessEnd.closing(Teardown::closeAll);
  }

  private Teardown() {}

  static void watch(Launch launch) {
    LAUNCHES.removeIf(Launch::isGone);
    LAUNCHES.add(launch);
  }

  static void forget(Launch launch) {
    LAUNCHES.remove(launch);
  }

  private static void closeAll() {
    LAUNCHES.forEach(Launch::close);
    for (Launch launch : LAUNCHES) {
      try {
        launch.awaitGone(LONGEST);
      } catch (IOException e) {
        // The supervisor goes on without us.
      }
    }
  }
}

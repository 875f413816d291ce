package dev.ringfence.clone;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A program for a clone that plays the host: boots a clone in it and tells what it saw. */
final class NestedClone {
  private static final List<String> PORTS =
      List.of("cat", "/proc/sys/net/ipv4/ip_unprivileged_port_start");

  private NestedClone() {}

  public static void main(String[] arguments) throws Exception {
    Duration patience = Duration.ofSeconds(30);
    System.out.println(Preflight.check(Path.of("/")));
    CloneRequest request =
        CloneRequest.of(Path.of("/"))
            .withUnit("inner.service", "[Service]\nExecStart=/usr/bin/sleep 1000\n");
    Clone clone = Clone.boot(request);
    try (clone) {
      System.out.println("start " + clone.systemd().start("inner.service", patience));
      UnitProperties properties = clone.systemd().properties("inner.service");
      System.out.println("state " + properties.text("ActiveState"));
      System.out.println("cgroup " + clone.cgroupOf(properties));
      System.out.println("ports " + clone.run(PORTS, patience, 100).out().text());
      System.out.println("run " + clone.run(List.of("echo", "hello"), patience, 100).out().text());
    }
    System.out.println("gone " + clone.awaitGone(patience));
  }
}

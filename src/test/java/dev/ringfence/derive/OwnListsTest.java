package dev.ringfence.derive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.observe.FileAccess;
import org.junit.jupiter.api.Test;

/** A list of the unit's own is never loosened; what was seen against it is reported. */
class OwnListsTest {
  private static SeenService with(String lines) {
    return SeenService.thatDoesNothing().unit(lines);
  }

  private static void assertClash(SeenService service, String directive, String setting) {
    Decision decision = service.plan(Caution.STRICT).decision(directive).orElseThrow();
    assertThat(decision.choice())
        .isInstanceOfSatisfying(
            Decision.Choice.Clash.class,
            clash -> assertThat(clash.setting().value()).isEqualTo(setting));
    assertThat(decision.lines()).isEmpty();
  }

  private static void assertLeft(SeenService service, String directive) {
    Decision decision = service.plan(Caution.STRICT).decision(directive).orElseThrow();
    assertThat(decision.choice()).isInstanceOf(Decision.Choice.Enough.class);
  }

  @Test
  void addresses() {
    String lists = "IPAddressDeny=any\nIPAddressAllow=localhost 10.0.0.0/8";
    assertLeft(with(lists).peer("connect", "tcp", "10.1.2.3", 53), "IPAddressDeny");
    assertLeft(with(lists).peer("connect", "tcp", "127.0.0.2", 53), "IPAddressDeny");
    assertClash(with(lists).peer("connect", "tcp", "11.1.2.3", 53), "IPAddressDeny", "any");
    assertClash(
        with("IPAddressDeny=link-local").peer("connect", "tcp", "169.254.7.8", 53),
        "IPAddressDeny",
        "link-local");
  }

  @Test
  void ports() {
    String lists = "SocketBindDeny=any\nSocketBindAllow=ipv4:tcp:8000-8010";
    assertLeft(with(lists).bind("tcp", "0.0.0.0", 8010), "SocketBindDeny");
    assertClash(with(lists).bind("tcp", "0.0.0.0", 8011), "SocketBindDeny", "any");
    assertClash(with(lists).bind("udp", "0.0.0.0", 8010), "SocketBindDeny", "any");
  }

  @Test
  void devices() {
    String list = "DeviceAllow=/dev/fuse r";
    assertLeft(with(list).device(FileAccess.READ, "/dev/fuse"), "DevicePolicy");
    assertClash(with(list).device(FileAccess.WRITE, "/dev/fuse"), "DevicePolicy", "/dev/fuse r");
    assertClash(with(list).device(FileAccess.READ, "/dev/kvm"), "DevicePolicy", "/dev/fuse r");
    assertLeft(with("DeviceAllow=char-kvm rw").device(FileAccess.READ, "/dev/kvm"), "DevicePolicy");
    assertClash(
        with("DevicePolicy=closed").device(FileAccess.READ, "/dev/kvm"), "DevicePolicy", "closed");
    assertClash(
        with("DevicePolicy=strict").device(FileAccess.READ, "/dev/null"), "DevicePolicy", "strict");
  }

  @Test
  void paths() {
    String list = "InaccessiblePaths=-/srv/secret";
    assertLeft(with(list).file(FileAccess.READ, "/srv/open/x"), "InaccessiblePaths");
    assertClash(
        with(list).file(FileAccess.READ, "/srv/secret/x"), "InaccessiblePaths", "-/srv/secret");
  }
}

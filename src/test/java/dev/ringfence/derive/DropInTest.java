package dev.ringfence.derive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.observe.Fact;
import dev.ringfence.observe.FileAccess;
import dev.ringfence.observe.FileType;
import dev.ringfence.observe.RandomProfiles;
import dev.ringfence.unit.UnitFile;
import dev.ringfence.unit.UnitType;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The drop-in is a unit file that says what the plan says, and nothing else. */
class DropInTest {
  private static UnitFile read(Plan plan) {
    return UnitFile.parse(
        Path.of("50-ringfence.conf"), DropIn.text(plan, "Nobody tried it."), UnitType.SERVICE);
  }

  @Test
  void itReadsBackAsThePlanWithoutAComplaint() {
    LikelyFacts random = new LikelyFacts(500);
    for (int round = 0; round < 50; round++) {
      Plan plan = SeenService.thatDoesNothing().facts(random.some(25)).plan(Caution.STRICT);
      UnitFile file = read(plan);
      assertThat(file.problems()).isEmpty();
      assertThat(file.settings().stream().map(line -> line.key() + "=" + line.value()))
          .isEqualTo(plan.assignments().stream().map(Object::toString).toList());
    }
  }

  /** A profile may come from anywhere; nothing in it may become a line, or a word, of its own. */
  @Test
  void noTextOfAProfileBecomesASettingOfItsOwn() {
    Set<String> known = new TreeSet<>();
    SeenService.thatDoesNothing()
        .plan(Caution.STRICT)
        .decisions()
        .forEach(decision -> known.add(decision.directive()));
    known.addAll(
        List.of(
            "ReadWritePaths",
            "StateDirectory",
            "CacheDirectory",
            "LogsDirectory",
            "RuntimeDirectory",
            "ExecPaths",
            "DeviceAllow",
            "IPAddressAllow",
            "SocketBindAllow",
            "SystemCallErrorNumber"));
    RandomProfiles random = new RandomProfiles(7);
    for (int round = 0; round < 200; round++) {
      SeenService service = SeenService.thatDoesNothing();
      for (int count = 0; count < 20; count++) {
        service.fact(random.fact());
      }
      UnitFile file = read(service.plan(Caution.STRICT));
      assertThat(file.problems()).isEmpty();
      assertThat(file.settings()).extracting("key").isSubsetOf(known);
    }
    String evil = "/data/a\nExecStartPre=/bin/evil\\";
    SeenService service =
        SeenService.thatDoesNothing()
            .fact(
                new Fact.File(
                    new SeenService().seen(),
                    "openat",
                    FileAccess.CREATE,
                    evil + "/x",
                    "",
                    FileType.REGULAR,
                    "ext4",
                    false))
            .socket("AF_INET AF_PACKET", "SOCK_STREAM", "0")
            .peer("connect", "tcp", "127.0.0.1 any", 1)
            .device(FileAccess.WRITE, "/dev/a rw\nExecStop=/bin/evil");
    UnitFile file = read(service.plan(Caution.STRICT));
    assertThat(file.problems()).isEmpty();
    assertThat(file.settings()).extracting("key").isSubsetOf(known);
    assertThat(file.settings()).extracting("value").noneMatch(it -> it.toString().contains("any "));
    assertThat(file.settings()).extracting("value").doesNotContain("AF_INET AF_PACKET");
  }

  @Test
  void commentsAreNoLongerThanALineMayBe() {
    String text = DropIn.text(SeenService.thatDoesNothing().plan(Caution.STRICT), "Untried.");
    assertThat(text.lines().filter(line -> line.startsWith("#")))
        .allMatch(line -> line.length() <= 100 && !line.endsWith("\\"));
  }
}

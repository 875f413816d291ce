package dev.ringfence.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.host.top.Count;
import dev.ringfence.host.top.Overview;
import dev.ringfence.host.top.Reach;
import dev.ringfence.host.top.Resource;
import dev.ringfence.host.top.Row;
import dev.ringfence.report.host.TopTable;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What people read of running services. */
class TopTableTest {
  private static final Row WEB =
      new Row(
          "web.service",
          96,
          Reach.NETWORK,
          List.of("0.0.0.0:80"),
          Map.of(
              Resource.CPU, new Count.Of(9_000_000_000L),
              Resource.MEMORY, new Count.Of(12 << 20),
              Resource.IO, new Count.Of(0),
              Resource.TASKS, new Count.Of(3),
              Resource.IP, new Count.Of(5_000)),
          Map.of(
              Resource.CPU, new Count.Of(15_000_000),
              Resource.IO, new Count.Of(8_300),
              Resource.IP, new Count.Of(120)));

  private static final Row QUIET =
      new Row("quiet.service", 12, Reach.NOBODY, List.of(), Map.of(), Map.of());

  private static final Overview BOTH = new Overview(2, List.of(WEB, QUIET));

  @Test
  void whatIsNotCountedIsADashAndNeverNought() {
    assertThat(TopTable.render(BOTH, false, 100, 10))
        .isEqualTo(
            """
            PAYS  EXPOSURE  REACH    CPU%  MEMORY  IO/s  TASKS  IP/s  SERVICE
            28.8       9.6  network   1.5     12M  8.1K      3   120  web.service
             1.2       1.2  -           -       -     -      -     -  quiet.service
            """);
  }

  @Test
  void noMoreAreShownThanHaveRoom() {
    assertThat(TopTable.render(BOTH, false, 100, 1))
        .contains("web.service")
        .doesNotContain("quiet");
  }

  @Test
  void aNoteSaysWhatIsNotCountedAndHowToCountIt() {
    assertThat(TopTable.notes(BOTH))
        .hasSize(Resource.values().length)
        .contains(
            "IP traffic of 1 service: not counted (DefaultIPAccounting=): ringfence host --apply"
                + " accounting counts it from the next start on");
    assertThat(TopTable.notes(new Overview(2, List.of(WEB)))).isEmpty();
  }

  @Test
  void aCounterThatBeganAnewCountsFromNought() {
    assertThat(new Count.Of(7).since(new Count.Of(5))).isEqualTo(new Count.Of(2));
    assertThat(new Count.Of(3).since(new Count.Of(5))).isEqualTo(new Count.Of(3));
    assertThat(Count.parse("18446744073709551615")).isEqualTo(new Count.Off());
    assertThat(Count.parse("[not set]")).isEqualTo(new Count.Off());
  }
}

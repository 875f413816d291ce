package dev.ringfence.trial.hardening;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.derive.PlanOptions;
import dev.ringfence.derive.SeenService;
import dev.ringfence.derive.verdict.Value;
import dev.ringfence.observe.Abi;
import dev.ringfence.observe.Fact;
import dev.ringfence.observe.FileAccess;
import dev.ringfence.observe.FileType;
import dev.ringfence.observe.Outcome;
import dev.ringfence.observe.Seen;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** The search for the strictest plan, on services that are made up. */
class SearchTest {
  private static final SeenService SERVICE = SeenService.thatDoesNothing();

  /** Answers by what a drop-in sets, two at a time. */
  private static final class MadeUp implements Trier {
    private final Function<Set<String>, Tried> answer;
    private final List<Set<String>> tried = new ArrayList<>();
    private int most;

    MadeUp(Function<Set<String>, Tried> answer) {
      this.answer = answer;
    }

    @Override
    public List<Tried> tryAll(List<String> dropIns) {
      most = Math.max(most, dropIns.size());
      List<Tried> all = new ArrayList<>();
      for (String dropIn : dropIns) {
        Set<String> lines = new TreeSet<>();
        dropIn.lines().filter(line -> line.matches("[A-Za-z]+=.*")).forEach(lines::add);
        tried.add(lines);
        all.add(answer.apply(lines));
      }
      return all;
    }

    @Override
    public int width() {
      return 2;
    }
  }

  private static final Trier.Tried WORKS = new Trier.Tried("works", "", List.of(), 1);

  private static Trier.Tried broken(Fact... denied) {
    return new Trier.Tried("broken", "it ended", List.of(denied), 1);
  }

  private static MadeUp brokenIf(Function<Set<String>, Boolean> broken) {
    return new MadeUp(lines -> broken.apply(lines) ? broken() : WORKS);
  }

  private static Search search(MadeUp service, PlanOptions options) {
    return new Search(
        SERVICE.unit(), SERVICE.surroundings(), options, SERVICE.profile(), service, new Unheard());
  }

  private static List<String> found(Search search) throws Exception {
    return switch (search.run()) {
      case Search.Ending.Good(Search.Found found) ->
          found.plan().assignments().stream().map(Object::toString).toList();
      case Search.Ending.Bad(HardeningResult result) -> throw new AssertionError(result);
    };
  }

  private static List<String> wholePlan() throws Exception {
    return found(search(new MadeUp(_ -> WORKS), PlanOptions.USUAL));
  }

  private static List<String> less(List<String> lines, String... gone) {
    List<String> rest = new ArrayList<>(lines);
    assertThat(rest).contains(gone);
    rest.removeAll(List.of(gone));
    return rest;
  }

  @Test
  void aPlanThatWorksIsTakenAtOnce() throws Exception {
    MadeUp service = new MadeUp(_ -> WORKS);
    assertThat(found(search(service, PlanOptions.USUAL))).contains("ProtectSystem=strict");
    assertThat(service.tried).hasSize(1);
  }

  @Test
  void whatWasRefusedIsAllowedAndNothingElse() throws Exception {
    Fact refused =
        new Fact.File(
            SERVICE.failed("EROFS"),
            "openat",
            FileAccess.WRITE,
            "/srv/data/file",
            "",
            FileType.REGULAR,
            "ext4",
            false);
    MadeUp service =
        new MadeUp(lines ->
            lines.contains("ProtectSystem=strict")
                    && lines.stream().noneMatch(line -> line.startsWith("ReadWritePaths"))
                ? broken(refused)
                : WORKS);
    List<String> plan = found(search(service, PlanOptions.USUAL));
    assertThat(service.tried).hasSize(2);
    assertThat(less(plan, "ReadWritePaths=-/srv/data")).isEqualTo(wholePlan());
  }

  @Test
  void whatBreaksItSilentlyIsFoundAndLeftOutAlone() throws Exception {
    MadeUp service = brokenIf(lines -> lines.contains("PrivateTmp=yes"));
    assertThat(found(search(service, PlanOptions.USUAL)))
        .isEqualTo(less(wholePlan(), "PrivateTmp=yes"));
    assertThat(service.tried).as("trials").hasSizeLessThan(16);
    assertThat(service.most).as("at once").isEqualTo(2);
  }

  @Test
  void ofTwoThatBreakItTogetherOneGoes() throws Exception {
    MadeUp service =
        brokenIf(lines -> lines.containsAll(Set.of("PrivateTmp=yes", "LockPersonality=yes")));
    assertThat(found(search(service, PlanOptions.USUAL)))
        .isEqualTo(less(wholePlan(), "LockPersonality=yes"));
  }

  @Test
  void theNextWeakerValueIsTriedBeforeNone() throws Exception {
    MadeUp service = brokenIf(lines -> lines.contains("ProtectSystem=strict"));
    List<String> plan = found(search(service, PlanOptions.USUAL));
    assertThat(plan).contains("ProtectSystem=full").doesNotContain("ProtectSystem=strict");
    assertThat(less(plan, "ProtectSystem=full"))
        .isEqualTo(less(wholePlan(), "ProtectSystem=strict"));

    MadeUp any = brokenIf(lines -> lines.toString().contains("ProtectSystem="));
    assertThat(found(search(any, PlanOptions.USUAL)))
        .isEqualTo(less(wholePlan(), "ProtectSystem=strict"));
  }

  @Test
  void theSearchLooksFirstAmongThoseThatCanCauseTheRefusal() throws Exception {
    Seen seen = SERVICE.failed("EPERM");
    Seen filtered =
        new Seen(
            seen.stage(),
            seen.process(),
            new Outcome.DeniedBySeccomp("EPERM"),
            seen.first(),
            seen.last(),
            1);
    Fact refused = new Fact.Syscall(filtered, Abi.X86_64, "personality");
    MadeUp service =
        new MadeUp(lines -> lines.contains("LockPersonality=yes") ? broken(refused) : WORKS);
    assertThat(found(search(service, PlanOptions.USUAL)))
        .isEqualTo(less(wholePlan(), "LockPersonality=yes"));
    List<Set<String>> parts = service.tried.subList(1, service.tried.size() - 1);
    assertThat(parts)
        .isNotEmpty()
        .allSatisfy(lines ->
            assertThat(lines).doesNotContain("PrivateTmp=yes", "ProtectHome=yes", "UMask=0077"));
  }

  @Test
  void whatFailsByChanceIsTriedAgain() throws Exception {
    List<Trier.Tried> first = new ArrayList<>(List.of(broken()));
    MadeUp service = new MadeUp(_ -> first.isEmpty() ? WORKS : first.removeFirst());
    assertThat(found(search(service, PlanOptions.USUAL))).isEqualTo(wholePlan());
  }

  @Test
  void whatTheUserKeepsIsNeverTakenBack() throws Exception {
    PlanOptions kept =
        new PlanOptions(
            PlanOptions.USUAL.caution(),
            false,
            List.of(Value.of("PrivateTmp", "yes")),
            Set.of(),
            Set.of());
    MadeUp service = brokenIf(lines -> lines.contains("PrivateTmp=yes"));
    assertThat(search(service, kept).run())
        .isInstanceOfSatisfying(
            Search.Ending.Bad.class,
            bad -> assertThat(bad.result()).isInstanceOf(HardeningResult.Unhardened.class));
    assertThat(service.tried).allMatch(lines -> lines.contains("PrivateTmp=yes"));
  }

  @Test
  void aServiceThatNoPlanSuitsStaysAsItIs() throws Exception {
    Search search = search(new MadeUp(_ -> broken()), PlanOptions.USUAL);
    assertThat(search.run())
        .isInstanceOfSatisfying(
            Search.Ending.Bad.class,
            bad ->
                assertThat(bad.result())
                    .isInstanceOfSatisfying(
                        HardeningResult.Unhardened.class,
                        unhardened -> assertThat(unhardened.attempts()).isNotEmpty()));
  }
}

package dev.ringfence.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.linux.AuditRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class JudgementTest {
  private static final Symptom DIED =
      new Symptom.Exited(Phase.START, "ExecStart", "/usr/sbin/x", new ExitStatus(1));
  private static final Symptom STOPS_LATE =
      new Symptom.TookTooLong(Phase.STOP, Duration.ofSeconds(2));

  @Test
  void nothingWrongAndNothingRefusedWorks() {
    assertThat(Judgement.of(good(), good())).isInstanceOf(Outcome.Works.class);
  }

  @Test
  void aServiceThatDoesNotWorkUnhardenedSaysNothing() {
    Outcome outcome = Judgement.of(run(List.of(DIED), "failed", true), good());
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Inconclusive.class,
            inconclusive -> {
              assertThat(inconclusive.reason()).contains("unhardened").contains("1/FAILURE");
              assertThat(inconclusive.remedy()).isNotEmpty();
            });
  }

  @Test
  void theFirstSymptomIsWhatBrokeIt() {
    Symptom failed = new Symptom.WorkloadFailed(Phase.WORKLOAD, new WorkloadResult.NotRun());
    Outcome outcome = Judgement.of(good(), run(List.of(DIED, failed), "failed", true));
    assertThat(((Outcome.Broken) outcome).symptom()).isEqualTo(DIED);
  }

  @Test
  void aBadStopCountsOnlyIfTheUnhardenedServiceStopsWell() {
    Run stopsLate = run(List.of(STOPS_LATE), "active", false);
    assertThat(Judgement.of(stopsLate, stopsLate)).isInstanceOf(Outcome.Works.class);
    assertThat(Judgement.of(good(), stopsLate)).isInstanceOf(Outcome.Broken.class);
  }

  @Test
  void aDaemonThatEndsInPeaceIsBroken() {
    Outcome outcome = Judgement.of(good(), run(List.of(), "inactive", true));
    assertThat(((Outcome.Broken) outcome).symptom()).isInstanceOf(Symptom.EndedEarly.class);
  }

  @Test
  void aServiceThatShouldHaveDoneItsWorkAndHangsIsBroken() {
    Outcome outcome = Judgement.of(run(List.of(), "inactive", true), good());
    assertThat(((Outcome.Broken) outcome).symptom()).isInstanceOf(Symptom.TookTooLong.class);
  }

  @Test
  void whatWasRefusedUnhardenedTooIsNoFinding() {
    Run refused = refused(seccomp("nginx", "chroot", AuditRecord.Action.ERRNO));
    assertThat(Judgement.of(refused, refused)).isInstanceOf(Outcome.Works.class);
  }

  @Test
  void aServiceThatAnswersButIsRefusedSomethingNewIsDegraded() {
    AuditRecord known = seccomp("nginx", "chroot", AuditRecord.Action.ERRNO);
    AuditRecord fresh = seccomp("nginx", "ptrace", AuditRecord.Action.ERRNO);
    Outcome outcome = Judgement.of(refused(known), refused(known, fresh, fresh));
    assertThat(((Outcome.Degraded) outcome).refused()).containsExactly(fresh);
  }

  @Test
  void whatAFilterOnlyWroteDownWasNotRefused() {
    AuditRecord logged = seccomp("nginx", "ptrace", AuditRecord.Action.LOG);
    assertThat(Judgement.of(good(), refused(logged))).isInstanceOf(Outcome.Works.class);
  }

  @Test
  void whatTheObserverSawDeniedAnewIsDegraded() {
    Denied.Operation before = new Denied.Operation("x", "openat", "/etc/a", "ENOENT");
    Denied.Operation after = new Denied.Operation("x", "openat", "/var/lib/x", "EROFS");
    Outcome outcome = Judgement.of(denied(before), denied(before, after));
    assertThat(((Outcome.Degraded) outcome).denied()).containsExactly(after);
  }

  private static Run good() {
    return run(List.of(), "active", false);
  }

  private static Run run(List<Symptom> symptoms, String state, boolean ended) {
    return run(
        symptoms, state, ended, new Refusals.Heard(List.of(), 0), new Denied.Unwatched("nobody"));
  }

  private static Run refused(AuditRecord... records) {
    return run(
        List.of(),
        "active",
        false,
        new Refusals.Heard(List.of(records), 0),
        new Denied.Unwatched("nobody"));
  }

  private static Run denied(Denied.Operation... operations) {
    return run(
        List.of(),
        "active",
        false,
        new Refusals.Heard(List.of(), 0),
        new Denied.Watched(List.of(operations)));
  }

  private static Run run(
      List<Symptom> symptoms, String state, boolean ended, Refusals refusals, Denied denied) {
    return new Run(
        List.of(),
        symptoms,
        state,
        ended ? Duration.ofMillis(5) : Duration.ZERO,
        new WorkloadResult.Passed(Duration.ofMillis(3)),
        refusals,
        denied,
        List.of(),
        List.of(),
        new Timing(Duration.ofMillis(9), Duration.ofMillis(3), Duration.ZERO, Duration.ZERO));
  }

  private static AuditRecord seccomp(String command, String syscall, AuditRecord.Action action) {
    return new AuditRecord.Seccomp(
        Instant.EPOCH, 7, 42, command, "/usr/sbin/" + command, syscall, "x86_64", action);
  }
}

package dev.ringfence.directive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.directive.value.Grade;
import dev.ringfence.directive.value.Level;
import dev.ringfence.unit.SystemdVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which of a directive's grades a value of a unit file belongs to, and which are stricter. */
class GradeTest {
  @ParameterizedTest
  @CsvSource({
    "ProtectHome, true, yes",
    "ProtectHome, tmpfs, tmpfs",
    "PrivateDevices, 1, yes",
    "PrivateTmp, on, yes",
    "CapabilityBoundingSet, CAP_KILL, CAP_NAME...",
    "CapabilityBoundingSet, ~CAP_KILL, ~CAP_NAME...",
    "RestrictAddressFamilies, none, none",
    "RestrictAddressFamilies, AF_UNIX AF_INET, AF_NAME...",
    "SystemCallFilter, @system-service, @system-service",
    "SystemCallFilter, ~@mount, ~@GROUP...",
    "SystemCallErrorNumber, EPERM, ERRNO",
    "SystemCallErrorNumber, kill, kill",
    "User, root, root",
    "User, www-data, NAME",
    "UMask, 77, 0077",
    "TemporaryFileSystem, /:ro, /:ro",
    "TemporaryFileSystem, /var:ro, PATH:ro...",
    "TemporaryFileSystem, /var, PATH...",
    "ExecStart, +/bin/x, +PROGRAM",
    "ExecStart, /bin/x, PROGRAM",
    "StateDirectory, a:b, NAME:LINK",
    "ProtectHostname, yes, yes",
    "NoExecPaths, /, /",
    "IPAddressDeny, any, any",
    "IPAddressDeny, 10.0.0.0/8, ADDRESS/LENGTH...",
    "SocketBindDeny, tcp:80, RULE",
    "Type, notify, notify"
  })
  void aValueBelongsToItsGrade(String directive, String value, String grade) {
    assertThat(Catalogue.find(directive).orElseThrow().entry().gradeOf(value))
        .map(Grade::written)
        .contains(grade);
  }

  @Test
  void stricterValuesAreThoseThatTheSystemdInUseReads() {
    var entry = new PrivateTmp().entry();
    Grade yes = entry.gradeOf("yes").orElseThrow();
    assertThat(entry.stricterThan(yes, SystemdVersion.of(252))).isEmpty();
    assertThat(entry.stricterThan(yes, SystemdVersion.of(257)))
        .extracting(Grade::written)
        .containsExactly("disconnected");
    Grade synonym = entry.gradeOf("connected").orElseThrow();
    assertThat(entry.stricterThan(synonym, SystemdVersion.of(257)))
        .extracting(Grade::written)
        .containsExactly("disconnected");
  }

  @Test
  void choicesAreNotRanked() {
    var entry = new Type().entry();
    Grade simple = entry.gradeOf("simple").orElseThrow();
    assertThat(entry.stricterThan(simple, SystemdVersion.of(257))).isEmpty();
  }

  @Test
  void aValueHasTheRatingOfThePageWhereItHasOneOfItsOwn() {
    var entry = new ProtectHome().entry();
    Grade readOnly = entry.gradeOf("read-only").orElseThrow();
    assertThat(entry.rating(readOnly).impact()).isEqualTo(Level.LOW);
    assertThat(entry.rating().impact()).isEqualTo(Level.HIGH);
  }

  @Test
  void enumsReadWhatUnitFilesSay() {
    assertThat(ProtectHome.Value.read("true")).contains(ProtectHome.Value.YES);
    assertThat(ProtectHome.Value.read("read-only")).contains(ProtectHome.Value.READ_ONLY);
    assertThat(ProtectHome.Value.read("READ-ONLY")).isEmpty();
    assertThat(ProtectSystem.Value.STRICT).isGreaterThan(ProtectSystem.Value.FULL);
  }
}

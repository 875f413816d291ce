package dev.ringfence.host.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.DebianRoot;
import dev.ringfence.host.foreign.Claim.Outcome;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * From native in system.conf there is no exception; from native in a drop-in of all services there
 * is.
 */
class NativeProofIT {
  private static final Outcome WORKS = new Outcome.Works();
  private static final Outcome REFUSED = new Outcome.Refused();

  @ParameterizedTest
  @EnumSource(DebianRoot.class)
  void whereNativeIsSetDecidesWhetherThereAreExceptions(DebianRoot root) throws Exception {
    String exception = "SystemCallArchitectures=native x86";
    assertThat(new NativeProof(root.folder()).claims())
        .containsExactly(
            new Claim("system.conf", "a service", REFUSED),
            new Claim("system.conf", "a service in a slice of its own", REFUSED),
            new Claim("system.conf", "a service with " + exception, REFUSED),
            new Claim("system.conf", "systemd-run -p \"" + exception + "\"", REFUSED),
            new Claim("service.d", "a service", REFUSED),
            new Claim("service.d", "a service in a slice of its own", REFUSED),
            new Claim("service.d", "a service with " + exception, WORKS),
            new Claim("service.d", "systemd-run -p \"" + exception + "\"", WORKS));
  }
}

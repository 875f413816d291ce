package dev.ringfence.lint.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.lint.Review;
import dev.ringfence.linux.Capability;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs that get privileges from their files. */
class SetuidProgramTest {
  private final SetuidProgram rule = new SetuidProgram();
  @TempDir Path root;
  private Review review;

  @BeforeEach
  void aReview() {
    review = new Review(root);
  }

  @Test
  void theBitsOfTheFileTell() {
    review
        .withMode("/usr/bin/app", 04755)
        .withMode("/usr/bin/group", 02755)
        .withMode("/usr/bin/plain", 0755);
    assertThat(
            review.messages(
                rule,
                "User=x",
                "NoNewPrivileges=yes",
                "ExecStart=/usr/bin/app",
                "ExecStartPre=/usr/bin/group",
                "ExecStop=/usr/bin/plain"))
        .hasSize(2);
  }

  @Test
  void fileCapabilitiesTell() {
    assertThat(
            review
                .withCapability("/usr/bin/ping", Capability.NET_RAW)
                .messages(rule, "User=x", "NoNewPrivileges=yes", "ExecStart=/usr/bin/ping"))
        .singleElement()
        .asString()
        .startsWith("ping gets CAP_NET_RAW from its file");
  }

  @Test
  void dynamicUsersGetNoneEither() {
    assertThat(review.messages(rule, "DynamicUser=yes", "ExecStart=/usr/bin/sudo x")).hasSize(1);
  }

  @Test
  void whatStartsTheProgramIsSeenThrough() {
    assertThat(
            review.messages(rule, "User=x", "NoNewPrivileges=yes", "ExecStart=/usr/bin/env sudo x"))
        .hasSize(1);
  }
}

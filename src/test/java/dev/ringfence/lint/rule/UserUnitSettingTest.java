package dev.ringfence.lint.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.lint.Review;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sandboxing in user units. */
class UserUnitSettingTest {
  private final UserUnitSetting rule = new UserUnitSetting();
  @TempDir Path root;
  private Review review;

  @BeforeEach
  void aReview() {
    review = new Review(root);
  }

  @Test
  void aUserNamespaceByHandIsEnoughOnOlderSystems() {
    assertThat(
            review.ofUser().systemd(252).messages(rule, "PrivateUsers=yes", "ProtectSystem=strict"))
        .isEmpty();
  }

  @Test
  void whatIsOffDoesNothingAnyway() {
    assertThat(review.ofUser().messages(rule, "ProtectControlGroups=no")).isEmpty();
  }

  @Test
  void filtersOfSystemCallsWork() {
    assertThat(
            review
                .ofUser()
                .systemd(252)
                .messages(rule, "SystemCallFilter=@system-service", "NoNewPrivileges=yes"))
        .isEmpty();
  }
}

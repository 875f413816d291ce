package dev.ringfence.lint.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.lint.Review;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jails without the dynamic linker. */
class JailWithoutLoaderTest {
  private final JailWithoutLoader rule = new JailWithoutLoader();
  @TempDir Path root;
  private Review review;

  @BeforeEach
  void aReview() {
    review = new Review(root);
  }

  @Test
  void aScriptNeedsThatOfItsInterpreter() {
    review.with("/usr/bin/app", "#!/usr/bin/lua\n").withElf("/usr/bin/lua", "/lib64/ld.so");
    assertThat(
            review.messages(
                rule, "ExecStart=/usr/bin/app", "TemporaryFileSystem=/", "BindPaths=/usr"))
        .hasSize(1);
    assertThat(
            review.messages(
                rule, "ExecStart=/usr/bin/app", "TemporaryFileSystem=/", "BindPaths=/usr /lib64"))
        .isEmpty();
  }

  @Test
  void noJailNoFinding() {
    review.withElf("/usr/bin/app", "/lib64/ld.so");
    assertThat(review.messages(rule, "ExecStart=/usr/bin/app", "ProtectSystem=strict")).isEmpty();
  }
}

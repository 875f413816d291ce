package dev.ringfence.lint.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.lint.Review;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Just-in-time compilers. */
class JitWriteExecuteTest {
  private final JitWriteExecute rule = new JitWriteExecute();
  @TempDir Path root;
  private Review review;

  @BeforeEach
  void aReview() {
    review = new Review(root);
  }

  @Test
  void linksAreFollowedToTheProgram() {
    review
        .with("/usr/lib/jvm/java-21/bin/java")
        .withLink("/usr/bin/start", "/usr/lib/jvm/java-21/bin/java");
    assertThat(review.messages(rule, "ExecStart=/usr/bin/start", "MemoryDenyWriteExecute=yes"))
        .hasSize(1);
  }

  @Test
  void scriptsRunTheirInterpreter() {
    review.with("/usr/bin/app", "#!/usr/bin/env node\n");
    assertThat(review.messages(rule, "ExecStart=/usr/bin/app", "MemoryDenyWriteExecute=yes"))
        .hasSize(1);
  }

  @Test
  void librariesTellToo() {
    review.withElf("/usr/bin/app", "/lib64/ld.so", "libluajit-5.1.so.2", "libc.so.6");
    assertThat(review.messages(rule, "ExecStart=/usr/bin/app", "MemoryDenyWriteExecute=yes"))
        .hasSize(1);
  }

  @Test
  void shellsAndWrappersAreSeenThrough() {
    assertThat(
            review.messages(
                rule, "ExecStart=/bin/sh -c \"exec java -jar x\"", "MemoryDenyWriteExecute=yes"))
        .hasSize(1);
    assertThat(
            review.messages(
                rule, "ExecStart=/usr/bin/nice -n 5 /usr/bin/java", "MemoryDenyWriteExecute=yes"))
        .hasSize(1);
  }

  @Test
  void postgresWithoutItsCompilerIsFine() {
    assertThat(
            review
                .with("/usr/lib/postgresql/17/lib/")
                .messages(
                    rule,
                    "ExecStart=/usr/lib/postgresql/17/bin/postgres",
                    "MemoryDenyWriteExecute=yes"))
        .isEmpty();
    assertThat(
            review
                .with("/usr/lib/postgresql/17/lib/llvmjit.so")
                .messages(
                    rule,
                    "ExecStart=/usr/lib/postgresql/17/bin/postgres",
                    "MemoryDenyWriteExecute=yes"))
        .hasSize(1);
  }

  @Test
  void commandsOutsideOfTheSandboxMayDoWhatTheyLike() {
    assertThat(review.messages(rule, "ExecStart=+/usr/bin/java", "MemoryDenyWriteExecute=yes"))
        .isEmpty();
  }
}

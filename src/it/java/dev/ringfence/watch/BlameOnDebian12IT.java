package dev.ringfence.watch;

import dev.ringfence.DebianRoot;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The lines that deny something are named, on systemd 252. */
class BlameOnDebian12IT extends Blames {
  @SuppressWarnings("NullAway.Init") // before all tests
  private static Tripped tripped;

  @BeforeAll
  static void runThemAll() throws IOException {
    tripped = Tripped.in(DebianRoot.BOOKWORM);
  }

  @AfterAll
  static void throwItAway() {
    tripped.close();
  }

  @Override
  Tripped tripped() {
    return tripped;
  }
}

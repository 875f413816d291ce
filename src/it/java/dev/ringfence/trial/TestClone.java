package dev.ringfence.trial;

import dev.ringfence.clone.Clone;
import dev.ringfence.clone.CloneRequest;
import dev.ringfence.linux.AuditFeed;
import java.io.IOException;

/** One clone for many trials, with audit. */
record TestClone(Clone running, AuditFeed feed) implements AutoCloseable {
  static TestClone boot(CloneRequest request) throws IOException {
    AuditFeed feed =
        switch (AuditFeed.open()) {
          case AuditFeed.Opening.Open(AuditFeed open) -> open;
          case AuditFeed.Opening.Unavailable(String reason) -> throw new AssertionError(reason);
        };
    return new TestClone(Clone.boot(request), feed);
  }

  ProvingGround ground(String unit, Workload workload, Patience patience) throws IOException {
    return ProvingGround.of(running, unit, workload, patience, new AuditFeed.Opening.Open(feed));
  }

  @Override
  public void close() {
    running.close();
    feed.close();
  }
}

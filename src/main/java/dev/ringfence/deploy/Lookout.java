package dev.ringfence.deploy;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** Looks out for operations that the new sandbox denies; used by one thread. */
public interface Lookout extends Closeable {
  /** Waits a moment, and returns what was newly denied since the beginning, each in one line. */
  List<String> look(int milliseconds) throws IOException;

  /** Nobody looks. */
  Lookout NONE =
      new Lookout() {
        @Override
        public List<String> look(int milliseconds) {
          try {
            Thread.sleep(milliseconds);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          return List.of();
        }

        @Override
        public void close() {}
      };
}

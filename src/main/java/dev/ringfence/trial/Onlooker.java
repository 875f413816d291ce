package dev.ringfence.trial;

import dev.ringfence.clone.Clone;
import java.io.IOException;

/** Watches runs of a service from outside, and knows afterwards what it was refused. */
public interface Onlooker {
  /** Nobody. */
  Onlooker NONE =
      new Onlooker() {
        @Override
        public void begin(Clone clone, String unit) {}

        @Override
        public Denied end() {
          return new Denied.Unwatched(
              "only systemd and the kernel's audit were asked; refusals by file systems, devices,"
                  + " users and addresses do not show there");
        }
      };

  /** The service is about to be started. */
  void begin(Clone clone, String unit) throws IOException;

  /** The service was stopped, or has ended. */
  Denied end() throws IOException;
}

package dev.ringfence.trial;

import dev.ringfence.clone.Clone;
import java.io.IOException;

/** Watches runs of a service from outside, and knows afterwards what it was refused. */
public interface Onlooker {
  /** Nobody. */
  Onlooker NONE = blind("nobody watched");

  /**
   * Nobody, because nobody can.
   *
   * @param reason why, in words for the user
   */
  static Onlooker blind(String reason) {
    return new Onlooker() {
      @Override
      public void begin(Clone clone, String unit) {}

      @Override
      public Denied end() {
        return new Denied.Unwatched(
            "refusals by file systems, devices, users and addresses are not known, only those that"
                + " systemd and the kernel's audit tell of: "
                + reason);
      }
    };
  }

  /**
   * The service is about to be started.
   *
   * @param unit in whose control group it will run: itself, or a slice that is its own
   */
  void begin(Clone clone, String unit) throws IOException;

  /** The service was stopped, or has ended. */
  Denied end() throws IOException;
}

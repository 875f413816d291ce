package dev.ringfence.jail;

import java.util.List;

/** Is told how the search for a jail goes. */
public interface Progress {
  /** The service ran as it is, observed; what was done with it, in words. */
  void observed(int facts, List<String> did);

  /** A trial ended. */
  void tried(JailResult.Attempt attempt);

  /** What is done next, in a few words. */
  void begins(String what);
}

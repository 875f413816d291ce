package dev.ringfence.host.foreign;

import dev.ringfence.linux.RawPath;
import java.util.List;

/**
 * What a search has looked at.
 *
 * @param files regular files
 * @param seconds how long it took
 * @param left what was not searched and could hold programs, each with the reason
 */
public record Reach(long files, double seconds, List<String> left) {
  public Reach {
    left = List.copyOf(left);
  }

  /** How a search tells how far it has come. */
  public interface Progress {
    /** So many files were looked at; about five times a second. */
    void files(long files, double seconds);
  }

  /** All that a search found. */
  record Found(List<Hit> hits, List<RawPath> telling, Reach reach) {
    Found {
      hits = List.copyOf(hits);
      telling = List.copyOf(telling);
    }
  }
}

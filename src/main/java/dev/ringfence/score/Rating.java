package dev.ringfence.score;

/** What systemd calls an overall exposure. */
public enum Rating {
  DANGEROUS(100),
  UNSAFE(90),
  EXPOSED(75),
  MEDIUM(50),
  OK(10),
  SAFE(1),
  PERFECT(0);

  private final long from;

  Rating(long from) {
    this.from = from;
  }

  /** The rating of an exposure in tenths. */
  public static Rating of(long exposure) {
    for (Rating rating : values()) {
      if (Long.compareUnsigned(exposure, rating.from) >= 0) {
        return rating;
      }
    }
    return PERFECT;
  }
}

package dev.ringfence.directive.value;

/**
 * How much a directive or a value protects, and how likely it is to break a service.
 *
 * @param impact how effective it is
 * @param breakage how likely it breaks something
 * @param source whose judgement this is
 */
public record Rating(Level impact, Level breakage, Source source) {
  /** Whose judgement a rating is. */
  public enum Source {
    /** The page "User:NetSysFire/systemd sandboxing" of the Arch Wiki. */
    ARCH_WIKI("Arch Wiki"),
    /** Ours, where that page has none. */
    OURS("our judgement");

    private final String title;

    Source(String title) {
      this.title = title;
    }

    /** As it is printed. */
    public String title() {
      return title;
    }
  }

  /** Ranked by the Arch Wiki page. */
  public static Rating wiki(Level impact, Level breakage) {
    return new Rating(impact, breakage, Source.ARCH_WIKI);
  }

  /** Ranked by us. */
  public static Rating ours(Level impact, Level breakage) {
    return new Rating(impact, breakage, Source.OURS);
  }
}

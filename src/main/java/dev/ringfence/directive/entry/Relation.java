package dev.ringfence.directive.entry;

/** How one directive bears on another. */
public enum Relation {
  IMPLIES("Implies"),
  IMPLIED_BY("Implied by"),
  /** Takes effect away from the other, silently. */
  CANCELS("Cancels"),
  CANCELLED_BY("Cancelled by"),
  /** Does little or nothing without the other. */
  NEEDS("Needs"),
  NEEDED_BY("Needed by"),
  /** systemd refuses the two together, or the service cannot work with both. */
  CONFLICTS("Conflicts with"),
  /** Makes exceptions to the other. */
  EXCEPTS("Makes exceptions to"),
  EXCEPTED_BY("Exceptions by"),
  /** Closes a way around the other. */
  COMPLETES("Goes together with"),
  SEE_ALSO("See also");

  private final String title;

  Relation(String title) {
    this.title = title;
  }

  /** As it is printed. */
  public String title() {
    return title;
  }

  /** What the other directive's entry says of this one, when this one's entry says this. */
  public Relation inverse() {
    return switch (this) {
      case IMPLIES -> IMPLIED_BY;
      case IMPLIED_BY -> IMPLIES;
      case CANCELS -> CANCELLED_BY;
      case CANCELLED_BY -> CANCELS;
      case NEEDS -> NEEDED_BY;
      case NEEDED_BY -> NEEDS;
      case EXCEPTS -> EXCEPTED_BY;
      case EXCEPTED_BY -> EXCEPTS;
      case CONFLICTS -> CONFLICTS;
      case COMPLETES -> COMPLETES;
      case SEE_ALSO -> SEE_ALSO;
    };
  }
}

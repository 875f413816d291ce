package dev.ringfence.directive.value;

/**
 * One value, or one kind of value, of a directive. Lists of grades go from open to strict.
 *
 * @param written as it is written in a unit file, or its shape, such as {@code PATH...}
 * @param since the first major version of systemd that reads it; 0 when the directive always had it
 * @param does what it does, in one or more sentences
 * @param same another value that means the same; empty when there is none
 * @param grading how much it protects and how likely it breaks something, where that differs
 */
public record Grade(String written, int since, String does, String same, Grading grading) {
  /** Whether a value has a rating of its own. */
  public sealed interface Grading {
    /** The directive's rating holds for this value, or the value does nothing. */
    record AsTheDirective() implements Grading {}

    /** A rating of its own. */
    record Own(Rating rating) implements Grading {}
  }

  /** A value that the directive always had, rated as the directive. */
  public static Grade of(String written, String does) {
    return new Grade(written, 0, does, "", new Grading.AsTheDirective());
  }

  /** Another word for a value. */
  public static Grade synonym(String written, String same) {
    return new Grade(written, 0, "The same as " + same + ".", same, new Grading.AsTheDirective());
  }

  /** The same, read from a later version on. */
  public Grade from(int major) {
    return new Grade(written, major, does, same, grading);
  }

  /** The same, with a rating of its own. */
  public Grade rated(Rating rating) {
    return new Grade(written, since, does, same, new Grading.Own(rating));
  }
}

package dev.ringfence.directive.entry;

import java.util.List;

/**
 * What one directive has to do with another.
 *
 * @param relation how
 * @param directive the other one's name, as in the catalogue
 * @param text one sentence
 * @param mine values of the directive itself with which this holds: empty for any (of a switch, for
 *     on); a path that ends with a slash stands for all below it
 * @param others values of the other directive with which this holds; empty likewise
 */
public record Link(
    Relation relation, String directive, String text, List<String> mine, List<String> others) {
  public Link {
    mine = List.copyOf(mine);
    others = List.copyOf(others);
  }

  /** A link that holds whatever the values are. */
  public static Link of(Relation relation, String directive, String text) {
    return new Link(relation, directive, text, List.of(), List.of());
  }

  /** The same, which holds with these values of the directive itself only. */
  public Link with(String... values) {
    return new Link(relation, directive, text, List.of(values), others);
  }

  /** The same, which holds with these values of the other directive only. */
  public Link withOther(String... values) {
    return new Link(relation, directive, text, mine, List.of(values));
  }
}

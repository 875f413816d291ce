package dev.ringfence.score;

import java.util.List;

/** A piece of a JSON text that remembers where it stands, for messages that name the place. */
sealed interface JsonNode {
  /**
   * A place in the text.
   *
   * @param line from 1
   * @param column in characters, from 1
   */
  record Place(int line, int column) {
    @Override
    public String toString() {
      return line + ":" + column;
    }
  }

  Place place();

  /** {@code {"name": ...}}; names may come twice. */
  record Members(Place place, List<Member> members) implements JsonNode {
    public Members {
      members = List.copyOf(members);
    }
  }

  /** One member of an object, placed at its name. */
  record Member(Place place, String name, JsonNode value) {}

  record Text(Place place, String text) implements JsonNode {}

  /** A number as it is written. */
  record Digits(Place place, String digits) implements JsonNode {}

  /** An array, true, false or null, none of which a policy uses. */
  record Other(Place place) implements JsonNode {}
}

package dev.ringfence.score;

import dev.ringfence.unit.OneLine;
import dev.ringfence.unit.Spelling;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads policy files. systemd-analyze ends with an assertion when a range is 0 or less than a
 * badness, and passes over names that it does not know; here the first is an error, and the second
 * a warning that says what was probably meant.
 */
public final class PolicyReader {
  private static final List<String> KEYS =
      List.of("weight", "range", "description_good", "description_bad", "description_na");

  /** What came of reading a policy. */
  public sealed interface Reading {
    /** It can be scored by. */
    record Good(Policy policy) implements Reading {}

    /** It cannot; the message names the place and begins with the file. */
    record Broken(String message) implements Reading {
      public Broken {
        message = OneLine.brief(message);
      }
    }
  }

  /** Something that a policy must not say. */
  private static final class WrongException extends Exception {
    private static final long serialVersionUID = 1L;

    WrongException(JsonNode.Place place, String message) {
      super(place + ": " + message);
    }
  }

  private final Path file;
  private final Map<String, Row> rows = new HashMap<>();
  private final Map<String, Policy.Change> changes = new HashMap<>();
  private final List<String> warnings = new ArrayList<>();

  private PolicyReader(Path file) {
    this.file = file;
    for (Row row : Row.all()) {
      rows.put(row.field(), row);
    }
  }

  /**
   * Reads a policy file.
   *
   * @throws IOException when the file cannot be read
   */
  public static Reading read(Path file) throws IOException {
    try {
      return read(file, Files.readString(file));
    } catch (CharacterCodingException e) {
      return new Reading.Broken(file + ": this is not UTF-8 text");
    }
  }

  static Reading read(Path file, String text) {
    PolicyReader reader = new PolicyReader(file);
    try {
      reader.policy(JsonTextReader.read(text));
      return new Reading.Good(new Policy(reader.changes, reader.warnings));
    } catch (JsonTextReader.BrokenException | WrongException e) {
      return new Reading.Broken(file + ":" + e.getMessage());
    }
  }

  private void policy(JsonNode node) throws WrongException {
    if (!(node instanceof JsonNode.Members(var _, List<JsonNode.Member> members))) {
      throw new WrongException(
          node.place(), "a policy is an object of rows, such as {\"PrivateTmp\": {\"weight\": 0}}");
    }
    for (JsonNode.Member member : members) {
      Row row = rows.get(member.name());
      if (row == null) {
        warn(member, unknownRow(member.name()));
      } else if (changes.containsKey(member.name())) {
        throw new WrongException(member.place(), "\"" + member.name() + "\" comes twice");
      } else {
        changes.put(member.name(), change(row, member));
      }
    }
  }

  private String unknownRow(String name) {
    if (rows.containsKey(name + ")")) {
      return "\""
          + name
          + "\" has no effect, although the manual spells it so: the name that systemd-analyze"
          + " looks for ends with ')'";
    }
    return "\""
        + name
        + "\" is no row of the score and has no effect"
        + didYouMean(Spelling.closest(name, rows.keySet()).orElse(""));
  }

  private static String didYouMean(String near) {
    return near.isEmpty() ? "" : "; did you mean \"" + near + "\"?";
  }

  private void warn(JsonNode.Member member, String message) {
    warnings.add(OneLine.brief(file + ":" + member.place() + ": " + message));
  }

  private Policy.Change change(Row row, JsonNode.Member member) throws WrongException {
    if (!(member.value() instanceof JsonNode.Members(var _, List<JsonNode.Member> members))) {
      throw new WrongException(
          member.value().place(),
          "\"" + member.name() + "\" needs an object, such as {\"weight\": 100}");
    }
    long weight = row.weight();
    long range = row.range();
    Map<String, String> texts = new HashMap<>();
    for (JsonNode.Member each : members) {
      switch (each.name()) {
        case "weight" -> weight = number(each);
        case "range" -> range = range(row, each);
        case "description_good", "description_bad", "description_na" ->
            texts.put(each.name(), text(each));
        default ->
            warn(
                each,
                "\""
                    + each.name()
                    + "\" has no effect"
                    + didYouMean(Spelling.closest(each.name(), KEYS).orElse("")));
      }
    }
    return new Policy.Change(
        weight,
        range,
        texts.getOrDefault("description_good", ""),
        texts.getOrDefault("description_bad", ""),
        texts.getOrDefault("description_na", ""));
  }

  private static long range(Row row, JsonNode.Member member) throws WrongException {
    long range = number(member);
    if (Long.compareUnsigned(range, row.range()) < 0) {
      throw new WrongException(
          member.value().place(),
          "the range of "
              + row.field()
              + " must not be less than its worst badness, "
              + row.range()
              + ": systemd-analyze aborts on it");
    }
    return range;
  }

  private static long number(JsonNode.Member member) throws WrongException {
    if (member.value() instanceof JsonNode.Digits(var _, String digits)) {
      try {
        return Long.parseUnsignedLong(digits);
      } catch (NumberFormatException e) {
        // said below
      }
    }
    throw new WrongException(
        member.value().place(), "\"" + member.name() + "\" is a whole number from 0 on");
  }

  private static String text(JsonNode.Member member) throws WrongException {
    if (member.value() instanceof JsonNode.Text(var _, String text)) {
      return text;
    }
    throw new WrongException(
        member.value().place(), "\"" + member.name() + "\" is a text in quotes");
  }
}

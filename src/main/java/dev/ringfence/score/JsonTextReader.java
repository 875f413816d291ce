package dev.ringfence.score;

import java.util.ArrayList;
import java.util.List;

/** Reads JSON as strictly as RFC 8259 has it, and says where it is broken. */
final class JsonTextReader {
  /** Where and why a text is no JSON. */
  static final class BrokenException extends Exception {
    private static final long serialVersionUID = 1L;

    BrokenException(JsonNode.Place place, String message) {
      super(place + ": " + message);
    }
  }

  private static final int DEEPEST = 64;

  private final String text;
  private int at;
  private int line = 1;
  private int lineStart;
  private int depth;

  private JsonTextReader(String text) {
    this.text = text;
  }

  /**
   * Reads a whole text.
   *
   * @throws BrokenException when it is not JSON; the message begins with line and column
   */
  static JsonNode read(String text) throws BrokenException {
    JsonTextReader reader = new JsonTextReader(text);
    JsonNode node = reader.value();
    reader.skipBlanks();
    if (reader.at < text.length()) {
      throw reader.broken("something follows the end of the JSON text");
    }
    return node;
  }

  private JsonNode value() throws BrokenException {
    skipBlanks();
    JsonNode.Place place = place();
    return switch (peek()) {
      case '{' -> members(place);
      case '[' -> array(place);
      case '"' -> new JsonNode.Text(place, string());
      case 't' -> word(place, "true");
      case 'f' -> word(place, "false");
      case 'n' -> word(place, "null");
      default -> number(place);
    };
  }

  private JsonNode members(JsonNode.Place place) throws BrokenException {
    List<JsonNode.Member> members = new ArrayList<>();
    enter();
    if (peekPastBlanks() != '}') {
      do {
        skipBlanks();
        JsonNode.Place name = place();
        if (peek() != '"') {
          throw broken("a name in quotes is expected here");
        }
        String spelt = string();
        expect(':', "a ':' is expected after \"" + spelt + "\"");
        members.add(new JsonNode.Member(name, spelt, value()));
      } while (isNextComma('}'));
    }
    leave('}');
    return new JsonNode.Members(place, members);
  }

  private JsonNode array(JsonNode.Place place) throws BrokenException {
    enter();
    if (peekPastBlanks() != ']') {
      do {
        JsonNode _ = value();
      } while (isNextComma(']'));
    }
    leave(']');
    return new JsonNode.Other(place);
  }

  private void enter() throws BrokenException {
    at++;
    if (++depth > DEEPEST) {
      throw broken("more than " + DEEPEST + " objects and arrays within each other");
    }
  }

  private void leave(char end) throws BrokenException {
    expect(end, "a '" + end + "' is missing");
    depth--;
  }

  private boolean isNextComma(char end) throws BrokenException {
    char next = peekPastBlanks();
    if (next == ',') {
      at++;
      return true;
    }
    if (next != end) {
      throw broken("a ',' or '" + end + "' is expected here");
    }
    return false;
  }

  private JsonNode word(JsonNode.Place place, String word) throws BrokenException {
    if (!text.startsWith(word, at)) {
      throw broken("this is neither a string in quotes nor a number");
    }
    at += word.length();
    return new JsonNode.Other(place);
  }

  private JsonNode number(JsonNode.Place place) throws BrokenException {
    int from = at;
    if (peek() == '-') {
      at++;
    }
    int digits = at;
    digits();
    if (at == digits || (text.charAt(digits) == '0' && at > digits + 1)) {
      at = from;
      throw broken(at == text.length() ? "the text ends too early" : "a value is expected here");
    }
    if (peek() == '.') {
      at++;
      someDigits();
    }
    if (peek() == 'e' || peek() == 'E') {
      at++;
      if (peek() == '+' || peek() == '-') {
        at++;
      }
      someDigits();
    }
    return new JsonNode.Digits(place, text.substring(from, at));
  }

  private void someDigits() throws BrokenException {
    int from = at;
    digits();
    if (at == from) {
      throw broken("digits are missing");
    }
  }

  private void digits() {
    while (Ascii.isDigit(peek())) {
      at++;
    }
  }

  private String string() throws BrokenException {
    StringBuilder string = new StringBuilder();
    at++;
    while (peek() != '"') {
      if (at >= text.length() || peek() < ' ') {
        throw broken("a string has no end");
      }
      char c = text.charAt(at++);
      string.append(c == '\\' ? escape() : c);
    }
    at++;
    String text = string.toString();
    if (text.codePoints().anyMatch(c -> Character.getType(c) == Character.SURROGATE)) {
      throw broken("'\\u' of half a character");
    }
    return text;
  }

  private char escape() throws BrokenException {
    char c = peek();
    if (c < ' ') {
      throw broken("a string has no end");
    }
    at++;
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> unicode();
      default -> throw broken("there is no escape '\\" + c + "'");
    };
  }

  private char unicode() throws BrokenException {
    int number = 0;
    for (int digit = 0; digit < 4; digit++) {
      int value = Character.digit(peek(), 16);
      if (value < 0) {
        throw broken("'\\u' needs four hexadecimal digits");
      }
      number = number * 16 + value;
      at++;
    }
    return (char) number;
  }

  private void expect(char c, String otherwise) throws BrokenException {
    if (peekPastBlanks() != c) {
      throw broken(at == text.length() ? "the text ends too early: " + otherwise : otherwise);
    }
    at++;
  }

  private char peekPastBlanks() {
    skipBlanks();
    return peek();
  }

  /** The next character; NUL at the end. */
  private char peek() {
    return at < text.length() ? text.charAt(at) : 0;
  }

  private void skipBlanks() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      if (text.charAt(at) == '\n') {
        line++;
        lineStart = at + 1;
      }
      at++;
    }
  }

  private JsonNode.Place place() {
    return new JsonNode.Place(line, at - lineStart + 1);
  }

  private BrokenException broken(String message) {
    return new BrokenException(place(), message);
  }
}

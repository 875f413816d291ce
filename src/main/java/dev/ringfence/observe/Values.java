package dev.ringfence.observe;

import io.avaje.json.JsonReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one small JSON object, with the types checked when they are asked for. What is left
 * out has the type's empty value. {@link JsonShape} has bounded the depth before.
 */
final class Values {
  /** As many as a list may have: observations are the most. */
  private static final int MAX_ENTRIES = Coverage.MAX_OBSERVATIONS;

  private final Map<String, Object> fields;

  private Values(Map<String, Object> fields) {
    this.fields = fields;
  }

  /**
   * Reads one object.
   *
   * @param texts one object for each text: facts repeat the same few names and paths
   */
  static Values read(JsonReader json, Map<String, String> texts) {
    Map<String, Object> fields = new HashMap<>();
    json.beginObject();
    while (json.hasNextField()) {
      String name = json.nextField();
      Object value = value(json, texts);
      if (value != null && fields.put(name, value) != null) {
        throw new IllegalArgumentException("\"" + name + "\" is there twice");
      }
      bound(fields.size());
    }
    json.endObject();
    return new Values(fields);
  }

  private static @Nullable Object value(JsonReader json, Map<String, String> texts) {
    return switch (json.currentToken()) {
      case STRING -> shared(json.readString(), texts);
      case NUMBER -> json.readLong();
      case BOOLEAN -> json.readBoolean();
      case BEGIN_OBJECT -> read(json, texts);
      case BEGIN_ARRAY -> {
        List<Object> list = new ArrayList<>();
        json.beginArray();
        while (json.hasNextElement()) {
          Object element = value(json, texts);
          if (element != null) {
            list.add(element);
          }
          bound(list.size());
        }
        json.endArray();
        yield list;
      }
      case NULL -> {
        json.skipValue();
        yield null;
      }
    };
  }

  private static String shared(String text, Map<String, String> texts) {
    String known = texts.putIfAbsent(text, text);
    return known == null ? text : known;
  }

  private static void bound(int size) {
    if (size > MAX_ENTRIES) {
      throw new IllegalArgumentException("more than " + MAX_ENTRIES + " entries in one place");
    }
  }

  String text(String name) {
    return get(name, String.class, "", "a text");
  }

  long number(String name) {
    return get(name, Long.class, 0L, "a whole number");
  }

  /** A whole number of at least 0 and at most {@code most}. */
  int number(String name, int most) {
    long number = number(name);
    if (number < 0 || number > most) {
      throw new IllegalArgumentException(quoted(name) + " is " + number + ", not 0 to " + most);
    }
    return (int) number;
  }

  boolean flag(String name) {
    return get(name, Boolean.class, false, "true or false");
  }

  List<String> list(String name) {
    return elements(name, String.class, "a list of texts");
  }

  List<Values> objects(String name) {
    return elements(name, Values.class, "a list of objects");
  }

  Values object(String name) {
    return get(name, Values.class, new Values(Map.of()), "an object");
  }

  /** All fields, which are texts. */
  SortedMap<String, String> texts() {
    SortedMap<String, String> texts = new TreeMap<>();
    fields.keySet().forEach(name -> texts.put(name, text(name)));
    return texts;
  }

  <T> T oneOf(String name, Map<String, T> words) {
    T value = words.get(text(name));
    if (value == null) {
      throw new IllegalArgumentException(
          quoted(name) + " is " + quoted(text(name)) + ", not one of " + words.keySet());
    }
    return value;
  }

  private <T> List<T> elements(String name, Class<T> type, String what) {
    List<T> typed = new ArrayList<>();
    for (Object element : get(name, List.class, List.of(), what)) {
      typed.add(cast(name, element, type, what));
    }
    return typed;
  }

  private <T> T get(String name, Class<T> type, T missing, String what) {
    Object value = fields.get(name);
    return value == null ? missing : cast(name, value, type, what);
  }

  private static <T> T cast(String name, Object value, Class<T> type, String what) {
    if (!type.isInstance(value)) {
      throw new IllegalArgumentException(quoted(name) + " is not " + what);
    }
    return type.cast(value);
  }

  private static String quoted(String text) {
    return '"' + (text.length() > 80 ? text.substring(0, 80) + "..." : text) + '"';
  }
}

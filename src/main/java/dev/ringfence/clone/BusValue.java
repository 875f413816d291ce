package dev.ringfence.clone;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.Struct;
import org.freedesktop.dbus.types.Variant;

/** From dbus-java's values to plain ones, so that none of its types leaves this room. */
final class BusValue {
  private BusValue() {}

  /** Of the answer to GetAll. */
  static UnitProperties properties(Object dictionary) {
    Map<String, Object> values = new HashMap<>();
    if (dictionary instanceof Map<?, ?> map) {
      map.forEach((name, value) -> values.put(String.valueOf(name), plain(value)));
    }
    return new UnitProperties(values);
  }

  static Object plain(Object value) {
    return switch (value) {
      case Variant<?> variant -> plain(variant.getValue());
      case DBusPath path -> path.getPath();
      case String text -> text;
      case Boolean flag -> flag;
      case Number number -> number.longValue();
      case Struct struct -> list(struct.getParameters());
      case Object[] array -> list(array);
      case byte[] bytes -> {
        List<Object> numbers = new ArrayList<>(bytes.length);
        for (byte b : bytes) {
          numbers.add((long) (b & 0xff));
        }
        yield List.copyOf(numbers);
      }
      case List<?> items -> list(items.toArray());
      case Map<?, ?> map -> {
        Map<Object, Object> copy = new HashMap<>();
        map.forEach((key, item) -> copy.put(plain(key), plain(item)));
        yield Map.copyOf(copy);
      }
      default -> primitives(value);
    };
  }

  private static Object list(Object[] items) {
    List<Object> plain = new ArrayList<>(items.length);
    for (Object item : items) {
      plain.add(plain(item));
    }
    return List.copyOf(plain);
  }

  /** Arrays of fixed-size numbers arrive as Java's primitive arrays. */
  private static Object primitives(Object value) {
    if (!value.getClass().isArray()) {
      return String.valueOf(value);
    }
    int length = java.lang.reflect.Array.getLength(value);
    List<Object> plain = new ArrayList<>(length);
    for (int i = 0; i < length; i++) {
      plain.add(plain(java.lang.reflect.Array.get(value, i)));
    }
    return List.copyOf(plain);
  }
}

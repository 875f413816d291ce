package dev.ringfence.clone;

import java.util.List;
import java.util.Map;

/**
 * Every property that systemd tells of one unit, by its D-Bus name, all from one moment. Numbers
 * are {@code Long}, paths are texts, arrays are lists, structures are lists, dictionaries are maps;
 * an unsigned 64-bit "infinity" is -1.
 */
public record UnitProperties(Map<String, Object> values) {
  public UnitProperties {
    values = Map.copyOf(values);
  }

  /** A text; empty when systemd does not have the property. */
  public String text(String name) {
    return values.get(name) instanceof String text ? text : "";
  }

  /** A number; 0 when systemd does not have the property. */
  public long number(String name) {
    return values.get(name) instanceof Long number ? number : 0;
  }

  /** A truth value; false when systemd does not have the property. */
  public boolean flag(String name) {
    return values.get(name) instanceof Boolean flag && flag;
  }

  /** A list of texts; empty when systemd does not have the property. */
  public List<String> texts(String name) {
    return values.get(name) instanceof List<?> list
        ? list.stream().map(String::valueOf).toList()
        : List.of();
  }
}

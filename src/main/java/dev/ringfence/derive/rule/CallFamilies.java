package dev.ringfence.derive.rule;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** System calls that do each other's work ({@code call-families.txt}). */
final class CallFamilies {
  private static final String TABLE = "call-families.txt";

  private CallFamilies() {}

  /** The calls with all of their families. */
  static Set<String> widen(Collection<String> calls) {
    Set<String> wide = new TreeSet<>(calls);
    for (String call : calls) {
      wide.addAll(Table.BY_CALL.getOrDefault(call, List.of()));
    }
    return wide;
  }

  /** Read when the first family is asked for. */
  private static final class Table {
    static final Map<String, List<String>> BY_CALL = read();

    private static Map<String, List<String>> read() {
      Map<String, List<String>> byCall = new HashMap<>();
      try (InputStream in = CallFamilies.class.getResourceAsStream(TABLE)) {
        if (in == null) {
          throw new IllegalStateException(TABLE + " is missing from the program");
        }
        new String(in.readAllBytes(), StandardCharsets.UTF_8)
            .lines()
            .filter(line -> !line.startsWith("#"))
            .forEach(line -> {
              List<String> family = List.of(line.split(" "));
              family.forEach(call -> byCall.put(call, family));
            });
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return byCall;
    }
  }
}

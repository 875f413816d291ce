package dev.ringfence.unit;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The directories that hold drop-ins for a unit, by name, the most specific first: of the unit, of
 * its template, and of each prefix that ends in a dash. The order is that of unit_file_find_dirs()
 * of systemd (src/shared/dropin.c).
 */
final class DropInNames {
  private static final String SUFFIX = ".d";

  private DropInNames() {}

  /** For {@code foo-bar.service}: {@code foo-bar.service.d}, {@code foo-.service.d}. */
  static Collection<String> of(UnitName name) {
    Set<String> names = new LinkedHashSet<>();
    collect(name, names);
    return names;
  }

  /** For all units of a type: {@code service.d}. */
  static String ofType(UnitType type) {
    return type.suffix() + SUFFIX;
  }

  private static void collect(UnitName name, Set<String> names) {
    if (!names.add(name + SUFFIX)) {
      return;
    }
    if (name.kind() == UnitName.Kind.INSTANCE) {
      collect(name.template(), names);
    }
    String prefix = shorter(name.prefix());
    if (!prefix.isEmpty()) {
      // A template's prefixes are plain units: foo-bar@.service also reads foo-.service.d.
      UnitName.Kind kind =
          name.kind() == UnitName.Kind.TEMPLATE ? UnitName.Kind.PLAIN : name.kind();
      collect(new UnitName(prefix, kind, name.instance(), name.type()), names);
    }
  }

  /** Up to and with the last dash that something follows; empty if there is none. */
  private static String shorter(String prefix) {
    String chopped =
        prefix.endsWith("-") && prefix.length() > 1
            ? prefix.substring(0, prefix.length() - 1)
            : prefix;
    int dash = chopped.lastIndexOf('-');
    return dash <= 0 ? "" : chopped.substring(0, dash + 1);
  }
}

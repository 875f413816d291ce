package dev.ringfence.unit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * All names of one unit, as unit_file_find_fragment() and merge_by_names() of systemd find them.
 *
 * @param id its own: that of its file
 * @param aliases the others, alphabetically (systemd has them in no order)
 */
record UnitNames(UnitName id, List<UnitName> aliases) {

  static UnitNames of(UnitName asked, Path fragment, UnitIndex index) {
    String file = fragment.getFileName().toString();
    if (index.isWithoutAliases() && file.equals(asked.toString())) {
      return new UnitNames(asked, List.of());
    }
    Set<String> names = new TreeSet<>();
    names.add(asked.toString());
    addAliases(asked, asked.toString(), "", index, names);
    if (!file.equals(asked.toString())) {
      names.add(instantiated(file, asked));
      addAliases(asked, file, file, index, names);
    }
    UnitName id = UnitName.of(instantiated(file, asked));
    names.remove(id.toString());
    List<UnitName> aliases = new ArrayList<>();
    for (String name : names) {
      UnitName.parse(name).ifPresent(aliases::add);
    }
    return new UnitNames(id, aliases);
  }

  private static void addAliases(
      UnitName asked, String name, String file, UnitIndex index, Set<String> names) {
    for (String alias : index.aliasesOf(name)) {
      UnitName parsed = UnitName.of(alias);
      if (parsed.kind() != UnitName.Kind.TEMPLATE || asked.kind() != UnitName.Kind.INSTANCE) {
        names.add(alias);
        continue;
      }
      String instance = instantiated(alias, asked);
      Optional<UnitIndex.Target.File> other = index.file(instance);
      // The alias of this instance may lead elsewhere: then it is not ours.
      if (file.isEmpty()
          || other.isEmpty()
          || other.get().path().getFileName().toString().equals(file)) {
        names.add(instance);
      }
    }
  }

  private static String instantiated(String name, UnitName asked) {
    UnitName parsed = UnitName.of(name);
    return parsed.kind() == UnitName.Kind.TEMPLATE
        ? parsed.instantiate(asked.instance()).orElse(asked).toString()
        : name;
  }
}

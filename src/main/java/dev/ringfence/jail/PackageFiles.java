package dev.ringfence.jail;

import dev.ringfence.derive.evidence.Places;
import dev.ringfence.linux.RawPath;
import dev.ringfence.unit.DpkgDatabase;
import dev.ringfence.unit.Root;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the packages of a service brought, by dpkg's lists: whole directories where no other package
 * has anything in them, else single files.
 */
final class PackageFiles {
  /** Of use to people alone. */
  private static final List<String> READING =
      List.of(
          "/usr/share/doc",
          "/usr/share/man",
          "/usr/share/info",
          "/usr/share/lintian",
          "/usr/share/bug");

  private final Map<String, String> owners = new HashMap<>();
  private final Map<String, List<String>> brought = new LinkedHashMap<>();

  private PackageFiles() {}

  /** For a granularity that does not ask. */
  static PackageFiles none() {
    return new PackageFiles();
  }

  /** Of the packages that own any of these paths. */
  static PackageFiles of(Root root, Collection<String> paths, Tree tree) throws IOException {
    PackageFiles all = new PackageFiles();
    DpkgDatabase database = new DpkgDatabase(root);
    List<RawPath> raw = paths.stream().map(RawPath::of).toList();
    database.owners(raw).forEach((path, owner) -> all.owners.put(path.toString(), owner));
    Set<String> chosen = new TreeSet<>(all.owners.values());
    Set<String> shared = new HashSet<>();
    for (DpkgDatabase.Installed each : database.installed()) {
      for (String name : List.of(each.name(), each.name() + ":" + each.architecture())) {
        if (!chosen.contains(name)) {
          shared.addAll(database.files(name));
        }
      }
    }
    for (String owner : chosen) {
      Set<String> places = new TreeSet<>();
      for (String file : database.files(owner)) {
        boolean counts = READING.stream().noneMatch(place -> Places.within(file, place));
        if (counts && !tree.isDirectory(file) && tree.exists(file)) {
          places.add(place(file, shared));
        }
      }
      all.brought.put(owner, List.copyOf(places));
    }
    return all;
  }

  private static String place(String file, Set<String> shared) {
    String place = file;
    for (String at = Places.parent(file); !WidePlaces.contains(at); at = Places.parent(at)) {
      if (shared.contains(at)) {
        break;
      }
      place = at;
    }
    return place;
  }

  /** What came with the package of a path, itself too; empty when no package owns it. */
  List<String> broughtWith(String path) {
    String owner = owners.get(path);
    if (owner == null) {
      return List.of();
    }
    List<String> all = new ArrayList<>(brought.getOrDefault(owner, List.of()));
    all.add(path);
    return all;
  }
}

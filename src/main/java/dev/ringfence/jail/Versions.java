package dev.ringfence.jail;

import dev.ringfence.derive.evidence.Places;
import java.util.List;
import java.util.regex.Pattern;

/** Paths that name a version, so that the next version's files lie elsewhere. */
final class Versions {
  /** python3.11, libz.so.1.2.13, openjdk-17, postgresql/15; but no libc.so.6 and no x86_64. */
  private static final Pattern VERSION =
      Pattern.compile(".*[0-9]\\.[0-9].*|.*-[0-9]+(\\.[a-z]+)?|[0-9]+");

  private static final List<String> OF_PACKAGES =
      List.of("/usr", "/lib", "/lib64", "/bin", "/sbin");

  private Versions() {}

  /** Those of the binds whose path names one. */
  static List<String> in(List<Bind> binds) {
    return binds.stream()
        .map(Bind::path)
        .filter(path -> OF_PACKAGES.stream().anyMatch(tree -> Places.within(path, tree)))
        .filter(path ->
            List.of(path.split("/", -1)).stream()
                .anyMatch(name -> !name.startsWith("x86_64") && VERSION.matcher(name).matches()))
        .toList();
  }
}

package dev.ringfence.derive.rule;

import dev.ringfence.observe.Fact;
import java.util.List;

/** Programs and libraries that hold a just-in-time compiler. */
final class Compilers {
  /** They compile as a matter of course, sooner or later. */
  private static final List<String> BY_DEFAULT =
      List.of(
          "beam.smp",
          "dotnet",
          "java",
          "libclrjit.so",
          "libcoreclr.so",
          "libjavascriptcoregtk-",
          "libjvm.so",
          "libLLVM",
          "libluajit",
          "libmonosgen-",
          "libmozjs-",
          "libnode.so",
          "libv8",
          "llvmjit.so",
          "luajit",
          "mono",
          "node",
          "nodejs",
          "plv8",
          // jit=on from release 12 on: queries that cost enough, which a short look need not meet.
          "postgres",
          "pypy",
          "qemu-system-",
          "stap");

  /** They compile when a configuration or a caller asks for it. */
  private static final List<String> WHEN_ASKED =
      List.of("libffi.so", "liborc-", "libpcre.so", "libpcre2-", "opcache.so");

  private Compilers() {}

  static boolean isOne(String path) {
    return matches(BY_DEFAULT, base(path)) || matches(WHEN_ASKED, base(path));
  }

  /** Whether one of this name compiles without being asked to. */
  static boolean compilesByDefault(String name) {
    return matches(BY_DEFAULT, name);
  }

  /** The name of the compiler in a fact. */
  static String name(Fact fact) {
    return switch (fact) {
      case Fact.File file -> base(file.path());
      case Fact.Child child when isOne(child.program()) -> base(child.program());
      case Fact.Child child ->
          child.libraries().stream()
              .filter(Compilers::isOne)
              .findFirst()
              .map(Compilers::base)
              .orElse(child.program());
      default -> fact.call();
    };
  }

  /** A name that is a word matches as a whole, one that ends otherwise by its beginning. */
  private static boolean matches(List<String> names, String base) {
    for (String name : names) {
      boolean word = name.chars().allMatch(Character::isLetter) && !name.startsWith("lib");
      if (word ? base.equals(name) || base.startsWith(name + "-") : base.startsWith(name)) {
        return true;
      }
    }
    return false;
  }

  private static String base(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}

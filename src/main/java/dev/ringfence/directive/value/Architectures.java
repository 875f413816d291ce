package dev.ringfence.directive.value;

import dev.ringfence.unit.SystemdVersion;

/**
 * Architectures by systemd's names.
 *
 * @param many whether a list is read, with {@code native} in it, or one name
 */
public record Architectures(boolean many) implements ValueKind {
  private static final WordList ONE =
      WordList.of(
          "an architecture",
          Check.Consequence.LINE_IGNORED,
          "x86",
          "x86-64",
          "ppc",
          "ppc-le",
          "ppc64",
          "ppc64-le",
          "s390",
          "s390x");
  private static final WordList LIST =
      WordList.of(
              "an architecture that can be filtered",
              Check.Consequence.WORD_IGNORED,
              "native",
              "x86",
              "x86-64",
              "x32",
              "arm",
              "arm64",
              "mips",
              "mips64",
              "mips64-n32",
              "mips-le",
              "mips64-le",
              "mips64-le-n32",
              "parisc",
              "parisc64",
              "ppc",
              "ppc64",
              "ppc64-le",
              "s390",
              "s390x")
          .and("riscv64", 247)
          .and("loongarch64", 253);

  public Architectures() {
    this(true);
  }

  /** One architecture, as Personality= takes it. */
  public static Architectures one() {
    return new Architectures(false);
  }

  @Override
  public Check check(String value, SystemdVersion version) {
    return (many ? LIST : ONE).check(value, version);
  }
}

package dev.ringfence.trial.probe;

import dev.ringfence.linux.Errno;
import java.util.HashSet;
import java.util.Set;

/** By which answers one knows that an attempt was refused. */
sealed interface Refusal {
  /** It fails, however. */
  record AnyError() implements Refusal {}

  /**
   * It fails with one of these. Arguments are often chosen so that the kernel fails the call for
   * them as soon as it has let it pass, so that nothing is changed: then other errors mean that it
   * was let pass.
   */
  record Errors(Set<String> names) implements Refusal {
    public Errors {
      names = Set.copyOf(names);
    }
  }

  /** It returns a number of which these bits have this value. */
  record Bits(long mask, long value) implements Refusal {}

  /** What a step before the one that counts fails with when another directive refuses it. */
  Set<String> OF_OTHERS = Set.of("EPERM", "EAFNOSUPPORT");

  /** It fails with {@code EPERM}, as filters and missing capabilities do. */
  static Refusal eperm() {
    return new Errors(OF_OTHERS);
  }

  /** As {@link #eperm}, or with this error too. */
  static Refusal epermOr(String name) {
    Set<String> names = new HashSet<>(OF_OTHERS);
    names.add(name);
    return new Errors(names);
  }

  /** Whether the answer is a refusal. */
  default boolean matches(Answer answer) {
    return switch (answer) {
      case Answer.Killed _ -> true;
      case Answer.None _ -> false;
      case Answer.Returned(long value) ->
          switch (this) {
            case AnyError() -> value < 0;
            case Errors(Set<String> names) ->
                value < 0 && value >= -Errno.HIGHEST && names.contains(Errno.name((int) -value));
            case Bits(long mask, long wanted) -> value >= 0 && (value & mask) == wanted;
          };
    };
  }
}

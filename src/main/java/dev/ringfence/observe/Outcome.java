package dev.ringfence.observe;

/** How an attempt ended. */
public sealed interface Outcome {
  /** It was done. */
  record Ok() implements Outcome {}

  /**
   * The kernel refused it.
   *
   * @param errno by name, such as {@code ENOENT}
   */
  record Failed(String errno) implements Outcome {
    public Failed {
      Names.check("errno", errno);
    }
  }

  /**
   * A seccomp filter refused it, so the kernel never looked at it.
   *
   * @param action the errno it returned by name, or {@code kill} or {@code trap}
   */
  record DeniedBySeccomp(String action) implements Outcome {
    public DeniedBySeccomp {
      Names.check("action", action);
    }
  }

  /** Done at all? */
  default boolean succeeded() {
    return this instanceof Ok;
  }

  /** {@code ok}, the errno's name, or {@code seccomp:} and what the filter did. */
  default String text() {
    return switch (this) {
      case Ok() -> "ok";
      case Failed(String errno) -> errno;
      case DeniedBySeccomp(String action) -> "seccomp:" + action;
    };
  }

  /** Reads {@link #text()} back. */
  static Outcome parse(String text) {
    if (text.equals("ok")) {
      return new Ok();
    }
    return text.startsWith("seccomp:")
        ? new DeniedBySeccomp(text.substring("seccomp:".length()))
        : new Failed(text);
  }
}

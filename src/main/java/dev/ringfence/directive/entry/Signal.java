package dev.ringfence.directive.entry;

/** What is seen when a directive denies something or cannot be applied. */
public sealed interface Signal {
  /** The process never starts: systemd's own exit status, as systemd.exec(5) lists them. */
  record StartFails(int status, String name) implements Signal {}

  /** A call fails with this error; the name is as in errno(3). */
  record CallFails(String errno) implements Signal {}

  /** The process is killed. */
  record Killed(String signal) implements Signal {}

  /** Nothing answers until some time limit strikes. */
  record TimesOut() implements Signal {}

  /** No error at all: the service sees less, or something else, than before. */
  record Silent() implements Signal {}

  /** One word or two for it: {@code 226/NAMESPACE}, {@code EROFS}, {@code SIGSYS}. */
  default String title() {
    return switch (this) {
      case StartFails(int status, String name) -> status + "/" + name;
      case CallFails(String errno) -> errno;
      case Killed(String signal) -> signal;
      case TimesOut() -> "time-out";
      case Silent() -> "no error";
    };
  }
}

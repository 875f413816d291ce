package dev.ringfence.trial;

import java.util.List;

/**
 * Operations that the kernel refused a service, whatever refused them. systemd and audit show only
 * a part of them; the observer sees all, when it watches.
 */
public sealed interface Denied {
  /**
   * The observer watched; these were refused, each once. A call of which it is known on what it was
   * refused stands there with that alone.
   */
  record Watched(List<Operation> operations) implements Denied {
    public Watched {
      List<Operation> all = List.copyOf(operations);
      operations = all.stream().distinct().filter(one -> !isToldBetter(one, all)).toList();
    }

    private static boolean isToldBetter(Operation one, List<Operation> all) {
      return one.object().isEmpty()
          && all.stream()
              .anyMatch(other -> !other.object().isEmpty() && other.equals(one.of(other.object())));
    }
  }

  /**
   * Nobody watched, so that refusals which systemd and audit do not tell of are not known.
   *
   * @param reason why, in words for the user
   */
  record Unwatched(String reason) implements Denied {}

  /**
   * One kind of refusal.
   *
   * @param process the kernel's name of the process
   * @param syscall such as {@code openat}
   * @param object on what, such as a path; empty when the call has none
   * @param errno by name, such as {@code EROFS}
   */
  record Operation(String process, String syscall, String object, String errno) {
    private Operation of(String other) {
      return new Operation(process, syscall, other, errno);
    }
  }

  /** What was seen; nothing where nobody watched. */
  default List<Operation> operations() {
    return this instanceof Watched watched ? watched.operations() : List.of();
  }
}

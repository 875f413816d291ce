package dev.ringfence.trial.probe;

import java.util.List;

/**
 * What came of probing one directive.
 *
 * @param directive by systemd's spelling
 * @param setting as the unit has it, such as {@code ProtectHome=yes}
 * @param result whether it bites
 * @param tried every attempt that was made for it
 */
public record Probed(String directive, String setting, Result result, List<Tried> tried) {
  public Probed {
    tried = List.copyOf(tried);
  }

  /** Whether a directive bites on this kernel. */
  public sealed interface Result {
    /**
     * It refuses something that is allowed without it.
     *
     * @param refused what, in words that follow "to"
     * @param alone whether nothing else in the sandbox would have refused it; otherwise it was
     *     shown to refuse in a sandbox of its own
     */
    record Bites(List<String> refused, boolean alone) implements Result {
      public Bites {
        refused = List.copyOf(refused);
      }
    }

    /**
     * What it should refuse came off: a finding.
     *
     * @param through what, in words that follow "to"
     */
    record DoesNothing(List<String> through) implements Result {
      public DoesNothing {
        through = List.copyOf(through);
      }
    }

    /** Nothing can be said here, for a reason in a sentence without the full stop. */
    record NotTestable(String why) implements Result {}

    /** {@code bites}, {@code does nothing}, {@code not testable}. */
    default String word() {
      return switch (this) {
        case Bites _ -> "bites";
        case DoesNothing _ -> "does nothing";
        case NotTestable _ -> "not testable";
      };
    }

    /** One sentence for people. */
    default String sentence() {
      return switch (this) {
        case Bites(List<String> refused, boolean alone) ->
            "Refused: to "
                + some(refused)
                + (alone ? "." : ". Other directives of this sandbox refuse it too.");
        case DoesNothing(List<String> through) ->
            "It came off nonetheless: to " + some(through) + ".";
        case NotTestable(String why) ->
            Character.toUpperCase(why.charAt(0)) + why.substring(1) + ".";
      };
    }
  }

  /**
   * One attempt.
   *
   * @param deed in words that follow "to"
   * @param inSandbox the kernel's answer in the whole sandbox, such as {@code EPERM} or {@code ok}
   * @param without the answer in the sandbox less this directive
   * @param refused whether the first of them is a refusal
   */
  public record Tried(String deed, String inSandbox, String without, boolean refused) {}

  /** Whether it is a finding. */
  public boolean isFinding() {
    return result instanceof Result.DoesNothing;
  }

  private static String some(List<String> deeds) {
    int shown = 4;
    return deeds.size() <= shown
        ? String.join(", to ", deeds)
        : String.join(", to ", deeds.subList(0, shown))
            + ", and "
            + (deeds.size() - shown)
            + " more";
  }
}

package dev.ringfence.derive.verdict;

import dev.ringfence.directive.value.Level;
import dev.ringfence.observe.Fact;
import dev.ringfence.observe.FactText;
import java.util.List;

/** What the facts say about one value of a directive. */
public sealed interface Verdict {
  /** The value in question. */
  Value value();

  /** One or two sentences that a system administrator understands. */
  String sentence();

  /** The facts that shaped the value or stand against it; may be empty. */
  default List<Fact> facts() {
    return switch (this) {
      case Fits fits -> fits.support();
      case Unproven unproven -> unproven.support();
      case Breaks breaks -> List.of(breaks.fact());
    };
  }

  /**
   * No fact contradicts it, and everything that could was exercised.
   *
   * @param because what was looked for and not found, a sentence
   * @param support the facts that shaped the value, such as the capabilities used; may be empty
   */
  record Fits(Value value, String because, List<Fact> support) implements Verdict {
    public Fits {
      support = List.copyOf(support);
    }

    @Override
    public String sentence() {
      return because;
    }
  }

  /**
   * A fact contradicts it.
   *
   * @param fact the evidence
   * @param consequence what would happen, in words that follow "would": {@code be refused}
   */
  record Breaks(Value value, Fact fact, String consequence) implements Verdict {
    @Override
    public String sentence() {
      return FactText.sentence(fact) + ", which would " + consequence + ".";
    }
  }

  /**
   * No fact contradicts it, but that proves nothing.
   *
   * @param because as in {@link Fits}
   * @param reason why it proves nothing
   * @param breakage how likely this value breaks a service
   * @param support as in {@link Fits}
   */
  record Unproven(Value value, String because, Reason reason, Level breakage, List<Fact> support)
      implements Verdict {
    public Unproven {
      support = List.copyOf(support);
    }

    @Override
    public String sentence() {
      return because + " Unproven: " + reason.text() + ".";
    }
  }
}

package dev.ringfence.diagnose;

import dev.ringfence.trial.Denied;
import dev.ringfence.unit.Setting;
import java.util.List;

/** What came of looking for the cause of a failure. */
public sealed interface Diagnosis {
  /** Nothing fails. */
  record Works(String words) implements Diagnosis {}

  /**
   * Lines of the unit are the cause.
   *
   * @param failure what goes wrong, in one line
   * @param step systemd's word for the step that failed, or the phase
   * @param culprits each line that has to change
   * @param together lines without which the culprits would do no harm; mostly none
   * @param denied operations that are denied
   * @param why what the lines have to do with it, a sentence each
   * @param cure what mends it
   */
  record Blamed(
      String failure,
      String step,
      List<Setting> culprits,
      List<Setting> together,
      List<Denied.Operation> denied,
      List<String> why,
      Cure cure)
      implements Diagnosis {
    public Blamed {
      culprits = List.copyOf(culprits);
      together = List.copyOf(together);
      denied = List.copyOf(denied);
      why = List.copyOf(why);
    }
  }

  /**
   * The service fails without its sandbox, too.
   *
   * @param failure what goes wrong, in one line
   * @param step systemd's word for the step that failed, or the phase
   * @param where the line that it is about; may be empty
   * @param advice what to look at, a sentence each
   * @param said the last of what systemd and the service wrote
   */
  record Elsewhere(
      String failure, String step, List<Setting> where, List<String> advice, List<String> said)
      implements Diagnosis {
    public Elsewhere {
      where = List.copyOf(where);
      advice = List.copyOf(advice);
      said = List.copyOf(said);
    }
  }

  /** The unit as it should be; none where no change of it helps. */
  default List<Variation> mended() {
    return this instanceof Blamed blamed
        ? switch (blamed.cure()) {
          case Cure.Proven(var _, Variation variation) -> List.of(variation);
          case Cure.Untried(var _, Variation variation) -> List.of(variation);
          case Cure.None _ -> List.of();
        }
        : List.of();
  }

  /** What mends it. */
  sealed interface Cure {
    /** These changes were tried, and the service works with them. */
    record Proven(List<Mend> mends, Variation variation) implements Cure {
      public Proven {
        mends = List.copyOf(mends);
      }
    }

    /** These changes follow from what is known; nothing was run. */
    record Untried(List<Mend> mends, Variation variation) implements Cure {
      public Untried {
        mends = List.copyOf(mends);
      }
    }

    /** No change of the unit mends it as it should; what to do instead. */
    record None(String advice) implements Cure {}

    /** The mends that it consists of. */
    default List<Mend> mends() {
      return switch (this) {
        case Proven(List<Mend> mends, var _) -> mends;
        case Untried(List<Mend> mends, var _) -> mends;
        case None _ -> List.of();
      };
    }
  }
}

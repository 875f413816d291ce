package dev.ringfence.derive.verdict;

import dev.ringfence.observe.Observation;
import dev.ringfence.observe.Stage;

/** Why the absence of a fact proves nothing. */
public sealed interface Reason {
  /** In words that follow "but" or stand alone, without the full stop. */
  String text();

  /** Nobody saw whether the service worked at all. */
  record NotChecked() implements Reason {
    @Override
    public String text() {
      return "nobody checked whether the service worked while it was observed";
    }
  }

  /** It was already running when the observation began. */
  record StartNotSeen() implements Reason {
    @Override
    public String text() {
      return "the service was already running, so its start was not seen";
    }
  }

  /** It was never stopped while somebody looked. */
  record StopNotSeen() implements Reason {
    @Override
    public String text() {
      return "the service was never stopped or restarted while it was observed";
    }
  }

  /** One of its Exec lines never ran while somebody looked. */
  record StageNeverRan(Stage stage, String command) implements Reason {
    @Override
    public String text() {
      return stage + " was never seen to run (" + command + ")";
    }
  }

  /** Events were lost. */
  record EventsLost(long number) implements Reason {
    @Override
    public String text() {
      return number + " events were lost during the observation";
    }
  }

  /** The observer could not see this kind of thing. */
  record Blind(Observation.BlindSpot spot) implements Reason {
    @Override
    public String text() {
      return "this kernel did not show " + spot.unseen() + " (" + spot.program() + ")";
    }
  }

  /** Programs ask for CPU affinity and the like only where there is more than one CPU. */
  record OneCpu() implements Reason {
    @Override
    public String text() {
      return "it was seen with one CPU only, and some programs do more where there are several";
    }
  }

  /** Something is there that may do it later. */
  record Dormant(String what) implements Reason {
    @Override
    public String text() {
      return what;
    }
  }

  /** A need that is known to show only after hours, or after an upgrade. */
  record RarePath(String what) implements Reason {
    @Override
    public String text() {
      return what;
    }
  }

  /** What no look at this service alone can show. */
  record Beyond(String what) implements Reason {
    @Override
    public String text() {
      return what;
    }
  }
}

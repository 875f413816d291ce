package dev.ringfence.jail;

import java.util.List;

/** What came of the search for a jail. */
public sealed interface JailResult {
  /** Every trial that ran, in order. */
  List<Attempt> attempts();

  /**
   * One trial.
   *
   * @param name what was tried
   * @param outcome works, degraded, broken or inconclusive
   * @param consequence what was found, and what was done about it
   * @param denied operations that were refused and had not been before
   */
  record Attempt(
      String name, String outcome, String consequence, List<String> denied, long milliseconds) {
    public Attempt {
      denied = List.copyOf(denied);
    }
  }

  /**
   * A jail in which the service works.
   *
   * @param jail what is in it
   * @param dropIn its text
   * @param leftOut what libraries use now and then and this service did not
   * @param before what was within reach without it
   * @param after what is within reach in it
   * @param strays what the probe saw in it that is not on its list; there should be nothing
   * @param upgrade what an upgrade does to it
   */
  record Works(
      Jail jail,
      String dropIn,
      List<String> leftOut,
      Reach before,
      Reach after,
      List<String> strays,
      Upgrade upgrade,
      List<Attempt> attempts)
      implements JailResult {
    public Works {
      leftOut = List.copyOf(leftOut);
      strays = List.copyOf(strays);
      attempts = List.copyOf(attempts);
    }
  }

  /**
   * It works in no jail that was tried, so that the unit stays as it is.
   *
   * @param reason in one line
   */
  record Unjailed(String reason, List<Attempt> attempts) implements JailResult {
    public Unjailed {
      attempts = List.copyOf(attempts);
    }
  }

  /**
   * Nothing can be said here.
   *
   * @param reason in one line
   * @param remedy what the user can do, in one line; may be empty
   * @param journal the last that the service and systemd about it said
   */
  record Inconclusive(String reason, String remedy, List<String> journal) implements JailResult {
    public Inconclusive {
      journal = List.copyOf(journal);
    }

    @Override
    public List<Attempt> attempts() {
      return List.of();
    }
  }
}

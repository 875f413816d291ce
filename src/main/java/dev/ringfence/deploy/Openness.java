package dev.ringfence.deploy;

/** What to tell a user about a deployment that is not decided yet. */
final class Openness {
  private Openness() {}

  static String words(Deployment open) {
    String unit = open.place().unit().withoutType();
    return switch (open.state()) {
      case PENDING ->
          "a deployment of "
              + open.about().time()
              + " waits for its confirmation: 'ringfence confirm "
              + unit
              + "' keeps it, 'ringfence rollback "
              + unit
              + "' takes it back, and "
              + (open.about().nextStart()
                  ? "after its next start it is kept or taken back by itself"
                  : "at " + open.about().until() + " it is taken back by itself");
      case UNDOING, CONFIRMED, UNDONE, CONFLICT ->
          "a deployment of "
              + open.about().time()
              + " was not taken back to the end: 'ringfence rollback "
              + unit
              + "' goes on with it";
    };
  }
}

package dev.ringfence.deploy;

import dev.ringfence.deploy.Systemctl.Said;
import java.io.IOException;
import java.util.Optional;

/** What a user decides about a deployment: to keep it, or to take it back. */
public final class Rollback {
  private Rollback() {}

  /** What came of it. */
  public sealed interface Ending {
    /** Done; what is so now, in one line. */
    record Done(String words) implements Ending {}

    /** There was nothing to decide. */
    record Nothing(String words) implements Ending {}

    /** The file was changed by somebody else, and is left alone. */
    record Conflict(String words, String diff) implements Ending {}

    /** It failed; what was said. */
    record Failed(String words) implements Ending {}
  }

  /** Keeps what waits for its confirmation. */
  public static Ending confirm(Deployment deployment) throws IOException, InterruptedException {
    return new WayBack(deployment).confirm("by the user")
        ? new Ending.Done("confirmed: " + deployment.place().named() + " stays")
        : new Ending.Nothing("it was decided in the meantime: see ringfence status");
  }

  /**
   * Takes back the latest deployment of a unit.
   *
   * @param nextStart leave the service running as it is
   */
  public static Ending take(Place place, boolean nextStart)
      throws IOException, InterruptedException {
    Optional<Deployment> found = new Store(place.root()).current(place);
    if (found.isEmpty()) {
      return new Ending.Nothing("nothing is deployed for " + place.unit());
    }
    Deployment deployment = found.get();
    WayBack way = new WayBack(deployment);
    if (deployment.state() == State.CONFIRMED || deployment.state() == State.CONFLICT) {
      String there = Digest.ofFile(place.dropIn());
      if (!there.equals(deployment.about().after()) && !there.equals(deployment.about().before())) {
        return new Ending.Conflict(
            place.named()
                + " was changed since Ringfence put it there, and is left as it is; put back what"
                + " the diff shows, or remove the file yourself",
            Conflicts.diff(place, deployment));
      }
      boolean _ = way.go(deployment.state(), State.UNDOING);
    }
    String how =
        !place.root().isHost()
            ? "offline"
            : nextStart ? "reload" : deployment.state() == State.PENDING ? "undo" : "restart";
    Said said = way.take(how, "by the user");
    State now =
        Deployment.read(place, deployment.id()).map(Deployment::state).orElse(State.UNDOING);
    return switch (now) {
      case UNDONE ->
          new Ending.Done(
              deployment.about().before().equals(Digest.NONE)
                  ? "taken back: " + place.named() + " is gone"
                  : "taken back: " + place.named() + " is what it was before");
      case CONFLICT ->
          new Ending.Conflict(
              place.named() + " was changed by somebody else, and is left as it is",
              Conflicts.diff(place, deployment));
      case CONFIRMED -> new Ending.Nothing("it was confirmed in the meantime");
      case PENDING, UNDOING -> new Ending.Failed(said.line());
    };
  }
}

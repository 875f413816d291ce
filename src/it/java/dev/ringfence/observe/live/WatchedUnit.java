package dev.ringfence.observe.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.DebianRoot;
import dev.ringfence.clone.Clone;
import dev.ringfence.clone.CloneRequest;
import dev.ringfence.clone.Systemd;
import dev.ringfence.linux.ControlGroup;
import dev.ringfence.observe.Observation.Result;
import dev.ringfence.observe.Profile;
import dev.ringfence.unit.Unit;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A unit that is observed while systemd does something with it in a clone. */
final class WatchedUnit {
  /** What is done with it. */
  @FunctionalInterface
  interface Life {
    void with(Systemd systemd) throws Exception;
  }

  private WatchedUnit() {}

  /** Does it and returns what was seen. */
  static Profile observed(DebianRoot root, String name, String text, Life life) throws Exception {
    CloneRequest request = CloneRequest.of(root.folder()).withUnit(name, text);
    try (Observer observer = Observer.start(ExecLines.of(Unit.ofText(name, text)));
        var other = Executors.newSingleThreadExecutor()) {
      Recording recording = new Recording(observer, name, true);
      try (Clone clone = Clone.boot(request)) {
        observer.expect(new ControlGroup(clone.cgroup()), "system.slice", name);
        Future<?> done =
            other.submit(() -> {
              life.with(clone.systemd());
              return true;
            });
        while (!done.isDone()) {
          observer.poll(20);
        }
        done.get();
      }
      observer.poll(0);
      assertThat(observer.blindSpots()).isEqualTo(List.of());
      return recording.profile(Result.WORKED);
    }
  }
}

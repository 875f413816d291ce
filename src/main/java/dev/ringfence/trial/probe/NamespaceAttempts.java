package dev.ringfence.trial.probe;

import static dev.ringfence.trial.probe.Attempt.permitted;

import dev.ringfence.directive.value.Bool;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Attempts to make a namespace of each kind. */
final class NamespaceAttempts {
  /** Flags of linux/sched.h, by the words of systemd.exec(5). */
  private static final Map<String, Long> FLAGS =
      new TreeMap<>(
          Map.of(
              "cgroup", 0x0200_0000L,
              "ipc", 0x0800_0000L,
              "net", 0x4000_0000L,
              "mnt", 0x0002_0000L,
              "pid", 0x2000_0000L,
              "user", 0x1000_0000L,
              "uts", 0x0400_0000L));

  private NamespaceAttempts() {}

  static Probe of(Subject subject) {
    List<String> words = subject.words("RestrictNamespaces");
    boolean every = words.size() == 1 && Bool.parse(words.getFirst()).orElse(false);
    List<Attempt> attempts = new ArrayList<>();
    FLAGS.forEach((kind, flag) -> {
      if (every || NetworkAttempts.denies(words, kind)) {
        // 1 is a flag that unshare(2) does not take: it fails with EINVAL and makes nothing.
        attempts.add(
            permitted(
                "make a namespace of the kind " + kind, "unshare 0x" + Long.toHexString(flag | 1)));
      }
    });
    return attempts.isEmpty()
        ? new Probe.NotHere("its list allows every kind")
        : new Probe.Exact(attempts);
  }
}

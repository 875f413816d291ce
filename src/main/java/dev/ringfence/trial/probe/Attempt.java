package dev.ringfence.trial.probe;

import java.util.List;

/**
 * One benign attempt at something that a sandbox may forbid.
 *
 * @param deed what is attempted, in words that follow "to": {@code write to /usr}
 * @param steps what the probe does, in the words of src/main/probe/probe.c, but with system calls
 *     by name; an attempt ends with the first step that fails
 * @param refusal by which answers one knows that it was refused
 */
record Attempt(String deed, List<String> steps, Refusal refusal) {
  /** In a path, stands for what makes it another one in each run. */
  static final String RUN = "RUN";

  Attempt {
    steps = List.copyOf(steps);
  }

  /** One whose failure, of whatever kind, is a refusal. */
  static Attempt at(String deed, String... steps) {
    return new Attempt(deed, List.of(steps), new Refusal.AnyError());
  }

  /** One that fails anyway, and is refused where it fails with {@code EPERM}. */
  static Attempt permitted(String deed, String... steps) {
    return new Attempt(deed, List.of(steps), Refusal.eperm());
  }

  /** To look at something. */
  static Attempt see(String path) {
    return at("see " + path, "visible " + path);
  }

  /** To make a file in a directory. */
  static Attempt writeBelow(String directory) {
    String file = (directory.equals("/") ? "" : directory) + "/ringfence-probe-" + RUN;
    // O_CREAT | O_WRONLY
    return at("make a file in " + directory, "openat -100 s:" + file + " 0x41 0x1b6");
  }
}

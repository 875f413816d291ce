package dev.ringfence.trial;

/** Is told how far a run has come. */
@FunctionalInterface
public interface Progress {
  /** Nobody wants to know. */
  Progress NONE = phase -> {};

  /** A phase begins, and the one before it is over. */
  void begins(Phase phase);
}

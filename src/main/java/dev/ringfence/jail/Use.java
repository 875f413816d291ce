package dev.ringfence.jail;

/** What a service does with a path, from the least to the most. */
enum Use {
  /** Asked whether it is there, or entered. */
  LOOK,
  READ,
  /** A directory whose names are read: it has to be whole. */
  LIST,
  /** A socket that it talks to. */
  CONNECT,
  /** Run, or mapped as code. */
  RUN,
  /** What is there is changed. */
  WRITE,
  /** It is made, renamed or deleted, so that its directory has to be writable. */
  MAKE;

  /** Whether a read-only mount refuses it. */
  boolean changes() {
    return this == WRITE || this == MAKE;
  }
}

package dev.ringfence.observe;

/** What was done to a path. */
public enum FileAccess {
  /** Opened for reading, or read without opening (getxattr, statfs count as {@link #STAT}). */
  READ(false),
  /** Opened for writing, truncated, or written in another way that changes its content. */
  WRITE(true),
  /** Made: a file, directory, symbolic or hard link, FIFO or socket. */
  CREATE(true),
  /** Unlinked or rmdir'ed. */
  DELETE(true),
  /** One end of a rename: the old and the new path are a fact each. */
  RENAME(true),
  /** Mode changed. */
  CHMOD(true),
  /** Owner or group changed. */
  CHOWN(true),
  /** Time stamps or extended attributes changed. */
  ATTRIBUTES(true),
  /** Run by execve, or as an interpreter. */
  EXECUTE(false),
  /** Mapped executable: a library, a plug-in. */
  MAP_EXECUTABLE(false),
  /** stat, access, readlink, statfs: asked about. */
  STAT(false),
  /** A directory's entries read, or watched. */
  LIST(false),
  /** Locked by flock or fcntl. */
  LOCK(false),
  /** Entered by chdir or fchdir. */
  ENTER(false);

  private final boolean changes;

  FileAccess(boolean changes) {
    this.changes = changes;
  }

  /** Whether a read-only file system refuses it (EROFS). */
  public boolean changes() {
    return changes;
  }
}

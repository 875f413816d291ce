package dev.ringfence.observe;

/** What a path was, by its inode's type. */
public enum FileType {
  REGULAR,
  DIRECTORY,
  SYMLINK,
  FIFO,
  SOCKET,
  CHARACTER_DEVICE,
  BLOCK_DEVICE,
  /** Not looked at, or not there. */
  UNKNOWN
}

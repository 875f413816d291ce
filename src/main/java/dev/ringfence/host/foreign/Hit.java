package dev.ringfence.host.foreign;

import dev.ringfence.linux.RawPath;

/**
 * An ELF file of another architecture, as it was found.
 *
 * @param path on this host
 * @param type e_type of its header
 * @param interpreter the loader that it names; empty for a static program or a library
 * @param mode of its inode
 */
record Hit(RawPath path, Abi abi, int type, String interpreter, int mode) {
  private static final int ANY_EXECUTE = 0111;
  private static final int SET_ID = 06000;

  /** A program may look like a library to the kernel (PIE); libc.so.6 also names a loader. */
  boolean isProgram() {
    return type == Abi.TYPE_EXECUTABLE
        || (type == Abi.TYPE_SHARED
            && !path.name().endsWith(".so")
            && !path.name().contains(".so."));
  }

  boolean isExecutable() {
    return (mode & ANY_EXECUTE) != 0;
  }

  boolean isPrivileged() {
    return (mode & SET_ID) != 0;
  }
}

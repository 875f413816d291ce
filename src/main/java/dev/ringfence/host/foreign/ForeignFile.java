package dev.ringfence.host.foreign;

import dev.ringfence.linux.RawPath;
import java.util.List;

/**
 * An ELF file of another architecture.
 *
 * @param path as seen inside the root
 * @param abi what it is for
 * @param kind what it is
 * @param privileged whether it is setuid or setgid
 * @param chance whether it could run here
 * @param owner the package that it belongs to; empty when no package manager knows it
 * @param users the units, timers and processes that run it, in words; may be empty
 */
public record ForeignFile(
    RawPath path,
    Abi abi,
    Kind kind,
    boolean privileged,
    Chance chance,
    String owner,
    List<String> users) {
  /** What an ELF file is. */
  public enum Kind {
    /** It can be started. */
    PROGRAM,
    /** Programs of its kind load it. */
    LIBRARY
  }

  /** Whether a file could run on this machine. */
  public sealed interface Chance {
    /** The kernel serves it, and SystemCallArchitectures=native would end that. */
    record ByKernel() implements Chance {}

    /**
     * An interpreter is registered for it, which makes native calls: native does not touch it.
     *
     * @param handler its name in binfmt_misc
     */
    record ByInterpreter(String handler) implements Chance {}

    /**
     * It could not run now.
     *
     * @param why such as a loader that is not installed
     */
    record Not(String why) implements Chance {}
  }

  public ForeignFile {
    users = List.copyOf(users);
  }

  /** Whether SystemCallArchitectures=native would keep it from running. */
  public boolean isEndedByNative() {
    return kind == Kind.PROGRAM && chance instanceof Chance.ByKernel;
  }
}

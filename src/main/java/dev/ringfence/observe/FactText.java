package dev.ringfence.observe;

import dev.ringfence.unit.OneLine;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Facts in words, for people: who did what, to what, by which call, when. */
public final class FactText {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private FactText() {}

  /**
   * One line: process, deed, call, failure if it failed, stage and first time. Control characters
   * are shown as {@code ?}, because names come from whoever chose them.
   */
  public static String sentence(Fact fact) {
    Seen seen = fact.seen();
    String call = fact instanceof Fact.Syscall ? "" : " by " + fact.call();
    return OneLine.of(
        seen.process()
            + " "
            + deed(fact)
            + call
            + failure(seen.outcome())
            + " in "
            + seen.stage()
            + " at "
            + TIME.format(seen.first()));
  }

  /** The kind's word, as in a profile's file: {@code executable-memory}. */
  public static String kind(Fact fact) {
    return FactIdentity.kind(fact);
  }

  /** What the fact is about, in as few words as tell it from others of its kind. */
  public static String subject(Fact fact) {
    return OneLine.of(
        switch (fact) {
          case Fact.Syscall it ->
              it.abi().isNative() ? it.name() : it.name() + " (" + it.abi().systemdName() + ")";
          case Fact.File it ->
              it.isNameless()
                  ? "a nameless file in " + it.path()
                  : it.path() + (it.whole() ? "/..." : "");
          case Fact.Device it -> it.path();
          case Fact.Ioctl it -> it.request() + " " + it.path();
          case Fact.Socket it -> it.family() + " " + it.type() + " " + it.protocol();
          case Fact.Bind it -> it.transport() + " " + endpoint(it.address(), it.port());
          case Fact.Peer it -> it.transport() + " " + endpoint(it.address(), it.port());
          case Fact.UnixSocket it -> it.path();
          case Fact.Namespace it -> it.type();
          case Fact.ExecutableMemory it -> Words.of(it.how()) + " " + mapping(it.mapping());
          case Fact.Scheduling it -> it.policy();
          case Fact.Personality it -> it.persona();
          case Fact.SetIdBit it -> it.path();
          case Fact.Capability it -> it.name();
          case Fact.Clock it -> it.clock();
          case Fact.Hostname it -> it.call();
          case Fact.KernelModule it -> it.module().isEmpty() ? it.call() : it.module();
          case Fact.KernelLog it -> it.action();
          case Fact.Sysctl it -> it.path();
          case Fact.CgroupWrite it -> it.path();
          case Fact.Mount it -> it.target();
          case Fact.Chroot it -> it.path();
          case Fact.Keyring it -> it.operation().isEmpty() ? it.call() : it.operation();
          case Fact.Bpf it -> it.command();
          case Fact.IoUring it -> it.operation();
          case Fact.Trace it -> it.target();
          case Fact.Signal it -> it.signal() + " to " + it.target();
          case Fact.OtherProcess it -> it.path();
          case Fact.Child it -> it.program();
          case Fact.Identity it -> it.what() + " " + it.id();
          case Fact.Limit it -> it.resource();
          case Fact.Ipc it -> it.name().isEmpty() ? it.call() : it.call() + " " + it.name();
        });
  }

  /** Who did what, without when: the same words each time that it is done. */
  public static String doing(Fact fact) {
    return OneLine.of(fact.seen().process() + " " + deed(fact));
  }

  private static String deed(Fact fact) {
    return switch (fact) {
      case Fact.Syscall it ->
          it.abi().isNative()
              ? "called " + it.name()
              : "made the " + it.abi().systemdName() + " call " + it.name();
      case Fact.File it -> verb(it.access()) + " " + subject(it);
      case Fact.Device it -> verb(it.access()) + " the device " + it.path();
      case Fact.Ioctl it -> "controlled " + it.path() + " with " + it.request();
      case Fact.Socket it -> "made a socket " + subject(it);
      case Fact.Bind it -> "bound " + subject(it);
      case Fact.Peer it -> (it.cameToUs() ? "was reached from " : "talked to ") + subject(it);
      case Fact.UnixSocket it ->
          (it.call().equals("bind") ? "listened on " : "talked to ") + it.path();
      case Fact.Namespace it ->
          (it.entered() ? "entered" : "made") + " a " + it.type() + " namespace";
      case Fact.ExecutableMemory it -> memory(it);
      case Fact.Scheduling it -> "asked for scheduling " + it.policy();
      case Fact.Personality it -> "changed its personality to " + it.persona();
      case Fact.SetIdBit it -> "set the set-ID bit of " + it.path();
      case Fact.Capability it ->
          (it.seen().outcome().succeeded() ? "used " : "wanted ")
              + it.name()
              + (it.reason().isEmpty() ? "" : " for " + it.reason());
      case Fact.Clock it -> "set " + it.clock();
      case Fact.Hostname _ -> "set the host's name";
      case Fact.KernelModule it -> "loaded or unloaded the kernel module " + subject(it);
      case Fact.KernelLog it -> "used the kernel log: " + it.action();
      case Fact.Sysctl it -> "wrote the kernel setting " + it.path();
      case Fact.CgroupWrite it -> "wrote to the control groups: " + it.path();
      case Fact.Mount it ->
          it.filesystem().isEmpty()
              ? "mounted or unmounted " + it.target()
              : "mounted " + it.filesystem() + " on " + it.target();
      case Fact.Chroot it -> "changed its root to " + it.path();
      case Fact.Keyring it -> "used a kernel keyring: " + subject(it);
      case Fact.Bpf it -> "used BPF: " + it.command();
      case Fact.IoUring it -> "used io_uring: " + it.operation();
      case Fact.Trace it -> "traced or read " + it.target() + " " + it.request();
      case Fact.Signal it -> "sent " + subject(it);
      case Fact.OtherProcess it ->
          verb(it.access()) + " " + it.path() + (it.target().isEmpty() ? "" : " of " + it.target());
      case Fact.Child it -> "ran " + it.program() + (it.setId() ? ", which is set-ID," : "");
      case Fact.Identity it -> "changed its " + subject(it);
      case Fact.Limit it -> "raised " + it.resource() + (it.hard() ? " (hard)" : "");
      case Fact.Ipc it -> "used interprocess communication " + subject(it);
    };
  }

  private static String memory(Fact.ExecutableMemory it) {
    return switch (it.how()) {
          case WRITABLE -> "mapped writable and executable memory";
          case AFTER_WRITE -> "made memory executable after writing it";
          case LATER -> "made memory executable";
          case SHARED -> "attached executable shared memory";
        }
        + ", "
        + mapping(it.mapping());
  }

  private static String mapping(String mapping) {
    return mapping.isEmpty() ? "anonymous" : mapping;
  }

  private static String verb(FileAccess access) {
    return switch (access) {
      case READ -> "read";
      case WRITE -> "wrote";
      case CREATE -> "created";
      case DELETE -> "deleted";
      case RENAME -> "renamed";
      case CHMOD -> "changed the mode of";
      case CHOWN -> "changed the owner of";
      case ATTRIBUTES -> "changed attributes of";
      case EXECUTE -> "executed";
      case MAP_EXECUTABLE -> "mapped executable";
      case STAT -> "looked at";
      case LIST -> "listed";
      case LOCK -> "locked";
      case ENTER -> "entered";
    };
  }

  private static String endpoint(String address, int port) {
    String host = address.indexOf(':') >= 0 ? "[" + address + "]" : address;
    return port == 0 ? host : host + ":" + port;
  }

  private static String failure(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Ok() -> "";
      case Outcome.Failed(String errno) -> " (failed: " + errno + ")";
      case Outcome.DeniedBySeccomp(String action) -> " (a seccomp filter refused: " + action + ")";
    };
  }
}

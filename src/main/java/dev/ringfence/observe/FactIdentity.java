package dev.ringfence.observe;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * What makes a fact the one it is: everything but its times and count. Each kind's fields are told
 * here once, for the file format and for the order of facts.
 */
final class FactIdentity {
  private FactIdentity() {}

  /** Takes a fact's fields one by one, in their order in the file. */
  interface Fields {
    void text(String name, String value);

    void number(String name, long value);

    void flag(String name, boolean value);

    void list(String name, List<String> values);
  }

  /** The same for every sighting of one fact. */
  static Fact of(Fact fact) {
    return withSeen(fact, fact.seen().identity());
  }

  /** The one order of facts, the same on every machine: by kind, then by the fields in turn. */
  static List<Fact> sorted(Collection<Fact> facts) {
    record Keyed(String key, Fact fact) {}
    List<Keyed> keyed = new ArrayList<>(facts.size());
    facts.forEach(fact -> keyed.add(new Keyed(key(fact), fact)));
    keyed.sort(Comparator.comparing(Keyed::key));
    return keyed.stream().map(Keyed::fact).toList();
  }

  /** The kind's word in the file. */
  static String kind(Fact fact) {
    return switch (fact) {
      case Fact.Syscall _ -> "syscall";
      case Fact.File _ -> "file";
      case Fact.Device _ -> "device";
      case Fact.Ioctl _ -> "ioctl";
      case Fact.Socket _ -> "socket";
      case Fact.Bind _ -> "bind";
      case Fact.Peer _ -> "peer";
      case Fact.UnixSocket _ -> "unix-socket";
      case Fact.Namespace _ -> "namespace";
      case Fact.ExecutableMemory _ -> "executable-memory";
      case Fact.Scheduling _ -> "scheduling";
      case Fact.Personality _ -> "personality";
      case Fact.SetIdBit _ -> "set-id-bit";
      case Fact.Capability _ -> "capability";
      case Fact.Clock _ -> "clock";
      case Fact.Hostname _ -> "hostname";
      case Fact.KernelModule _ -> "kernel-module";
      case Fact.KernelLog _ -> "kernel-log";
      case Fact.Sysctl _ -> "sysctl";
      case Fact.CgroupWrite _ -> "cgroup-write";
      case Fact.Mount _ -> "mount";
      case Fact.Chroot _ -> "chroot";
      case Fact.Keyring _ -> "keyring";
      case Fact.Bpf _ -> "bpf";
      case Fact.IoUring _ -> "io-uring";
      case Fact.Trace _ -> "trace";
      case Fact.Signal _ -> "signal";
      case Fact.OtherProcess _ -> "other-process";
      case Fact.Child _ -> "child";
      case Fact.Identity _ -> "identity";
      case Fact.Limit _ -> "limit";
      case Fact.Ipc _ -> "ipc";
    };
  }

  /** Tells every field but {@link Seen}'s. */
  static void tell(Fact fact, Fields out) {
    switch (fact) {
      case Fact.Syscall it -> {
        out.text("abi", it.abi().systemdName());
        out.text("name", it.name());
      }
      case Fact.File it -> {
        out.text("call", it.call());
        out.text("access", Words.of(it.access()));
        out.text("path", it.path());
        out.text("asked", it.asked());
        out.text("type", Words.of(it.type()));
        out.text("filesystem", it.filesystem());
        out.flag("whole", it.whole());
      }
      case Fact.Device it -> {
        out.text("call", it.call());
        out.text("access", Words.of(it.access()));
        out.text("path", it.path());
        out.flag("block", it.block());
        out.number("major", it.major());
        out.number("minor", it.minor());
      }
      case Fact.Ioctl it -> {
        out.text("path", it.path());
        out.text("request", it.request());
      }
      case Fact.Socket it -> {
        out.text("call", it.call());
        out.text("family", it.family());
        out.text("type", it.type());
        out.text("protocol", it.protocol());
      }
      case Fact.Bind it -> {
        out.text("family", it.family());
        out.text("transport", it.transport());
        out.text("address", it.address());
        out.number("port", it.port());
      }
      case Fact.Peer it -> {
        out.text("call", it.call());
        out.text("family", it.family());
        out.text("transport", it.transport());
        out.text("address", it.address());
        out.number("port", it.port());
      }
      case Fact.UnixSocket it -> {
        out.text("call", it.call());
        out.text("path", it.path());
      }
      case Fact.Namespace it -> {
        out.text("call", it.call());
        out.text("type", it.type());
        out.flag("entered", it.entered());
      }
      case Fact.ExecutableMemory it -> {
        out.text("call", it.call());
        out.text("how", Words.of(it.how()));
        out.text("mapping", it.mapping());
      }
      case Fact.Scheduling it -> {
        out.text("call", it.call());
        out.text("policy", it.policy());
      }
      case Fact.Personality it -> {
        out.text("persona", it.persona());
      }
      case Fact.SetIdBit it -> {
        out.text("call", it.call());
        out.text("path", it.path());
        out.flag("user", it.user());
        out.flag("group", it.group());
      }
      case Fact.Capability it -> {
        out.text("name", it.name());
        out.text("call", it.call());
        out.text("reason", it.reason());
        out.flag("inferred", it.inferred());
      }
      case Fact.Clock it -> {
        out.text("call", it.call());
        out.text("clock", it.clock());
      }
      case Fact.Hostname it -> {
        out.text("call", it.call());
      }
      case Fact.KernelModule it -> {
        out.text("call", it.call());
        out.text("module", it.module());
      }
      case Fact.KernelLog it -> {
        out.text("action", it.action());
      }
      case Fact.Sysctl it -> {
        out.text("call", it.call());
        out.text("path", it.path());
      }
      case Fact.CgroupWrite it -> {
        out.text("call", it.call());
        out.text("path", it.path());
      }
      case Fact.Mount it -> {
        out.text("call", it.call());
        out.text("target", it.target());
        out.text("filesystem", it.filesystem());
      }
      case Fact.Chroot it -> {
        out.text("call", it.call());
        out.text("path", it.path());
      }
      case Fact.Keyring it -> {
        out.text("call", it.call());
        out.text("operation", it.operation());
      }
      case Fact.Bpf it -> {
        out.text("command", it.command());
      }
      case Fact.IoUring it -> {
        out.text("operation", it.operation());
      }
      case Fact.Trace it -> {
        out.text("call", it.call());
        out.text("request", it.request());
        out.text("target", it.target());
        out.flag("outside", it.outside());
      }
      case Fact.Signal it -> {
        out.text("call", it.call());
        out.text("signal", it.signal());
        out.text("target", it.target());
      }
      case Fact.OtherProcess it -> {
        out.text("call", it.call());
        out.text("access", Words.of(it.access()));
        out.text("path", it.path());
        out.text("target", it.target());
      }
      case Fact.Child it -> {
        out.text("call", it.call());
        out.text("program", it.program());
        out.text("interpreter", it.interpreter());
        out.list("libraries", it.libraries());
        out.flag("setId", it.setId());
        out.list("fileCapabilities", it.fileCapabilities());
      }
      case Fact.Identity it -> {
        out.text("call", it.call());
        out.text("what", it.what());
        out.number("id", it.id());
      }
      case Fact.Limit it -> {
        out.text("call", it.call());
        out.text("resource", it.resource());
        out.flag("hard", it.hard());
        out.number("value", it.value());
      }
      case Fact.Ipc it -> {
        out.text("call", it.call());
        out.text("name", it.name());
      }
    }
  }

  /** The same fact, seen otherwise. */
  static Fact withSeen(Fact fact, Seen seen) {
    return switch (fact) {
      case Fact.Syscall it -> new Fact.Syscall(seen, it.abi(), it.name());
      case Fact.File it ->
          new Fact.File(
              seen,
              it.call(),
              it.access(),
              it.path(),
              it.asked(),
              it.type(),
              it.filesystem(),
              it.whole());
      case Fact.Device it ->
          new Fact.Device(
              seen, it.call(), it.access(), it.path(), it.block(), it.major(), it.minor());
      case Fact.Ioctl it -> new Fact.Ioctl(seen, it.path(), it.request());
      case Fact.Socket it ->
          new Fact.Socket(seen, it.call(), it.family(), it.type(), it.protocol());
      case Fact.Bind it ->
          new Fact.Bind(seen, it.family(), it.transport(), it.address(), it.port());
      case Fact.Peer it ->
          new Fact.Peer(seen, it.call(), it.family(), it.transport(), it.address(), it.port());
      case Fact.UnixSocket it -> new Fact.UnixSocket(seen, it.call(), it.path());
      case Fact.Namespace it -> new Fact.Namespace(seen, it.call(), it.type(), it.entered());
      case Fact.ExecutableMemory it ->
          new Fact.ExecutableMemory(seen, it.call(), it.how(), it.mapping());
      case Fact.Scheduling it -> new Fact.Scheduling(seen, it.call(), it.policy());
      case Fact.Personality it -> new Fact.Personality(seen, it.persona());
      case Fact.SetIdBit it -> new Fact.SetIdBit(seen, it.call(), it.path(), it.user(), it.group());
      case Fact.Capability it ->
          new Fact.Capability(seen, it.name(), it.call(), it.reason(), it.inferred());
      case Fact.Clock it -> new Fact.Clock(seen, it.call(), it.clock());
      case Fact.Hostname it -> new Fact.Hostname(seen, it.call());
      case Fact.KernelModule it -> new Fact.KernelModule(seen, it.call(), it.module());
      case Fact.KernelLog it -> new Fact.KernelLog(seen, it.action());
      case Fact.Sysctl it -> new Fact.Sysctl(seen, it.call(), it.path());
      case Fact.CgroupWrite it -> new Fact.CgroupWrite(seen, it.call(), it.path());
      case Fact.Mount it -> new Fact.Mount(seen, it.call(), it.target(), it.filesystem());
      case Fact.Chroot it -> new Fact.Chroot(seen, it.call(), it.path());
      case Fact.Keyring it -> new Fact.Keyring(seen, it.call(), it.operation());
      case Fact.Bpf it -> new Fact.Bpf(seen, it.command());
      case Fact.IoUring it -> new Fact.IoUring(seen, it.operation());
      case Fact.Trace it ->
          new Fact.Trace(seen, it.call(), it.request(), it.target(), it.outside());
      case Fact.Signal it -> new Fact.Signal(seen, it.call(), it.signal(), it.target());
      case Fact.OtherProcess it ->
          new Fact.OtherProcess(seen, it.call(), it.access(), it.path(), it.target());
      case Fact.Child it ->
          new Fact.Child(
              seen,
              it.call(),
              it.program(),
              it.interpreter(),
              it.libraries(),
              it.setId(),
              it.fileCapabilities());
      case Fact.Identity it -> new Fact.Identity(seen, it.call(), it.what(), it.id());
      case Fact.Limit it -> new Fact.Limit(seen, it.call(), it.resource(), it.hard(), it.value());
      case Fact.Ipc it -> new Fact.Ipc(seen, it.call(), it.name());
    };
  }

  /** A text that differs wherever the identity does: no field's text can hold the separators. */
  private static String key(Fact fact) {
    StringBuilder key = new StringBuilder(160).append(kind(fact));
    tell(fact, new KeyFields(key));
    Seen seen = fact.seen();
    return key.append('\0')
        .append(seen.stage().kind().key())
        .append((char) seen.stage().index())
        .append(seen.process())
        .append('\0')
        .append(seen.outcome().text())
        .toString();
  }

  private record KeyFields(StringBuilder key) implements Fields {
    @Override
    public void text(String name, String value) {
      key.append('\0').append(value);
    }

    @Override
    public void number(String name, long value) {
      key.append('\0').append(value);
    }

    @Override
    public void flag(String name, boolean value) {
      key.append('\0').append(value ? '1' : '0');
    }

    @Override
    public void list(String name, List<String> values) {
      key.append('\0');
      values.forEach(value -> key.append(value.length()).append(':').append(value));
    }
  }
}

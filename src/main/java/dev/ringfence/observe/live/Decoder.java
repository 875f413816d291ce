package dev.ringfence.observe.live;

import dev.ringfence.linux.Architecture;
import dev.ringfence.linux.Errno;
import dev.ringfence.linux.KernelSymbols;
import dev.ringfence.linux.Signal;
import dev.ringfence.linux.SyscallNames;
import dev.ringfence.observe.Abi;
import dev.ringfence.observe.Fact;
import dev.ringfence.observe.FileAccess;
import dev.ringfence.observe.FileType;
import dev.ringfence.observe.Outcome;
import dev.ringfence.observe.Seen;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Makes facts of events. One thread at a time. */
final class Decoder {
  /** Told by the arguments of a call, also of one that a filter answered. */
  private static final Set<RawEvent.Kind> OF_ARGUMENTS =
      EnumSet.of(
          RawEvent.Kind.FILE,
          RawEvent.Kind.PATH,
          RawEvent.Kind.NUMBERS,
          RawEvent.Kind.ADDRESS,
          RawEvent.Kind.MEMORY,
          RawEvent.Kind.IOCTL);

  private final Machine machine;
  private final Groups groups;
  private final Clock clock;
  private final ProcEntries entries;
  private final FileFacts fileFacts;
  private final PathFacts pathFacts;
  private final Programs programs;
  private final CapabilityFacts capabilityFacts;
  private final ServiceFiles files;

  /** Calls that a filter answered, each told before what they were about. */
  private final Set<Answered> answered = new HashSet<>();

  /** A call by whom, and the error that it was answered with. */
  private record Answered(int group, int abi, int call, int error) {
    static Answered of(RawEvent event) {
      return new Answered(event.group(), event.abi(), event.call(), event.error());
    }
  }

  Decoder(Machine machine, Groups groups, Clock clock) {
    this.machine = machine;
    this.groups = groups;
    this.clock = clock;
    this.files = new ServiceFiles(Path.of("/proc"));
    this.entries = new ProcEntries(files);
    this.programs = new Programs(files);
    this.fileFacts = new FileFacts(entries, programs);
    this.pathFacts = new PathFacts(files, entries);
    this.capabilityFacts = new CapabilityFacts(new KernelSymbols());
  }

  /** Where our own root directory is in the kernel's eyes, without a slash at its end. */
  void rootIs(String path) {
    files.rootIs(path);
  }

  void standsIn(int process) {
    files.standsIn(process);
  }

  Programs programs() {
    return programs;
  }

  /** The facts an event tells of: one, or a few, or none when it means nothing for a sandbox. */
  List<Fact> facts(RawEvent event) {
    entries.belongs(event.inner());
    if (groups.of(event.group()).unsandboxed()) {
      return List.of();
    }
    List<Fact> facts = new ArrayList<>(2);
    Sighting sighting = sighting(event);
    switch (event.kind()) {
      case SYSCALL -> facts.add(new Fact.Syscall(sighting.seen(), sighting.abi(), sighting.call()));
      case FILE -> fileFacts.file(sighting, facts::add);
      case PATH -> pathFacts.path(sighting, facts::add);
      case NUMBERS -> NumberFacts.numbers(sighting, facts::add);
      case ADDRESS -> AddressFacts.address(sighting, facts::add);
      case SCRIPT -> programs.script(sighting, facts::add);
      case CAPABILITY -> capabilityFacts.capability(sighting, facts::add);
      case URING -> uring(sighting, facts);
      case SIGNAL ->
          facts.add(
              new Fact.Signal(
                  sighting.seen(),
                  sighting.call(),
                  Signal.name((int) event.a()),
                  event.text().untilNul(0)));
      case MEMORY -> FileFacts.memory(sighting, facts::add);
      case IOCTL -> fileFacts.ioctl(sighting, facts::add);
      case STAGE, GROUP, TOLD, EMPTY, FILTERED, ROOT -> {
        // What the other kinds refer to, and what becomes of the service: no facts.
      }
    }
    return facts;
  }

  private void uring(Sighting sighting, List<Fact> facts) {
    RawEvent event = sighting.event();
    facts.add(
        new Fact.IoUring(
            sighting.seen(), "IORING_OP_" + Constants.name(Constants.URING, event.a(), "")));
    String text = event.textPath();
    if (!text.isEmpty()) {
      String base = event.basePath().equals("/") ? "" : event.basePath();
      String asked = text.startsWith("/") ? text : base + "/" + text;
      String path = files.resolve(asked, event.process());
      facts.add(
          new Fact.File(
              sighting.seen(),
              "io_uring",
              FileAccess.READ,
              path,
              path.equals(asked) ? "" : asked,
              FileType.UNKNOWN,
              "",
              false));
    }
  }

  private Sighting sighting(RawEvent event) {
    Architecture architecture =
        event.abi() == RawEvent.ABI_COMPAT ? machine.compat() : machine.architecture();
    int number = event.abi() == RawEvent.ABI_X32 ? SyscallNames.x32(event.call()) : event.call();
    String call = SyscallNames.name(architecture, number);
    Abi abi =
        switch (event.abi()) {
          case RawEvent.ABI_COMPAT -> machine.compatAbi();
          case RawEvent.ABI_X32 -> Abi.X32;
          default -> machine.abi();
        };
    Groups.Group group = groups.of(event.group());
    Seen seen = Seen.once(group.stage(), group.process(), outcome(event), clock.wall(event.time()));
    return new Sighting(event, seen, abi, call, CallTable.of(call));
  }

  private Outcome outcome(RawEvent event) {
    if (event.has(RawEvent.FLAG_DENIED)) {
      if (event.error() != 0) {
        answered.add(Answered.of(event));
      }
    }
    if (event.has(RawEvent.FLAG_DENIED)
        || (OF_ARGUMENTS.contains(event.kind()) && answered.contains(Answered.of(event)))) {
      return new Outcome.DeniedBySeccomp(event.error() == 0 ? "kill" : Errno.name(event.error()));
    }
    return event.error() == 0 ? new Outcome.Ok() : new Outcome.Failed(Errno.name(event.error()));
  }
}

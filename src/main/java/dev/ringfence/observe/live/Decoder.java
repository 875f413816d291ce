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
import java.util.List;

/** Makes facts of events. One thread at a time. */
final class Decoder {
  private final Machine machine;
  private final Groups groups;
  private final Clock clock;
  private final ProcEntries entries;
  private final FileFacts fileFacts;
  private final PathFacts pathFacts;
  private final Programs programs;
  private final CapabilityFacts capabilityFacts;
  private final ServiceFiles files;

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

  private static Outcome outcome(RawEvent event) {
    if (event.has(RawEvent.FLAG_DENIED)) {
      return new Outcome.DeniedBySeccomp(event.error() == 0 ? "kill" : Errno.name(event.error()));
    }
    return event.error() == 0 ? new Outcome.Ok() : new Outcome.Failed(Errno.name(event.error()));
  }
}

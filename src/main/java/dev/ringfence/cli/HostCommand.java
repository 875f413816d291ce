package dev.ringfence.cli;

import dev.ringfence.host.HostReview;
import dev.ringfence.host.HostState;
import dev.ringfence.report.host.HostJson;
import dev.ringfence.report.host.HostTable;
import dev.ringfence.unit.Root;
import java.io.IOException;
import java.util.List;

/** {@code ringfence host}: what holds for the whole machine. */
final class HostCommand implements Command {
  @Override
  public CommandSpec spec() {
    return CommandSpec.named("host", "Show the machine-wide settings that sandboxes stand on.")
        .paragraph(
            "Shows SystemCallArchitectures= and the Default...Accounting= switches as system.conf and"
                + " all its drop-ins give them, with file and line, and whether the running systemd"
                + " has them in force; the kernel settings that decide what a process in no sandbox"
                + " can do; and what this systemd and this kernel enforce together.")
        .paragraph(
            "The last is tried, not looked up: in a throwaway clone each of some commands runs once"
                + " as it is and once under the setting that should stop it. That takes two seconds"
                + " and needs root; without root the rest is shown. What could be set is listed with"
                + " what it brings and what it breaks.")
        .paragraph(
            "With --root, the configuration of that system is read, and its systemd is tried on"
                + " this kernel; what only a running kernel has is left out.")
        .paragraph(
            "--foreign searches every file system that programs can run from for ELF files of other"
                + " architectures (32-bit, x32, other machines), says which package owns each and"
                + " which unit, timer or process runs it, and so whether SystemCallArchitectures="
                + "native is safe. What native does, and what can be excepted from it, is tried in"
                + " clones with a 32-bit program. It ends with 1 when native would end a program.")
        .paragraph(
            "--apply writes /etc/systemd/system.conf.d/50-ringfence.conf, in one step, and leaves"
                + " lines of others in it alone. It tells what a daemon-reexec or a reboot is needed"
                + " for, and ends with 1 when a later file says otherwise. --rollback makes the file"
                + " what it was before. Neither touches the running systemd.")
        .option(Option.flag("--foreign", "Find the programs that native would end."))
        .option(
            Option.value(
                "--apply",
                "WISHES",
                "Set native (SystemCallArchitectures=), accounting (Default...Accounting=), or both"
                    + " with a comma."))
        .option(Option.flag("--rollback", "Take back what --apply wrote."))
        .option(CommonOptions.format("table", "json"))
        .option(CommonOptions.ROOT)
        .example("sudo ringfence host", "What holds on this machine, and what it can enforce.")
        .example("sudo ringfence host --foreign", "Is SystemCallArchitectures=native safe here?")
        .example(
            "sudo ringfence host --apply accounting", "Let systemctl status show what units use.")
        .build();
  }

  @Override
  public int run(Arguments arguments, Terminal terminal) throws IOException, InterruptedException {
    Root root = CommonOptions.root(arguments);
    int parts = 0;
    for (String part : List.of("--foreign", "--apply", "--rollback")) {
      parts += arguments.has(part) ? 1 : 0;
    }
    if (parts > 1) {
      throw new UsageException("--foreign, --apply and --rollback go one at a time");
    }
    if (arguments.has("--apply") || arguments.has("--rollback")) {
      HostApply apply = new HostApply(root, SystemdChoice.of(arguments, root).version(), terminal);
      return arguments.has("--rollback")
          ? apply.rollback()
          : apply.apply(HostApply.wishes(arguments.value("--apply", "")));
    }
    if (arguments.has("--foreign")) {
      return new ForeignRun(root, SystemdChoice.of(arguments, root)).run(arguments, terminal);
    }
    HostReview review = new HostReview(root, SystemdChoice.of(arguments, root));
    HostState state = review.state();
    if (arguments.value("--format", "table").equals("json")) {
      HostJson.write(state, terminal.out());
      terminal.out().println();
    } else {
      state.problems().forEach(it -> terminal.say(it.describe()));
      terminal.out().print(HostTable.render(state, terminal.colour(), terminal.width()));
    }
    return ExitCode.GOOD;
  }
}

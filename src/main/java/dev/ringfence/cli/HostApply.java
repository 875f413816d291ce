package dev.ringfence.cli;

import dev.ringfence.deploy.ManagerDropIn;
import dev.ringfence.deploy.ManagerDropIn.Outcome;
import dev.ringfence.host.Wish;
import dev.ringfence.unit.DropInFile;
import dev.ringfence.unit.ManagerConf;
import dev.ringfence.unit.Root;
import dev.ringfence.unit.Setting;
import dev.ringfence.unit.SystemdVersion;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** {@code ringfence host --apply} and {@code --rollback}. */
record HostApply(Root root, SystemdVersion version, Terminal terminal) {
  /** Reads the words of {@code --apply}. */
  static Set<Wish> wishes(String words) {
    Set<Wish> wishes = new LinkedHashSet<>();
    for (String word : words.split(",", -1)) {
      wishes.add(
          Wish.of(word)
              .orElseThrow(() ->
                  new UsageException(
                      "--apply takes native, accounting, or both with a comma, not '"
                          + word
                          + "'")));
    }
    return wishes;
  }

  int apply(Set<Wish> wishes) throws IOException {
    List<DropInFile.Line> lines = new ArrayList<>();
    wishes.forEach(wish -> lines.addAll(wish.lines(version)));
    return switch (new ManagerDropIn(root).write(lines)) {
      case Outcome.Written(boolean changed) -> written(wishes, lines, changed);
      case Outcome.TakenBack(boolean _) -> throw new IllegalStateException("not asked for");
      case Outcome.Refused(String words) -> throw new UsageException(words);
    };
  }

  private int written(Set<Wish> wishes, List<DropInFile.Line> lines, boolean changed) {
    terminal.out().println((changed ? "wrote " : "it was there already: ") + ManagerDropIn.FILE);
    for (DropInFile.Line line : lines) {
      terminal.out().println("  " + line.key() + "=" + line.value());
    }
    ManagerConf conf = ManagerConf.read(root, version);
    boolean overridden = false;
    for (Wish wish : wishes) {
      wish.whenInForce().forEach(terminal.out()::println);
      for (Setting setting : wish.overridden(conf, ManagerDropIn.FILE, version)) {
        overridden = true;
        terminal
            .out()
            .println(
                wish.word()
                    + ": not as it was wished, for "
                    + setting.location()
                    + " comes later and says "
                    + setting.key()
                    + "="
                    + setting.value());
      }
    }
    terminal.out().println("to take it back: ringfence host --rollback");
    return overridden ? ExitCode.FINDING : ExitCode.GOOD;
  }

  int rollback() throws IOException {
    return switch (new ManagerDropIn(root).takeBack()) {
      case Outcome.TakenBack(boolean gone) -> {
        terminal
            .out()
            .println(
                "taken back: "
                    + ManagerDropIn.FILE
                    + (gone ? " is gone" : " is what it was before")
                    + "; systemctl daemon-reexec lifts accounting, a reboot native");
        yield ExitCode.GOOD;
      }
      case Outcome.Refused(String words) -> throw new UsageException(words);
      case Outcome.Written(boolean _) -> throw new IllegalStateException("not asked for");
    };
  }
}

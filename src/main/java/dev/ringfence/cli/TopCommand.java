package dev.ringfence.cli;

import dev.ringfence.host.top.Order;
import dev.ringfence.host.top.Overview;
import dev.ringfence.host.top.Top;
import dev.ringfence.linux.ProcessEnd;
import dev.ringfence.report.host.TopJson;
import dev.ringfence.report.host.TopTable;
import dev.ringfence.score.Scorer;
import dev.ringfence.unit.Root;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** {@code ringfence top}: what services use beside how exposed they are. */
final class TopCommand implements Command {
  private static final int LONGEST_SECONDS = 3600;
  private static final int STEP_MILLISECONDS = 100;

  @Override
  public CommandSpec spec() {
    return CommandSpec.named("top", "Show running services where hardening pays first.")
        .paragraph(
            "Shows CPU time, memory, input and output, tasks and IP traffic of every running service,"
                + " as systemd's accounting has them, beside its exposure and who can reach it."
                + " PAYS is the exposure, times 3 for a service that listens at an address of the"
                + " network, times 2 for one that listens on this machine only or has talked IP,"
                + " times 1 for all others: hardening pays first where it is high.")
        .paragraph(
            "On a terminal the view is renewed until q or Ctrl-C; h, e, c, m, i, t and n sort by what"
                + " hardening pays, exposure, CPU, memory, input and output, tasks and network."
                + " Elsewhere, and with --once, it is printed once. What is not counted is a dash,"
                + " and is named with what counts it.")
        .option(Option.flag("--once", "Print once, also on a terminal."))
        .option(
            Option.choice(
                "--sort",
                "What comes first (default: hardening, which is what hardening pays).",
                Arrays.stream(Order.values()).map(TopCommand::word).toArray(String[]::new)))
        .option(Option.value("--interval", "SECONDS", "The time between two looks (default: 2)."))
        .option(CommonOptions.format("table", "json"))
        .example("sudo ringfence top", "Where does hardening pay first?")
        .example("sudo ringfence top --once --sort cpu --format json", "The same for a program.")
        .needsRoot()
        .build();
  }

  @Override
  public int run(Arguments arguments, Terminal terminal) throws IOException, InterruptedException {
    if (!Top.isPossible()) {
      terminal.say("no systemd runs here: ringfence top asks it what its services use");
      return ExitCode.LACKING;
    }
    Order order = order(arguments.value("--sort", "hardening"));
    int seconds = arguments.number("--interval", 1, LONGEST_SECONDS).orElse(2);
    boolean json = arguments.value("--format", "table").equals("json");
    Top top = new Top(new Scorer(SystemdChoice.of(arguments, Root.HOST)));
    top.look();
    if (json || arguments.has("--once") || !terminal.live() || !Terminal.printsToTerminal()) {
      Thread.sleep(seconds * 1000L);
      Overview overview = top.overview(order);
      if (json) {
        TopJson.write(overview, terminal.out());
        terminal.out().println();
      } else {
        TopTable.notes(overview).forEach(terminal::say);
        terminal
            .out()
            .print(
                TopTable.render(
                    overview, terminal.colour(), terminal.width(), overview.rows().size()));
      }
      return ExitCode.GOOD;
    }
    live(top, order, seconds, terminal);
    return ExitCode.GOOD;
  }

  private static void live(Top top, Order first, int seconds, Terminal terminal)
      throws IOException, InterruptedException {
    Order order = first;
    try (ProcessEnd.Work work = ProcessEnd.work();
        TopScreen screen = TopScreen.take(terminal)) {
      // The first look is at what there is, the next at what was used since.
      Thread.sleep(STEP_MILLISECONDS);
      int key = 0;
      while (key != 'q' && !work.isEndWished()) {
        TopScreen.Size size = TopScreen.size();
        screen.draw(page(top.overview(order), order, size, terminal.colour()), size);
        key = waited(seconds, work);
        order = sortedBy(key, order);
      }
    }
  }

  private static String page(Overview overview, Order order, TopScreen.Size size, boolean colour) {
    List<String> notes = TopTable.notes(overview);
    StringBuilder page = new StringBuilder();
    page.append(overview.rows().size())
        .append(" services by ")
        .append(word(order))
        .append("  (q quits; h e c m i t n sort)\n");
    int room = Math.max(1, size.rows() - notes.size() - 3);
    page.append(TopTable.render(overview, colour, size.columns(), room));
    for (String note : notes) {
      page.append(note, 0, Math.min(note.length(), size.columns())).append('\n');
    }
    return page.toString();
  }

  /** The key that ended the wait; 0 when the time did. */
  private static int waited(int seconds, ProcessEnd.Work work)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + seconds * 1_000_000_000L;
    while (System.nanoTime() < end && !work.isEndWished()) {
      int key = TopScreen.key();
      if (key != 0) {
        return key;
      }
      Thread.sleep(STEP_MILLISECONDS);
    }
    return 0;
  }

  private static Order sortedBy(int key, Order otherwise) {
    return switch (key) {
      case 'h' -> Order.HARDENING;
      case 'e' -> Order.EXPOSURE;
      case 'c' -> Order.CPU;
      case 'm' -> Order.MEMORY;
      case 'i' -> Order.IO;
      case 't' -> Order.TASKS;
      case 'n' -> Order.IP;
      default -> otherwise;
    };
  }

  private static Order order(String word) {
    return Order.valueOf(word.toUpperCase(Locale.ROOT));
  }

  private static String word(Order order) {
    return order.name().toLowerCase(Locale.ROOT);
  }
}

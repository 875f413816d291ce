package dev.ringfence.cli;

import dev.ringfence.trial.Phase;
import dev.ringfence.trial.Progress;
import java.util.Locale;

/** How far a trial has come, on a terminal one line a run, rewritten in place; else nothing. */
final class TryProgress implements Progress {
  private final Terminal terminal;
  private final long begun = System.nanoTime();
  private final StringBuilder line = new StringBuilder();
  private String part = "";
  private long since = begun;

  TryProgress(Terminal terminal) {
    this.terminal = terminal;
  }

  /** A new line begins, for instance for the hardened run. */
  void heading(String text) {
    end();
    line.append(text).append(':');
  }

  /** Something begins that takes a moment; what went before is over. */
  void part(String name) {
    done();
    part = name;
    since = System.nanoTime();
    show(" " + name + " ...");
  }

  @Override
  public void begins(Phase phase) {
    if (phase == Phase.START) {
      heading(line.indexOf("unhardened") >= 0 ? "hardened" : "unhardened");
    }
    part(phase.word());
  }

  private void done() {
    if (!part.isEmpty()) {
      long millis = (System.nanoTime() - since) / 1_000_000;
      line.append(' ').append(part).append(' ').append(millis).append(" ms,");
      part = "";
    }
  }

  private void show(String tail) {
    if (terminal.live()) {
      String text = seconds() + "  " + line + tail;
      int most = Math.max(20, terminal.width() - 1);
      terminal.err().print("\r\033[K" + (text.length() > most ? text.substring(0, most) : text));
      terminal.err().flush();
    }
  }

  private String seconds() {
    return String.format(Locale.ROOT, "%5.1f s", (System.nanoTime() - begun) / 1e9);
  }

  /** The line stands as it is, and what is printed next begins a new one. */
  void end() {
    if (line.isEmpty() && part.isEmpty()) {
      return;
    }
    done();
    if (line.charAt(line.length() - 1) == ',') {
      line.setLength(line.length() - 1);
    }
    show("");
    if (terminal.live()) {
      terminal.err().println();
    }
    line.setLength(0);
  }
}

package dev.ringfence.cli;

import dev.ringfence.linux.ProcessEnd;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The entry point: finds the command, runs it, and turns whatever stops it into one line. */
public final class Main {
  /** Set to see the stack of a defect or an I/O error. */
  private static final String TRACE = "RINGFENCE_TRACE";

  /** Commands that boot clones or change the host clean up in shutdown hooks; all need root. */
  private static boolean mayHaveHooks;

  private Main() {}

  public static void main(String[] args) {
    Terminal terminal = Terminal.ofThisProcess();
    int code = run(Arrays.asList(args), terminal);
    terminal.err().flush();
    if (terminal.out().checkError() && code == ExitCode.GOOD) {
      // The reader of our output went away (a closed pipe) or the disk is full.
      code = ExitCode.BAD_INPUT;
    }
    if (mayHaveHooks) {
      ProcessEnd.exit(code);
    }
    // System.exit looks for a logger first, through the whole jar: a third of what a score takes.
    Runtime.getRuntime().halt(code);
  }

  /** Runs one command line and returns its exit code; never throws. */
  static int run(List<String> words, Terminal terminal) {
    try {
      return dispatch(words, terminal);
    } catch (UsageException e) {
      return fail(terminal, e.lines(), e);
    } catch (NoSuchFileException e) {
      return fail(terminal, e.getFile() + ": no such file or directory", e);
    } catch (AccessDeniedException e) {
      return fail(terminal, e.getFile() + ": permission denied", e);
    } catch (FileSystemException e) {
      String reason = e.getReason() == null ? e.getClass().getSimpleName() : e.getReason();
      return fail(terminal, e.getFile() + ": " + reason, e);
    } catch (IOException | UncheckedIOException e) {
      return fail(terminal, String.valueOf(e.getMessage()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return fail(terminal, "interrupted", e);
    } catch (OutOfMemoryError e) {
      return fail(terminal, "out of memory: the input is too large", e);
    } catch (RuntimeException | StackOverflowError e) {
      // Only a defect comes here, and only a defect shows a stack.
      terminal.say("this is a defect of Ringfence, please report it:");
      e.printStackTrace(terminal.err());
      return ExitCode.BAD_INPUT;
    }
  }

  private static int dispatch(List<String> words, Terminal terminal)
      throws IOException, InterruptedException {
    if (words.isEmpty()) {
      terminal.err().print(new HelpText(terminal.width()).overview());
      return ExitCode.BAD_INPUT;
    }
    String name = words.getFirst();
    List<String> rest = words.subList(1, words.size());
    if (name.equals("--help") || name.equals("-h")) {
      terminal.out().print(new HelpText(terminal.width()).overview());
      return ExitCode.GOOD;
    }
    if (name.equals("--version") || name.equals("-V")) {
      terminal.out().println("ringfence " + Version.NUMBER);
      return ExitCode.GOOD;
    }
    Optional<Command> command = Commands.named(name);
    if (command.isEmpty()) {
      throw new UsageException(
          "there is no command '"
              + name
              + "'"
              + CloseMatch.hint(name, Commands.names())
              + "; see ringfence --help");
    }
    return run(command.get(), rest, terminal);
  }

  private static int run(Command command, List<String> words, Terminal terminal)
      throws IOException, InterruptedException {
    Arguments arguments = Arguments.parse(command.spec(), words);
    if (arguments.has("--help")) {
      terminal.out().print(new HelpText(terminal.width()).of(command.spec()));
      return ExitCode.GOOD;
    }
    arguments.operands();
    mayHaveHooks |= command.spec().needsRoot();
    if (command.spec().needsRoot() && !Sudo.isRoot()) {
      return Sudo.again(command.spec().name(), words, terminal);
    }
    return command.run(arguments, arguments.has("--no-color") ? terminal.plain() : terminal);
  }

  private static int fail(Terminal terminal, String line, Throwable cause) {
    return fail(terminal, List.of(line), cause);
  }

  private static int fail(Terminal terminal, List<String> lines, Throwable cause) {
    terminal.out().flush();
    lines.forEach(terminal::say);
    if (System.getenv(TRACE) != null) {
      cause.printStackTrace(terminal.err());
    }
    return ExitCode.BAD_INPUT;
  }
}

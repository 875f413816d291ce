package dev.ringfence.linux;

import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The kernel did not take a BPF object. */
public final class BpfLoadException extends IOException {
  private static final long serialVersionUID = 1;

  /** As libbpf names a program in whatever it says of one. */
  private static final Pattern PROGRAM = Pattern.compile("prog '([^']+)': (.*)");

  private final String line;
  private final String program;
  private final int errno;

  private BpfLoadException(String line, String program, int errno) {
    super(line);
    this.line = line;
    this.program = program;
    this.errno = errno;
  }

  static BpfLoadException of(int errno, List<String> said) {
    // It says so of every EPERM, and on kernels since 5.11 it is never the reason.
    List<String> messages =
        said.stream()
            .filter(message -> !message.contains("RLIMIT_MEMLOCK"))
            .filter(message -> !message.contains("failed to load object"))
            .toList();
    String program = "";
    String reason = "";
    for (String message : messages) {
      Matcher match = PROGRAM.matcher(message);
      // Of several lines about one program the first says why.
      if (match.find() && !match.group(1).equals(program)) {
        program = match.group(1);
        reason = match.group(2);
      }
    }
    if (program.isEmpty() && !messages.isEmpty()) {
      reason = messages.getFirst().replaceFirst("^libbpf: ", "");
    }
    return new BpfLoadException(
        (program.isEmpty() ? "BPF object" : "BPF program " + program)
            + " is refused: "
            + (reason.isEmpty() ? Errno.name(errno) : reason.strip()),
        program,
        errno);
  }

  /** The program that was refused; empty when the object as a whole was. */
  public String program() {
    return program;
  }

  /** The message. */
  public String line() {
    return line;
  }

  /** Such as {@code EPERM}. */
  public String errno() {
    return Errno.name(errno);
  }
}

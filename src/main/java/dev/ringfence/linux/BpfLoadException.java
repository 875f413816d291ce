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
  private final boolean verified;

  private BpfLoadException(String line, String program, int errno, boolean verified) {
    super(line);
    this.line = line;
    this.program = program;
    this.errno = errno;
    this.verified = verified;
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
    String verdict = verdict(said);
    if (!verdict.isEmpty()) {
      reason = verdict;
    }
    return new BpfLoadException(
        (program.isEmpty() ? "BPF object" : "BPF program " + program)
            + " is refused: "
            + (reason.isEmpty() ? Errno.name(errno) : reason.strip()),
        program,
        errno,
        !verdict.isEmpty());
  }

  /** What the verifier found wrong: the line before its figures; empty when it was not asked. */
  private static String verdict(List<String> said) {
    String last = "";
    for (String line : said) {
      if (line.startsWith("processed ") || line.startsWith("verification time ")) {
        return last;
      }
      last = line;
    }
    return "";
  }

  /** The program that was refused; empty when the object as a whole was. */
  public String program() {
    return program;
  }

  /** The message. */
  public String line() {
    return line;
  }

  /**
   * Whether the kernel's verifier looked at the program and did not like it: then the errno, EACCES
   * among them, is its verdict and says nothing of privileges.
   */
  public boolean isOfVerifier() {
    return verified;
  }

  /** Such as {@code EPERM}. */
  public String errno() {
    return Errno.name(errno);
  }
}

package dev.ringfence.linux;

import java.io.IOException;

/** The kernel or libbpf refused something about BPF. The message is one line. */
public final class BpfException extends IOException {
  private static final long serialVersionUID = 1;

  private final String line;

  public BpfException(String line) {
    super(line);
    this.line = line;
  }

  /** The message. */
  public String line() {
    return line;
  }
}

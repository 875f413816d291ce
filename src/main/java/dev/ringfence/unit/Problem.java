package dev.ringfence.unit;

import java.nio.file.Path;

/**
 * Something that is wrong with a unit's files, in words for the user, with the place where known.
 */
public sealed interface Problem {
  /** What is wrong and what to do, one line, without the place. */
  String message();

  /** The file that it is in. */
  Path file();

  /** Place and message in one line, such as {@code /etc/x.service:3: no '=' in the line}. */
  String describe();

  /** Wrong at one line of a file; systemd ignores that line and goes on, or stops there. */
  record AtLine(Location location, String message) implements Problem {
    public AtLine {
      message = OneLine.brief(message);
    }

    @Override
    public Path file() {
      return location.file();
    }

    @Override
    public String describe() {
      return OneLine.of(location.toString()) + ": " + message;
    }
  }

  /** Wrong with a whole file. */
  record InFile(Path file, String message) implements Problem {
    public InFile {
      message = OneLine.brief(message);
    }

    @Override
    public String describe() {
      return OneLine.of(file.toString()) + ": " + message;
    }
  }
}

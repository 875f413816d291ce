package dev.ringfence.unit;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A drop-in as a row of spans of bytes, each a logical line with its ending. */
sealed interface DropInChunks {
  /** All spans; together they are all bytes of the file. */
  record Split(List<Chunk> chunks) implements DropInChunks {}

  /** systemd gives up in the middle of the file. */
  record Broken(Problem problem) implements DropInChunks {}

  /**
   * One logical line.
   *
   * @param start where its bytes start
   * @param end one past its line ending
   * @param section the section in force, empty before the first header
   * @param kind what it is
   * @param finished false if the file ends within its continuation
   */
  record Chunk(int start, int end, String section, Kind kind, boolean finished) {}

  /** What a line is, as far as editing cares. */
  sealed interface Kind {
    /** A section starts. */
    record Header() implements Kind {}

    /** A setting. */
    record Assignment(String key, String value) implements Kind {}

    /** A comment, as it stands, without blanks around it. */
    record Comment(String text) implements Kind {}

    /** Blank lines and what systemd ignores. */
    record Other() implements Kind {}
  }

  /** Splits a whole file. */
  static DropInChunks of(Path path, byte[] bytes) {
    LogicalLines lines = new LogicalLines(bytes);
    List<Chunk> chunks = new ArrayList<>();
    String section = "";
    LogicalLines.Step step;
    while ((step = lines.next()) != LogicalLines.Step.END) {
      if (step == LogicalLines.Step.TOO_LONG) {
        return broken(path, lines.number(), "the line is longer than 1 MiB");
      }
      Kind kind;
      if (step == LogicalLines.Step.COMMENT) {
        int length = lines.to() - lines.from();
        String text = new String(bytes, lines.from(), length, StandardCharsets.UTF_8);
        kind = new Kind.Comment(text.strip());
      } else {
        LineSyntax syntax = LineSyntax.of(lines.text(), lines.from(), lines.to());
        if (syntax instanceof LineSyntax.Fatal(String why)) {
          return broken(path, lines.number(), why);
        }
        if (syntax instanceof LineSyntax.Header(String name)) {
          section = name;
        }
        kind =
            switch (syntax) {
              case LineSyntax.Header _ -> new Kind.Header();
              case LineSyntax.Assignment(String key, String value) ->
                  new Kind.Assignment(key, value);
              case LineSyntax.Blank _, LineSyntax.Nonsense _, LineSyntax.Fatal _ ->
                  new Kind.Other();
            };
      }
      boolean finished = step != LogicalLines.Step.UNFINISHED;
      chunks.add(new Chunk(lines.spanStart(), lines.spanEnd(), section, kind, finished));
    }
    return new Split(chunks);
  }

  private static Broken broken(Path path, int line, String why) {
    return new Broken(
        new Problem.AtLine(
            new Location(path, line), why + ": systemd stops reading here; mend it first"));
  }
}

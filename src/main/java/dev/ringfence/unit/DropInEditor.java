package dev.ringfence.unit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ringfence.unit.DropInChunks.Chunk;
import dev.ringfence.unit.DropInChunks.Kind;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One edit of a drop-in: see {@link DropInFile#with}. */
final class DropInEditor {
  private final byte[] bytes;
  private final List<Chunk> chunks;
  private final String section;
  private final String lineEnd;
  private final Map<String, List<DropInFile.Line>> wanted = new LinkedHashMap<>();

  /** Chunks that go. */
  private final Set<Integer> removed = new HashSet<>();

  /** What comes before a chunk, by the chunk's place; the number of chunks stands for the end. */
  private final Map<Integer, String> inserted = new HashMap<>();

  DropInEditor(
      byte[] bytes,
      List<Chunk> chunks,
      String section,
      Set<String> owned,
      List<DropInFile.Line> lines) {
    this.bytes = bytes;
    this.chunks = chunks;
    this.section = section;
    this.lineEnd = lineEnd(bytes);
    for (DropInFile.Line line : lines) {
      wanted.computeIfAbsent(line.key(), _ -> new ArrayList<>()).add(line);
    }
    for (String key : owned) {
      wanted.putIfAbsent(key, List.of());
    }
  }

  byte[] edit() {
    StringBuilder added = new StringBuilder();
    wanted.forEach((key, lines) -> {
      List<Integer> present = present(key);
      if (present.isEmpty()) {
        lines.forEach(line -> print(line, added));
      } else if (!same(present, lines)) {
        replace(present, lines);
      }
    });
    if (!added.isEmpty()) {
      append(added.toString());
    }
    return assemble();
  }

  private List<Integer> present(String key) {
    List<Integer> present = new ArrayList<>();
    for (int at = 0; at < chunks.size(); at++) {
      Chunk chunk = chunks.get(at);
      if (chunk.section().equals(section)
          && chunk.kind() instanceof Kind.Assignment(String other, _)
          && other.equals(key)) {
        present.add(at);
      }
    }
    return present;
  }

  private boolean same(List<Integer> present, List<DropInFile.Line> lines) {
    if (present.size() != lines.size()) {
      return false;
    }
    for (int i = 0; i < lines.size(); i++) {
      Kind kind = chunks.get(present.get(i)).kind();
      if (!(kind instanceof Kind.Assignment(_, String value))
          || !value.equals(lines.get(i).value())
          || !comment(present.get(i)).equals(lines.get(i).comment())) {
        return false;
      }
    }
    return true;
  }

  /** Our comment right above the chunk at {@code place}. */
  private List<String> comment(int place) {
    List<String> comment = new ArrayList<>();
    for (int at = firstOfComment(place); at < place; at++) {
      if (chunks.get(at).kind() instanceof Kind.Comment(String text)) {
        comment.add(text.substring(DropInFile.COMMENT_MARK.length()));
      }
    }
    return comment;
  }

  private int firstOfComment(int place) {
    int at = place;
    while (at > 0
        && chunks.get(at - 1).kind() instanceof Kind.Comment(String text)
        && text.startsWith(DropInFile.COMMENT_MARK)) {
      at--;
    }
    return at;
  }

  private void replace(List<Integer> present, List<DropInFile.Line> lines) {
    for (int place : present) {
      for (int at = firstOfComment(place); at <= place; at++) {
        removed.add(at);
      }
    }
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> print(line, text));
    inserted.merge(firstOfComment(present.getFirst()), text.toString(), String::concat);
  }

  /** After the last setting of the section's last appearance, which is made if there is none. */
  private void append(String text) {
    int after = -1;
    for (int at = 0; at < chunks.size(); at++) {
      if (chunks.get(at).section().equals(section)) {
        Kind kind = chunks.get(at).kind();
        if (kind instanceof Kind.Header || kind instanceof Kind.Assignment) {
          after = at;
        }
      }
    }
    if (after >= 0) {
      inserted.merge(after + 1, text, (before, more) -> more + before);
      return;
    }
    String gap = chunks.isEmpty() || endsBlank() ? "" : lineEnd;
    inserted.merge(chunks.size(), gap + "[" + section + "]" + lineEnd + text, String::concat);
  }

  private boolean endsBlank() {
    Chunk last = chunks.getLast();
    return last.kind() instanceof Kind.Other
        && Blanks.skip(bytes, last.start(), last.end()) == last.end();
  }

  private void print(DropInFile.Line line, StringBuilder to) {
    for (String comment : line.comment()) {
      to.append(DropInFile.COMMENT_MARK).append(comment).append(lineEnd);
    }
    to.append(line.key()).append('=').append(line.value()).append(lineEnd);
  }

  private byte[] assemble() {
    ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length + 256);
    int last = -1;
    for (int at = 0; at <= chunks.size(); at++) {
      String text = inserted.getOrDefault(at, "");
      if (!text.isEmpty()) {
        if (last >= 0) {
          finish(chunks.get(last), out);
        }
        out.writeBytes(text.getBytes(UTF_8));
      }
      if (at < chunks.size() && !removed.contains(at)) {
        Chunk chunk = chunks.get(at);
        out.write(bytes, chunk.start(), chunk.end() - chunk.start());
        last = at;
      }
    }
    return out.toByteArray();
  }

  /** Ends the line before one of ours, and the continuation that would swallow ours. */
  private void finish(Chunk chunk, ByteArrayOutputStream out) {
    String text = new String(bytes, chunk.start(), chunk.end() - chunk.start(), ISO_8859_1);
    char last = text.charAt(text.length() - 1);
    boolean ended = last == '\n' || last == '\r' || last == 0;
    String missing = ended ? "" : lineEnd;
    if (!chunk.finished()) {
      // An ending of another kind would make one with ours, and no empty line.
      missing = text.endsWith(lineEnd) ? lineEnd : lineEnd + lineEnd;
    }
    out.writeBytes(missing.getBytes(ISO_8859_1));
  }

  /** The ending of the first line, which all of ours get. */
  private static String lineEnd(byte[] bytes) {
    PhysicalLines lines = new PhysicalLines(bytes);
    if (!lines.next() || lines.resume() == lines.end()) {
      return "\n";
    }
    byte[] ending = Arrays.copyOfRange(bytes, lines.end(), lines.resume());
    String text = new String(ending, ISO_8859_1);
    return text.equals("\r\n") || text.equals("\r") ? text : "\n";
  }
}

package dev.ringfence.lint;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Edits of one file, gathered setting by setting. */
final class EditedFile {
  private static final class Edited {
    final UnitText.Span span;
    final List<String> lines;
    final List<String> added = new ArrayList<>();

    Edited(UnitText.Span span, List<String> lines) {
      this.span = span;
      this.lines = new ArrayList<>(lines);
    }
  }

  private final Path file;
  private final UnitText text;
  private final Map<Integer, Edited> byLine = new TreeMap<>();

  EditedFile(Path file, UnitText text) {
    this.file = file;
    this.text = text;
  }

  UnitText text() {
    return text;
  }

  /** Makes an edit on top of those before it. One that has nothing to act on does nothing. */
  void apply(Edit edit) {
    Optional<UnitText.Span> found = text.span(edit.setting());
    if (found.isEmpty()) {
      return;
    }
    UnitText.Span span = found.get();
    Edited edited =
        byLine.computeIfAbsent(
            span.first(),
            _ -> new Edited(span, text.lines().subList(span.first() - 1, span.last())));
    switch (edit) {
      case Edit.Remove _ -> edited.lines.clear();
      case Edit.AddAfter(var _, String line) -> add(edited, line);
      case Edit.Reassign(var setting, String value) -> {
        if (!edited.lines.isEmpty()) {
          String end = UnitText.endOf(edited.lines.getLast());
          edited.lines.clear();
          edited.lines.add(setting.key() + "=" + value + end);
        }
      }
      case Edit.Rename(var setting, String key) -> {
        if (!edited.lines.isEmpty()) {
          String line = edited.lines.getFirst();
          int at = line.indexOf(setting.key());
          if (at >= 0) {
            edited.lines.set(
                0, line.substring(0, at) + key + line.substring(at + setting.key().length()));
          }
        }
      }
      case Edit.ReplaceWord(var _, String word, String replacement) ->
          replaceWord(edited.lines, word, replacement);
    }
  }

  private void add(Edited edited, String line) {
    String end = UnitText.endOf(text.lines().get(edited.span.last() - 1));
    String ended = line + end;
    if (!edited.added.contains(ended)) {
      edited.added.add(ended);
    }
  }

  private static void replaceWord(List<String> lines, String word, String replacement) {
    for (int at = 0; at < lines.size(); at++) {
      String line = lines.get(at);
      if (at > 0 && UnitText.isComment(line)) {
        continue;
      }
      int from = at == 0 ? line.indexOf('=') + 1 : 0;
      int found = find(line, word, from);
      if (found >= 0) {
        String before = line.substring(0, found);
        String after = line.substring(found + word.length());
        if (replacement.isEmpty()) {
          after = after.startsWith(" ") ? after.substring(1) : after;
          before = UnitText.withoutEnd(after).isEmpty() ? before.stripTrailing() : before;
        }
        lines.set(at, before + replacement + after);
        return;
      }
    }
  }

  /** Where the word stands alone: not as a part of a longer one. */
  private static int find(String line, String word, int from) {
    if (word.isEmpty()) {
      return -1;
    }
    for (int at = line.indexOf(word, from); at >= 0; at = line.indexOf(word, at + 1)) {
      int end = at + word.length();
      boolean begins = at == from || " \t~\"'".indexOf(line.charAt(at - 1)) >= 0;
      boolean ends = end == line.length() || " \t\r\n\"':".indexOf(line.charAt(end)) >= 0;
      if (begins && ends) {
        return at;
      }
    }
    return -1;
  }

  /** What came of all edits, from the top of the file to its end. */
  List<LineChange> changes() {
    List<LineChange> changes = new ArrayList<>();
    for (Edited edited : byLine.values()) {
      UnitText.Span span = edited.span;
      List<String> before = text.lines().subList(span.first() - 1, span.last());
      List<String> after = new ArrayList<>(edited.lines);
      if (!edited.added.isEmpty() && !after.isEmpty() && !after.getLast().endsWith("\n")) {
        after.set(after.size() - 1, after.getLast() + "\n");
      }
      after.addAll(edited.added);
      if (!after.equals(before)) {
        changes.add(smallest(span.first(), before, after));
      }
    }
    return changes;
  }

  /** The change without the lines that stay as they are at its start and end. */
  private LineChange smallest(int first, List<String> before, List<String> after) {
    int start = 0;
    int most = Math.min(before.size(), after.size());
    while (start < most && before.get(start).equals(after.get(start))) {
      start++;
    }
    int end = 0;
    while (end < most - start
        && before.get(before.size() - 1 - end).equals(after.get(after.size() - 1 - end))) {
      end++;
    }
    return new LineChange(
        file,
        first + start,
        first + before.size() - 1 - end,
        String.join("", after.subList(start, after.size() - end)));
  }
}

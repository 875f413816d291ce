package dev.ringfence.lint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A page of docs/lint: prose with examples. Each example is a fenced block {@code ini}, followed
 * under the heading "Found" by a block {@code text} with what the rule says, and by a block {@code
 * diff} where the fix is one. Words behind {@code ini} set the scene: {@code systemd=252}, {@code
 * user}, a unit's name, {@code installed}, {@code has=/path}, {@code link=/path:target}, {@code
 * elf=/path}, {@code caps=/path:CAP_X}, {@code passwd=a,b}, {@code without=FEATURE}.
 */
record RulePage(Path file, List<Part> parts) {
  /** A piece of the page, in order. */
  sealed interface Part {
    /** Lines that are not looked at. */
    record Prose(List<String> lines) implements Part {}

    /** A fenced block, and the last heading above it. */
    record Block(String heading, String kind, List<String> scene, List<String> lines)
        implements Part {
      String text() {
        return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
      }
    }
  }

  static RulePage read(Path file) throws IOException {
    List<Part> parts = new ArrayList<>();
    String heading = "";
    List<String> open = new ArrayList<>();
    List<String> fence = List.of();
    for (String line : Files.readAllLines(file)) {
      boolean tick = line.startsWith("```");
      if (tick && fence.isEmpty()) {
        parts.add(new Part.Prose(List.copyOf(open)));
        open.clear();
        fence = List.of(line.substring(3).split(" "));
      } else if (tick) {
        parts.add(
            new Part.Block(
                heading, fence.getFirst(), fence.subList(1, fence.size()), List.copyOf(open)));
        open.clear();
        fence = List.of();
      } else {
        heading = fence.isEmpty() && line.startsWith("## ") ? line.substring(3) : heading;
        open.add(line);
      }
    }
    parts.add(new Part.Prose(List.copyOf(open)));
    return new RulePage(file, parts);
  }

  String title() {
    return ((Part.Prose) parts.getFirst()).lines().getFirst();
  }

  String text() {
    StringBuilder out = new StringBuilder();
    for (Part part : parts) {
      switch (part) {
        case Part.Prose(List<String> lines) -> lines.forEach(line -> out.append(line).append('\n'));
        case Part.Block block -> {
          out.append("```").append(block.kind());
          block.scene().forEach(word -> out.append(' ').append(word));
          out.append('\n').append(block.text()).append("```\n");
        }
      }
    }
    return out.toString();
  }
}

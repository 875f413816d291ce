package dev.ringfence.report.explain;

import java.util.List;

/**
 * Text in parts, before it is laid out.
 *
 * @param title what it is about
 * @param lead one sentence below the title; empty for none
 * @param sections in order; those without blocks are not shown
 */
public record Page(String title, String lead, List<Section> sections) {
  public Page {
    sections = List.copyOf(sections);
  }

  /**
   * A part with a heading.
   *
   * @param heading empty for none
   */
  public record Section(String heading, List<Block> blocks) {
    public Section {
      blocks = List.copyOf(blocks);
    }
  }

  /** A piece of a section. */
  public sealed interface Block {
    /** One point of a list. */
    record Point(String text) implements Block {}

    /** A point, and what to do about it. */
    record Remedy(String point, String remedy) implements Block {}

    /** A short label, and text beside it. */
    record Labelled(String label, String text) implements Block {}

    /** Lines of a unit file. */
    record Code(String lines) implements Block {}
  }
}

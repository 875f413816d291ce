package dev.ringfence.unit;

/** Which sections systemd reads in one kind of file (systemd.syntax(7)). */
interface Sections {
  /** What the file is called in a message, such as {@code service unit}. */
  String kind();

  /** Whether systemd reads the section; it warns of others and skips them. */
  boolean reads(String name);
}

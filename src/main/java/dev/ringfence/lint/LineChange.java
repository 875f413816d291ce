package dev.ringfence.lint;

import java.nio.file.Path;

/**
 * Whole lines of a file, replaced.
 *
 * @param firstLine the first line that goes, from 1
 * @param lastLine the last line that goes; {@code firstLine - 1} when lines are only put in before
 *     {@code firstLine}
 * @param text what comes in their place, with its line ends; empty to delete
 */
public record LineChange(Path file, int firstLine, int lastLine, String text) {}

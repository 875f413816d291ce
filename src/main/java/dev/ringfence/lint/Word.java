package dev.ringfence.lint;

import dev.ringfence.unit.Setting;

/**
 * One word of a list, and where it stands.
 *
 * @param setting the assignment that holds it
 * @param text without quotes, specifiers resolved
 * @param written as the file has it, without quotes
 */
public record Word(Setting setting, String text, String written) {}

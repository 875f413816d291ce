/** The command line: one small class a command, which parses, calls and prints. */
@NullMarked
package dev.ringfence.cli;

import org.jspecify.annotations.NullMarked;

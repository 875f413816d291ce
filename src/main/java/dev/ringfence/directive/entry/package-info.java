/** The parts of a catalogue entry: what is known about one directive, as data. */
@NullMarked
package dev.ringfence.directive.entry;

import org.jspecify.annotations.NullMarked;

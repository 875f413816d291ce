/** Denials as a terminal shows them, and as lines of JSON. */
@NullMarked
package dev.ringfence.report.watch;

import org.jspecify.annotations.NullMarked;

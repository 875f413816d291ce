/** The state of the machine, foreign programs, and use, for people and for programs. */
@NullMarked
package dev.ringfence.report.host;

import org.jspecify.annotations.NullMarked;

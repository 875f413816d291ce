/** The machine as a whole: settings of systemd and the kernel, foreign programs, and use. */
@NullMarked
package dev.ringfence.host;

import org.jspecify.annotations.NullMarked;

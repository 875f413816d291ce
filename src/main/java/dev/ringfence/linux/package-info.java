/** The kernel's edge: its names and numbers, and the calls into it. */
@NullMarked
package dev.ringfence.linux;

import org.jspecify.annotations.NullMarked;

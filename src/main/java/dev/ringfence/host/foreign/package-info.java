/** Programs of other architectures: where they are, whose they are, and who uses them. */
@NullMarked
package dev.ringfence.host.foreign;

import org.jspecify.annotations.NullMarked;

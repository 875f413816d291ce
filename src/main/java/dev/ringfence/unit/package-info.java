/** From text to a unit: unit files, drop-ins, templates, specifiers, and writing drop-ins back. */
@NullMarked
package dev.ringfence.unit;

import org.jspecify.annotations.NullMarked;

/** From a profile and a unit to a plan, and from a plan to a drop-in. */
@NullMarked
package dev.ringfence.derive;

import org.jspecify.annotations.NullMarked;

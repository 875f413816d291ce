/**
 * Putting a drop-in in place so that there is always a way back: written in one step, watched, and
 * confirmed or taken back.
 */
@NullMarked
package dev.ringfence.deploy;

import org.jspecify.annotations.NullMarked;

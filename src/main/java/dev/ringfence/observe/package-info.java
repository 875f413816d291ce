/** Running the observer; facts, what they cover, and the profiles that keep both. */
@NullMarked
package dev.ringfence.observe;

import org.jspecify.annotations.NullMarked;

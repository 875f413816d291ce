/**
 * What a sandbox denies a running service, or would deny it: which line does it, and the smallest
 * change that would let it through.
 */
@NullMarked
package dev.ringfence.watch;

import org.jspecify.annotations.NullMarked;

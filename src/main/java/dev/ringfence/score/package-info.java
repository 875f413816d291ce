/** Exposure: the score that {@code systemd-analyze security} gives, for each version of systemd. */
@NullMarked
package dev.ringfence.score;

import org.jspecify.annotations.NullMarked;

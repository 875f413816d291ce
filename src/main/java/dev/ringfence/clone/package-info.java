/**
 * A throwaway copy of this host under the real systemd: booting it, talking to it, throwing it
 * away.
 *
 * <p>A clone guards the host against accidents. It is not a boundary against a hostile root inside.
 */
@NullMarked
package dev.ringfence.clone;

import org.jspecify.annotations.NullMarked;

/** Watching: the BPF programs, their events, and the facts that are made of them. */
@NullMarked
package dev.ringfence.observe.live;

import org.jspecify.annotations.NullMarked;

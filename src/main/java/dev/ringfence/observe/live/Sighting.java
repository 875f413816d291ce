package dev.ringfence.observe.live;

import dev.ringfence.observe.Abi;
import dev.ringfence.observe.Seen;

/**
 * An event with what it takes to read it.
 *
 * @param call the system call's name
 * @param rule how the call was decoded
 */
record Sighting(RawEvent event, Seen seen, Abi abi, String call, CallRule rule) {}

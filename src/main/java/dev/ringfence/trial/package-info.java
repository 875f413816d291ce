/**
 * Trying a sandbox on the real systemd: workloads, what came of running a service, and the
 * judgement whether it still works.
 */
@NullMarked
package dev.ringfence.trial;

import org.jspecify.annotations.NullMarked;

/** The search for the strictest plan that works: observe, plan, try, relax, confirm. */
@NullMarked
package dev.ringfence.trial.hardening;

import org.jspecify.annotations.NullMarked;

/** Attempts at what a sandbox forbids, made inside it: does each directive bite on this kernel? */
@NullMarked
package dev.ringfence.trial.probe;

import org.jspecify.annotations.NullMarked;

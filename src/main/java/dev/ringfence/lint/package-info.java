/** Mistakes in sandboxing that neither systemd nor its score reports: one rule, one class. */
@NullMarked
package dev.ringfence.lint;

import org.jspecify.annotations.NullMarked;

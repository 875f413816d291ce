/** One class a directive, named after it: which facts contradict which of its values. */
@NullMarked
package dev.ringfence.derive.rule;

import org.jspecify.annotations.NullMarked;

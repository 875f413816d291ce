/** What can be said of one value of a directive: it fits, it breaks, or it is unproven. */
@NullMarked
package dev.ringfence.derive.verdict;

import org.jspecify.annotations.NullMarked;

/** Finding the smallest jail in which a service works, and proving it. */
@NullMarked
package dev.ringfence.jail;

import org.jspecify.annotations.NullMarked;

/** From a service that fails to the line of its unit that makes it fail, and the smallest mend. */
@NullMarked
package dev.ringfence.diagnose;

import org.jspecify.annotations.NullMarked;

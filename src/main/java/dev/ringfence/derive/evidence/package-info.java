/** What rules judge by: facts by kind, the unit as it is, and the machine around it. */
@NullMarked
package dev.ringfence.derive.evidence;

import org.jspecify.annotations.NullMarked;

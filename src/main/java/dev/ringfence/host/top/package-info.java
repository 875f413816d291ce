/** What services use beside how exposed they are: where hardening pays first. */
@NullMarked
package dev.ringfence.host.top;

import org.jspecify.annotations.NullMarked;

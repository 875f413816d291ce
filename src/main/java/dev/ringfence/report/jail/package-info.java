/** What came of the search for a jail, for people and for programs. */
@NullMarked
package dev.ringfence.report.jail;

import org.jspecify.annotations.NullMarked;

/** How results look: tables on a terminal, JSON, SARIF, HTML. */
@NullMarked
package dev.ringfence.report;

import org.jspecify.annotations.NullMarked;

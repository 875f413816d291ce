/** What is known about directives, laid out for a terminal, for the documentation and as JSON. */
@NullMarked
package dev.ringfence.report.explain;

import org.jspecify.annotations.NullMarked;

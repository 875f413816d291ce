/** What came of probes, for a terminal, as JSON and as SARIF. */
@NullMarked
package dev.ringfence.report.probe;

import org.jspecify.annotations.NullMarked;

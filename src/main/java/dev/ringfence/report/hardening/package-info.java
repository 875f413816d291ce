/** The report of a hardening: what was seen, planned, tried and proven, as HTML and as JSON. */
@NullMarked
package dev.ringfence.report.hardening;

import org.jspecify.annotations.NullMarked;

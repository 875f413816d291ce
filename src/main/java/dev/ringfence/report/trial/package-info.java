/** What came of a trial, for people and for programs. */
@NullMarked
package dev.ringfence.report.trial;

import org.jspecify.annotations.NullMarked;

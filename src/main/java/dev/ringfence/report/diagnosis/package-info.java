/** Diagnoses for people and for programs. */
@NullMarked
package dev.ringfence.report.diagnosis;

import org.jspecify.annotations.NullMarked;

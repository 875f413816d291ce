/**
 * The catalogue: one class for each directive, named after it, with everything known about it.
 *
 * <p>{@link dev.ringfence.directive.Catalogue} finds a directive by name and loads that one class
 * alone; a {@code switch} over {@link dev.ringfence.directive.Sandboxing} without a default makes
 * the compiler name every place that a new directive has to be added to.
 */
@NullMarked
package dev.ringfence.directive;

import org.jspecify.annotations.NullMarked;

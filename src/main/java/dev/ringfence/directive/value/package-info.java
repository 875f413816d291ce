/** What directives take: the grammars of their values, and the values themselves as types. */
@NullMarked
package dev.ringfence.directive.value;

import org.jspecify.annotations.NullMarked;

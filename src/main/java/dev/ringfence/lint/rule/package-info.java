/** The rules, one class each; docs/lint has a page for each, with examples that the tests run. */
@NullMarked
package dev.ringfence.lint.rule;

import org.jspecify.annotations.NullMarked;

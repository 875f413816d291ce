package dev.ringfence.lint;

/**
 * What there is to know about a rule without running it. Its page is {@code docs/lint/ID.md}.
 *
 * @param id stable for ever: users name it in {@code --rule} and in suppressions
 * @param severity of its findings, unless one of them says otherwise
 * @param summary one sentence: what it looks for
 * @param why one or two sentences: what the mistake leads to
 */
public record RuleCard(String id, Severity severity, String summary, String why) {}

package dev.ringfence.unit;

import static dev.ringfence.unit.Words.Rule.EMPTY_WORDS;
import static dev.ringfence.unit.Words.Rule.KEEP_QUOTES;
import static dev.ringfence.unit.Words.Rule.KEEP_UNKNOWN_ESCAPES;
import static dev.ringfence.unit.Words.Rule.RELAX;
import static dev.ringfence.unit.Words.Rule.RETAIN_ESCAPE;
import static dev.ringfence.unit.Words.Rule.UNESCAPE;
import static dev.ringfence.unit.Words.Rule.UNESCAPE_SEPARATORS;
import static dev.ringfence.unit.Words.Rule.UNQUOTE;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WordsTest {
  @Test
  void whiteSpaceSeparatesWords() {
    assertThat(Words.of("  a \t b  ")).isEqualTo(split("a", "b"));
    assertThat(Words.of("")).isEqualTo(split());
    assertThat(Words.of("   ")).isEqualTo(split());
  }

  @Test
  void quotesAreLettersUnlessARuleSaysOtherwise() {
    assertThat(Words.of("\"a b\"")).isEqualTo(split("\"a", "b\""));
    assertThat(Words.of("'a b'c\"d e\"", UNQUOTE)).isEqualTo(split("a bcd e"));
    assertThat(Words.of("'a b'c", KEEP_QUOTES)).isEqualTo(split("'a b'c"));
    assertThat(Words.of("'' a", UNQUOTE)).isEqualTo(split("", "a"));
  }

  @Test
  void aBackslashTakesTheNextCharacterAsItIs() {
    assertThat(Words.of("a\\ b c\\\\d")).isEqualTo(split("a b", "c\\d"));
    assertThat(Words.of("a\\ b", RETAIN_ESCAPE)).isEqualTo(split("a\\", "b"));
    assertThat(Words.of("'a\\'b'", UNQUOTE)).isEqualTo(split("a'b"));
  }

  @Test
  void escapesOfC() {
    assertThat(Words.of("\\a\\n\\s\\x41\\101\\u00e9\\U0001f600\\xc3\\xa9", UNESCAPE))
        .isEqualTo(split("\u0007\n AAé\ud83d\ude00é"));
  }

  @Test
  void brokenEscapesEndTheWords() {
    for (String broken :
        new String[] {"\\q", "\\x4", "\\x00", "\\400", "\\8", "\\u12", "\\Uffffffff", "\\"}) {
      assertThat(Words.of("ok " + broken, UNESCAPE, UNQUOTE))
          .isInstanceOfSatisfying(
              Words.Broken.class, b -> assertThat(b.words()).containsExactly("ok"));
    }
    assertThat(Words.of("\\q \\", UNESCAPE, KEEP_UNKNOWN_ESCAPES)).isEqualTo(split("\\q", "\\"));
  }

  @Test
  void openQuotesAreBrokenUnlessRelaxed() {
    assertThat(Words.of("a 'b c", UNQUOTE))
        .isEqualTo(new Words.Broken(java.util.List.of("a"), "'b c", "unbalanced quotes"));
    assertThat(Words.of("a 'b c", UNQUOTE, RELAX)).isEqualTo(split("a", "b c"));
  }

  @Test
  void otherSeparatorsAndEmptyWords() {
    assertThat(Words.of("a::b:", ":", EMPTY_WORDS)).isEqualTo(split("a", "", "b", ""));
    assertThat(Words.of("a::b:", ":")).isEqualTo(split("a", "b"));
    assertThat(Words.of("a\\:b:c", ":", UNESCAPE_SEPARATORS, UNESCAPE))
        .isEqualTo(split("a:b", "c"));
  }

  @Test
  void aReaderKnowsWhatIsLeft() {
    WordReader reader = new WordReader("-/bin/sh  -c 'x y'");
    assertThat(reader.next()).isEqualTo(new WordReader.Next.Word("-/bin/sh"));
    assertThat(reader.rest()).isEqualTo("-c 'x y'");
    assertThat(reader.nextForgiving(UNQUOTE, UNESCAPE)).isEqualTo(new WordReader.Next.Word("-c"));
    assertThat(reader.nextForgiving(UNQUOTE, UNESCAPE)).isEqualTo(new WordReader.Next.Word("x y"));
    assertThat(reader.isPastEnd()).isTrue();
    assertThat(reader.next()).isEqualTo(new WordReader.Next.End());
  }

  @Test
  void forgivingKeepsUnknownEscapesButNotOpenQuotes() {
    assertThat(new WordReader("\\d+").nextForgiving(UNQUOTE, UNESCAPE))
        .isEqualTo(new WordReader.Next.Word("\\d+"));
    assertThat(new WordReader("'a").nextForgiving(UNQUOTE, UNESCAPE))
        .isInstanceOf(WordReader.Next.Mistake.class);
  }

  private static Words split(String... words) {
    return new Words.Split(java.util.List.of(words));
  }
}

package dev.ringfence.unit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnitNameTest {
  @Test
  void splitsPlainTemplateAndInstance() {
    assertThat(UnitName.of("foo.bar.service"))
        .isEqualTo(new UnitName("foo.bar", UnitName.Kind.PLAIN, "", "service"));
    assertThat(UnitName.of("getty@.service"))
        .isEqualTo(new UnitName("getty", UnitName.Kind.TEMPLATE, "", "service"));
    assertThat(UnitName.of("user@a@b.c.service"))
        .isEqualTo(new UnitName("user", UnitName.Kind.INSTANCE, "a@b.c", "service"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"foo.service", "foo@.socket", "foo@x.timer", "-.mount", "a\\x2db.path"})
  void printsWhatItParsed(String name) {
    assertThat(UnitName.of(name)).hasToString(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "foo",
        ".service",
        "@.service",
        "@x.service",
        "foo.conf",
        "a b.service",
        "a/b.service",
        "é.service",
        "foo.service.d",
        "foo.Service"
      })
  void refusesWhatSystemdRefuses(String name) {
    assertThat(UnitName.parse(name)).isEmpty();
    assertThat(UnitName.flaw(name)).isNotEmpty();
  }

  @Test
  void namesHaveLessThan256Characters() {
    assertThat(UnitName.parse("x".repeat(255 - 8) + ".service")).isPresent();
    assertThat(UnitName.parse("x".repeat(256 - 8) + ".service")).isEmpty();
  }

  @Test
  void whatIsTypedMeansAServiceUnlessItHasAType() {
    assertThat(UnitName.typed("nginx")).contains(UnitName.of("nginx.service"));
    assertThat(UnitName.typed("nginx.socket")).contains(UnitName.of("nginx.socket"));
    assertThat(UnitName.typed("getty@tty1")).contains(UnitName.of("getty@tty1.service"));
    assertThat(UnitName.typed("")).isEmpty();
  }

  @Test
  void templatesAndInstancesLeadToEachOther() {
    UnitName template = UnitName.of("foo@.service");
    assertThat(template.instantiate("x")).contains(UnitName.of("foo@x.service"));
    assertThat(template.instantiate("x/y")).isEmpty();
    assertThat(UnitName.of("foo@x.service").template()).isEqualTo(template);
  }

  @ParameterizedTest
  @CsvSource({
    "foo/bar, foo-bar",
    "foo-bar, foo\\x2dbar",
    ".hidden, \\x2ehidden",
    "a.b, a.b",
    "é, \\xc3\\xa9",
    "a b, a\\x20b"
  })
  void escapesAsSystemdEscapeDoes(String text, String escaped) {
    assertThat(UnitNameEscape.escape(text)).isEqualTo(escaped);
    assertThat(UnitNameEscape.unescape(escaped)).contains(text);
  }

  @ParameterizedTest
  @CsvSource({"/, -", "/home/user/, home-user", "//a/./b, a-b"})
  void escapesPaths(String path, String escaped) {
    assertThat(UnitNameEscape.escapePath(path)).contains(escaped);
  }

  @Test
  void brokenEscapesAreNone() {
    assertThat(UnitNameEscape.unescape("a\\")).isEmpty();
    assertThat(UnitNameEscape.unescape("a\\x2")).isEmpty();
    assertThat(UnitNameEscape.unescape("a\\n")).isEmpty();
    assertThat(UnitNameEscape.unescapePath("")).isEmpty();
    assertThat(UnitNameEscape.unescapePath("a--b")).isEmpty();
    assertThat(UnitNameEscape.unescapePath("-a")).isEmpty();
  }
}

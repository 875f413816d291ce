package dev.ringfence.linux;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RawPathTest {
  @Test
  void textComesOutAsItIs() {
    assertThat(RawPath.of("/srv/größe 日本/x")).hasToString("/srv/größe 日本/x");
  }

  @Test
  void whatIsNoTextComesOutInEscapesThatCannotBeMistaken() {
    assertThat(new RawPath("/a\nb\u001b[1m")).hasToString("/a\\x0ab\\x1b[1m");
    assertThat(new RawPath("/\u00ff\u00fe/\u00c3")).hasToString("/\\xff\\xfe/\\xc3");
    assertThat(new RawPath("/\\xff")).hasToString("/\\x5cxff");
  }

  @Test
  void namesAreJoinedAsBytes() {
    RawPath path = RawPath.of("/").child(new RawPath("\u00ff")).child(RawPath.of("é"));
    assertThat(path.toBytes()).containsExactly('/', 0xff, '/', 0xc3, 0xa9);
    assertThat(path.name()).isEqualTo("\u00c3\u00a9");
  }
}

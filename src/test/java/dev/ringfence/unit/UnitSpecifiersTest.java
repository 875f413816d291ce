package dev.ringfence.unit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitSpecifiersTest {
  @TempDir Path directory;

  private Specifiers specifiers(String name) {
    return new UnitSpecifiers(
        UnitName.of(name),
        UnitScope.SYSTEM,
        Path.of("/etc/systemd/system/x.service"),
        new HostFacts(new Root(directory)));
  }

  private static Specifiers.Expansion resolved(String value) {
    return new Specifiers.Expansion.Resolved(value);
  }

  @ParameterizedTest
  @CsvSource({
    "%n, foo-bar@a-b\\x2dc.service",
    "%N, foo-bar@a-b\\x2dc",
    "%p, foo-bar",
    "%P, foo/bar",
    "%i, a-b\\x2dc",
    "%I, a/b-c",
    "%j, bar",
    "%J, bar",
    "%f, /a/b-c",
    "%t, /run",
    "%S/%p, /var/lib/foo-bar",
    "%C %L %E %D, /var/cache /var/log /etc /usr/share",
    "%d, /run/credentials/foo-bar@a-b\\x2dc.service",
    "%h:%s, /root:/bin/sh",
    "%u%g%U%G, rootroot00",
    "%T%V, /tmp/var/tmp",
    "100%, 100%",
    "%%n, %n",
    "%-%!, %-%!",
    "%Y, /etc/systemd/system"
  })
  void expandsAsSystemdDoes(String value, String expected) {
    assertThat(specifiers("foo-bar@a-b\\x2dc.service").expand(value)).isEqualTo(resolved(expected));
  }

  @Test
  void aPlainUnitHasNoInstanceAndItsPrefixForAPath() {
    assertThat(specifiers("home-me.service").expand("%i|%I|%f")).isEqualTo(resolved("||/home/me"));
  }

  @Test
  void whatTheSystemIsComesFromItsRoot() throws IOException {
    Files.createDirectories(directory.resolve("etc"));
    Files.createDirectories(directory.resolve("usr/lib"));
    Files.writeString(
        directory.resolve("usr/lib/os-release"), "# x\nID=debian\nVERSION_ID=\"13\"\n");
    Files.writeString(directory.resolve("etc/machine-id"), "0123456789abcdef0123456789abcdef\n");
    Files.writeString(directory.resolve("etc/hostname"), "web.example.org\n");
    Files.writeString(directory.resolve("etc/machine-info"), "PRETTY_HOSTNAME=\"Our Web\"\n");
    Specifiers specifiers = specifiers("x.service");
    assertThat(specifiers.expand("%o %w[%W%A%B%M] %m"))
        .isEqualTo(resolved("debian 13[] 0123456789abcdef0123456789abcdef"));
    assertThat(specifiers.expand("%H %l %q")).isEqualTo(resolved("web.example.org web Our Web"));
  }

  @Test
  void unknownAndUnresolvableSpecifiersSaySo() {
    assertThat(specifiers("x.service").expand("a%k"))
        .isEqualTo(new Specifiers.Expansion.Unresolvable("%k", "systemd does not know %k"));
    assertThat(specifiers("x.service").expand("%m"))
        .isInstanceOf(Specifiers.Expansion.Unresolvable.class);
    assertThat(specifiers("x@\\q.service").expand("%I"))
        .isInstanceOf(Specifiers.Expansion.Unresolvable.class);
  }

  @Test
  void anOlderSystemdDoesNotKnowNewerSpecifiers() {
    assertThat(specifiers("x.service").expand("%D", 256)).isEqualTo(resolved("/usr/share"));
    assertThat(specifiers("x.service").expand("%D", 255))
        .isEqualTo(
            new Specifiers.Expansion.Unresolvable(
                "%D", "systemd 255 does not know %D, which came with 256"));
  }
}

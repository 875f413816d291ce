package dev.ringfence.observe.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which Exec line a process belongs to, by its arguments. */
class LikenessTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/usr/sbin/nginx -g 'daemon on;'|/usr/sbin/nginx,-g,daemon on;",
        "-/usr/sbin/nginx -t|/usr/sbin/nginx,-t",
        "/usr/sbin/sshd -D $SSHD_OPTS|/usr/sbin/sshd,-D",
        "/usr/sbin/sshd -D $SSHD_OPTS|/usr/sbin/sshd,-D,-p,22",
        "/bin/kill -HUP $MAINPID|/bin/kill,-HUP,4711",
        "@/usr/bin/redis-server redis /etc/redis.conf|redis,/etc/redis.conf",
        "/usr/sbin/tool --in=%i --fast|/usr/sbin/tool,--in=a,--fast",
        "tool -x|/usr/bin/tool,-x",
        "/usr/bin/script.py now|/usr/bin/python3,/usr/bin/script.py,now",
      })
  void fits(String line, String arguments) {
    assertThat(Likeness.of(line, List.of(arguments.split(",", -1)))).isPositive();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/usr/sbin/nginx -t|/usr/sbin/nginx,-g",
        "/usr/sbin/nginx -t|/usr/sbin/nginx,-t,-q",
        "/usr/sbin/nginx|/usr/sbin/apache2",
        "/bin/kill -HUP $MAINPID|/bin/kill,-TERM,4711",
      })
  void doesNotFit(String line, String arguments) {
    assertThat(Likeness.of(line, List.of(arguments.split(",", -1)))).isZero();
  }

  @Test
  void theLineThatSaysMoreWins() {
    assertThat(Likeness.of("/bin/tool -a b", List.of("/bin/tool", "-a", "b")))
        .isGreaterThan(Likeness.of("/bin/tool $REST", List.of("/bin/tool", "-a", "b")));
  }
}

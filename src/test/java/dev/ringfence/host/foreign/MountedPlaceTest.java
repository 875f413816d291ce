package dev.ringfence.host.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.host.foreign.MountedPlace.Treatment;
import dev.ringfence.linux.RawPath;
import java.util.List;
import org.junit.jupiter.api.Test;

class MountedPlaceTest {
  private static MountedPlace of(String line) {
    return MountedPlace.parse(line).getFirst();
  }

  @Test
  void whatProgramsCanRunFromIsSearched() {
    assertThat(of("25 1 254:0 / / rw - ext4 /dev/vda rw").treatment()).isEqualTo(Treatment.LOCAL);
    assertThat(of("25 1 0:9 / /proc rw - proc proc rw").treatment()).isEqualTo(Treatment.NOTHING);
    assertThat(of("25 1 8:1 / /mnt rw,noexec shared:1 - ext4 /dev/x rw").treatment())
        .isEqualTo(Treatment.NOEXEC);
    assertThat(of("25 1 0:9 / /net rw - autofs /etc/auto.net rw").treatment())
        .isEqualTo(Treatment.AUTOMOUNT);
  }

  @Test
  void whatAServerOrAProgramAnswersForIsSearchedByItself() {
    assertThat(of("25 1 0:5 / /home rw - nfs4 srv:/home rw").treatment())
        .isEqualTo(Treatment.REMOTE);
    assertThat(of("25 1 0:5 / /m rw - fuse.sshfs x rw").treatment()).isEqualTo(Treatment.REMOTE);
  }

  @Test
  void namesWithSpacesAndNewlinesAreRead() {
    assertThat(of("25 1 8:1 / /a\\040b\\012c rw - ext4 /dev/x rw").point())
        .isEqualTo(RawPath.of("/a b\nc"));
  }

  @Test
  void aBindMountIsFoundOnce() {
    List<MountedPlace> mounts =
        MountedPlace.parse(
            """
            25 1 8:1 / /srv rw - ext4 /dev/x rw
            26 1 8:1 /lib /other rw - ext4 /dev/x rw
            27 1 8:2 /lib /third rw - ext4 /dev/y rw
            """);
    assertThat(mounts.get(1).isPartOf(mounts.get(0))).isTrue();
    assertThat(mounts.get(2).isPartOf(mounts.get(0))).isFalse();
  }
}

package dev.ringfence.clone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which mounts of a host appear in its clone, and how. */
class MountPlanTest {
  private static final Path ROOT = Path.of("/");

  /** The directories are ones that every machine has, for the plan looks what they are. */
  private static final String LAPTOP =
      """
      27 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw
      22 27 0:21 / /proc rw,nosuid,nodev,noexec,relatime shared:2 - proc proc rw
      23 27 0:22 / /sys rw,nosuid - sysfs sysfs rw
      24 27 0:6 / /dev rw,nosuid - devtmpfs devtmpfs rw,size=4k
      25 24 0:23 / /dev/shm rw - tmpfs tmpfs rw
      26 27 0:25 / /run rw,nosuid,nodev - tmpfs tmpfs rw,size=1k
      40 27 254:2 / /var rw,nosuid,relatime - ext4 /dev/vdb1 rw
      41 40 254:3 /@log /var/log rw,nosuid,nodev,noexec,relatime - btrfs /dev/vdc rw,subvolid=5
      42 27 0:50 / /boot rw - autofs systemd-1 rw,fd=3
      """;

  @Test
  void everyRealMountGetsItsOwnOverlayWithTheHostsOptions() {
    assertThat(plan(LAPTOP).entries())
        .containsExactly(
            new MountPlan.Entry(MountPlan.Kind.DIRECTORY, "/var", List.of("nosuid")),
            new MountPlan.Entry(
                MountPlan.Kind.DIRECTORY, "/var/log", List.of("nosuid", "nodev", "noexec")));
  }

  @Test
  void aFileThatIsMountedAsContainersDoIsCopied() {
    assertThat(plan(LAPTOP + "50 27 254:9 /x /etc/passwd rw - ext4 /dev/vda rw\n").entries())
        .contains(new MountPlan.Entry(MountPlan.Kind.FILE, "/etc/passwd", List.of()));
  }

  @Test
  void whatALaterMountCoversIsNotThere() {
    String covered = LAPTOP + "60 27 254:9 / /var rw - xfs /dev/vdz rw\n";
    assertThat(Mount.visible(Mount.parse(covered)))
        .extracting(Mount::point)
        .doesNotContain("/var/log");
    String onTop = LAPTOP + "60 40 254:9 / /var ro - xfs /dev/vdz rw\n";
    assertThat(plan(onTop).entries())
        .contains(new MountPlan.Entry(MountPlan.Kind.DIRECTORY, "/var", List.of("ro")));
  }

  @Test
  void aRootElsewhereTakesOnlyTheMountsBelowIt() {
    String root = LAPTOP + "70 40 254:9 / /var/cache/root/usr rw - xfs /dev/vdz rw\n";
    assertThat(MountPlan.of(Mount.parse(root), Path.of("/var/cache/root"), List.of()).entries())
        .extracting(MountPlan.Entry::path)
        .containsExactly("/usr");
  }

  @Test
  void excludedDirectoriesComeAfterTheMountsThatHoldThem() {
    MountPlan plan = MountPlan.of(Mount.parse(LAPTOP), ROOT, List.of(Path.of("/var/lib/mysql")));
    assertThat(plan.toText())
        .isEqualTo(
            "directory\t1\tnosuid\t/var\n"
                + "empty\t2\trw\t/var/lib/mysql\n"
                + "directory\t3\tnosuid,nodev,noexec\t/var/log\n");
  }

  @Test
  void blanksInAPathAreUnescapedAndLineFeedsLeftOut() {
    String odd =
        LAPTOP
            + "80 27 254:9 / /mnt/a\\040b,c rw - xfs /dev/vdz rw\n"
            + "81 27 254:9 / /mnt/a\\012b rw - xfs /dev/vdz rw\n";
    MountPlan plan = plan(odd);
    assertThat(plan.entries()).extracting(MountPlan.Entry::path).contains("/mnt/a b,c");
    assertThat(plan.notes()).hasSize(1);
    assertThat(plan.toText().lines()).hasSize(3);
  }

  private static MountPlan plan(String mountinfo) {
    return MountPlan.of(Mount.parse(mountinfo), ROOT, List.of());
  }
}

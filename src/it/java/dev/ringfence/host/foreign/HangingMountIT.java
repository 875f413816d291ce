package dev.ringfence.host.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.host.TinyProgram;
import dev.ringfence.linux.RawPath;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** File systems that do not answer hold the search up for its patience, and no longer. */
class HangingMountIT {
  /** Mounts a file system that this process would have to answer for, and never does. */
  private static final String MOUNT =
      """
      import ctypes, os, sys
      kind, place = sys.argv[1:]
      libc = ctypes.CDLL(None, use_errno=True)
      if kind == "fuse":
          fd = os.open("/dev/fuse", os.O_RDWR)
          data = "fd=%d,rootmode=40000,user_id=0,group_id=0" % fd
      else:
          _, fd = os.pipe()
          data = "fd=%d,pgrp=%d,minproto=5,maxproto=5,indirect" % (fd, os.getpgrp())
      if libc.mount(kind.encode(), place.encode(), kind.encode(), 0, data.encode()):
          sys.exit(os.strerror(ctypes.get_errno()))
      print("mounted", flush=True)
      sys.stdin.read()
      """;

  @TempDir Path root;

  private final List<Process> servers = new ArrayList<>();

  private Path mount(String kind) throws IOException {
    Path place = Files.createDirectory(root.resolve(kind));
    Process server = new ProcessBuilder("python3", "-c", MOUNT, kind, place.toString()).start();
    servers.add(server);
    BufferedReader said = server.inputReader();
    assertThat(said.readLine()).as(kind).isEqualTo("mounted");
    return place;
  }

  @Test
  @Timeout(60)
  void theyAreGivenUpAndNamedAndTheRestIsSearched() throws Exception {
    Files.write(Files.createDirectory(root.resolve("a")).resolve("x"), TinyProgram.I386.bytes());
    Path fuse = mount("fuse");
    Path autofs = mount("autofs");
    try {
      Reach.Found found =
          new FileSystems(RawPath.of(root.toString()), Duration.ofSeconds(1))
              .search((files, seconds) -> {});
      assertThat(found.hits())
          .extracting(hit -> hit.path().toString())
          .containsExactly(root.resolve("a/x").toString());
      assertThat(found.reach().left())
          .containsExactlyInAnyOrder(
              fuse + " (fuse): no answer for 1 s, given up, the last in " + fuse,
              autofs + " (autofs): what would be mounted there on access");
    } finally {
      for (Process server : servers) {
        server.destroy();
        server.waitFor();
      }
      for (Path place : List.of(fuse, autofs)) {
        new ProcessBuilder("umount", "-l", place.toString()).start().waitFor();
      }
    }
  }
}

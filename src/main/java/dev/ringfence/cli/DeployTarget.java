package dev.ringfence.cli;

import dev.ringfence.deploy.Place;
import dev.ringfence.deploy.Systemctl;
import dev.ringfence.unit.Root;
import dev.ringfence.unit.UnitName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where the commands around a deployment work: on this host's systemd, or on an image. */
final class DeployTarget {
  private DeployTarget() {}

  static Root root(Arguments arguments) {
    Root root = arguments.path("--root").map(Root::new).orElse(Root.HOST);
    if (!Files.isDirectory(root.directory())) {
      throw new UsageException("--root " + root.directory() + ": no such directory");
    }
    return root;
  }

  /** What this machine lacks for it, with what to do, in one line. */
  static Optional<String> lacking(Root root) throws IOException {
    if (!root.isHost() || Systemctl.isBooted()) {
      return Optional.empty();
    }
    Path comm = Path.of("/proc/1/comm");
    String first = Files.isReadable(comm) ? Files.readString(comm).strip() : "something else";
    return Optional.of(
        "systemd does not run here (PID 1 is "
            + first
            + "), so that nothing can be restarted or taken back: run this on the host itself, or"
            + " write into a system that does not run with --root DIR");
  }

  /** The unit that a user names; its files need not be there any more. */
  static Place place(Root root, String typed) {
    UnitName name =
        UnitName.typed(typed)
            .orElseThrow(() -> new UsageException("'" + typed + "' " + UnitName.flaw(typed)));
    if (!name.isService()) {
      throw new UsageException(name + " is a " + name.type() + ", and only services are deployed");
    }
    return new Place(root, name);
  }
}

package dev.ringfence.clone;

import java.nio.file.Path;

/** A program of its own that boots a clone, tells so, and waits: for tests that kill it. */
final class BootAndWait {
  private BootAndWait() {}

  @SuppressWarnings("try") // the clone is there to be held
  public static void main(String[] arguments) throws Exception {
    try (Clone clone = Clone.boot(CloneRequest.of(Path.of("/")))) {
      if (arguments.length > 0 && arguments[0].equals("keep")) {
        clone.keep();
        System.out.println("booted " + clone.cgroup().getFileName() + " " + clone.pid());
        Runtime.getRuntime().halt(0);
      }
      System.out.println("booted " + clone.cgroup().getFileName() + " " + clone.pid());
      Thread.sleep(100_000);
    }
  }
}

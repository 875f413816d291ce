package dev.ringfence.clone;

import java.nio.file.Path;

/** Tells what the check before a clone says of a root. */
final class PreflightOnly {
  private PreflightOnly() {}

  public static void main(String[] arguments) throws Exception {
    System.out.println(Preflight.check(Path.of(arguments[0])));
  }
}

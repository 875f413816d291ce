package dev.ringfence.clone;

/** The first thing that every run does, alone. */
final class SweepOnly {
  private SweepOnly() {}

  public static void main(String[] arguments) throws Exception {
    RunDirectory.sweep();
  }
}

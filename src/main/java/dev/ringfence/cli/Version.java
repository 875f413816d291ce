package dev.ringfence.cli;

/** Ringfence's own version; a test holds it equal to the build's. */
final class Version {
  static final String NUMBER = "0.1.0";

  private Version() {}
}

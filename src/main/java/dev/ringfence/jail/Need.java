package dev.ringfence.jail;

/**
 * A path that a service needs.
 *
 * @param path absolute
 * @param why how that is known, in words
 */
record Need(String path, Use use, String why) {
  Need at(String other) {
    return new Need(other, use, why);
  }
}

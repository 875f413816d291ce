package dev.ringfence.trial.hardening;

import dev.ringfence.clone.Clone;
import dev.ringfence.trial.ProvingGround;
import java.io.Closeable;
import java.io.IOException;

/**
 * The clone in which trials run. A service that broke may leave behind what breaks it again,
 * whatever the next plan: the next trial then gets a fresh clone.
 */
final class Grounds implements Closeable {
  /** Boots a clone. */
  @FunctionalInterface
  interface Boot {
    Clone boot() throws IOException;
  }

  /** Makes the service in a clone ready to be tried. */
  @FunctionalInterface
  interface Prepare {
    ProvingGround in(Clone clone) throws IOException;
  }

  private final Boot boot;
  private final Prepare prepare;
  private Clone clone;
  private ProvingGround ground;

  Grounds(Boot boot, Prepare prepare) throws IOException {
    this.boot = boot;
    this.prepare = prepare;
    this.clone = boot.boot();
    this.ground = prepared(clone);
  }

  ProvingGround current() {
    return ground;
  }

  Clone booted() {
    return clone;
  }

  /** Throws the clone away and boots another one. */
  void renew() throws IOException {
    close();
    clone = boot.boot();
    ground = prepared(clone);
  }

  private ProvingGround prepared(Clone fresh) throws IOException {
    try {
      return prepare.in(fresh);
    } catch (IOException | RuntimeException e) {
      fresh.close();
      throw e;
    }
  }

  @Override
  public void close() throws IOException {
    try {
      ground.close();
    } finally {
      clone.close();
    }
  }
}

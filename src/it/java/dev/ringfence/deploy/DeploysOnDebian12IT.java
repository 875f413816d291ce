package dev.ringfence.deploy;

import dev.ringfence.DebianRoot;

class DeploysOnDebian12IT extends Deploys {
  DeploysOnDebian12IT() {
    super(DebianRoot.BOOKWORM);
  }
}

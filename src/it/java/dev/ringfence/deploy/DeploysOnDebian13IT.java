package dev.ringfence.deploy;

import dev.ringfence.DebianRoot;

class DeploysOnDebian13IT extends Deploys {
  DeploysOnDebian13IT() {
    super(DebianRoot.TRIXIE);
  }
}

package dev.ringfence.trial;

import dev.ringfence.DebianRoot;

class RealServicesOfDebian12IT extends RealServices {
  RealServicesOfDebian12IT() {
    super(DebianRoot.BOOKWORM);
  }
}

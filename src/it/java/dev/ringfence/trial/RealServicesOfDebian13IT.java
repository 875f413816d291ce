package dev.ringfence.trial;

import dev.ringfence.DebianRoot;

class RealServicesOfDebian13IT extends RealServices {
  RealServicesOfDebian13IT() {
    super(DebianRoot.TRIXIE);
  }
}

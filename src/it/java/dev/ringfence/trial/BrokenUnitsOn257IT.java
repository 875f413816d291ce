package dev.ringfence.trial;

import dev.ringfence.DebianRoot;

class BrokenUnitsOn257IT extends BrokenUnits {
  BrokenUnitsOn257IT() {
    super(DebianRoot.TRIXIE);
  }
}

package dev.ringfence.diagnose;

import dev.ringfence.DebianRoot;

class FailingUnitsOn257IT extends FailingUnits {
  FailingUnitsOn257IT() {
    super(DebianRoot.TRIXIE);
  }
}

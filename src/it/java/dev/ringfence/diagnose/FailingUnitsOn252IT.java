package dev.ringfence.diagnose;

import dev.ringfence.DebianRoot;

class FailingUnitsOn252IT extends FailingUnits {
  FailingUnitsOn252IT() {
    super(DebianRoot.BOOKWORM);
  }
}

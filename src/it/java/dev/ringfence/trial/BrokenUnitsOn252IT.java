package dev.ringfence.trial;

import dev.ringfence.DebianRoot;

class BrokenUnitsOn252IT extends BrokenUnits {
  BrokenUnitsOn252IT() {
    super(DebianRoot.BOOKWORM);
  }
}

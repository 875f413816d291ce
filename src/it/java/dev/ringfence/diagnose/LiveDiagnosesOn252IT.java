package dev.ringfence.diagnose;

import dev.ringfence.DebianRoot;

class LiveDiagnosesOn252IT extends LiveDiagnoses {
  LiveDiagnosesOn252IT() {
    super(DebianRoot.BOOKWORM);
  }
}

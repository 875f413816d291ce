package dev.ringfence.diagnose;

import dev.ringfence.DebianRoot;

class LiveDiagnosesOn257IT extends LiveDiagnoses {
  LiveDiagnosesOn257IT() {
    super(DebianRoot.TRIXIE);
  }
}

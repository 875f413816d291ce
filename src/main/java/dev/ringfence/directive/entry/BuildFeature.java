package dev.ringfence.directive.entry;

/** What systemd has to be built with, as the {@code +} and {@code -} of its version line say. */
public enum BuildFeature {
  SECCOMP,
  BPF_FRAMEWORK,
  APPARMOR,
  SELINUX,
  SMACK,
  PAM,
  LIBCRYPTSETUP,
  BLKID,
  TPM2
}

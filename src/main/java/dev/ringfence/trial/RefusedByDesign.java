package dev.ringfence.trial;

/** Calls whose refusal says nothing about a service. */
public final class RefusedByDesign {
  private RefusedByDesign() {}

  /**
   * Whether a filter's errno for this call is no finding. RestrictNamespaces= answers clone3 with
   * ENOSYS whatever it asks for, because a filter cannot see its flags (src/shared/seccomp-util.c
   * of systemd); every C library then uses clone.
   */
  public static boolean isAnswered(String syscall) {
    return syscall.equals("clone3");
  }
}

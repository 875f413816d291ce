package dev.ringfence.score;

import java.util.Set;

/** Names of exit statuses and signals that settings accept (systemd.exec(5), signal(7)). */
final class ExitNames {
  private static final Set<String> STATUSES =
      Set.of(
          """
          SUCCESS FAILURE INVALIDARGUMENT NOTIMPLEMENTED NOPERMISSION NOTINSTALLED NOTCONFIGURED \
          NOTRUNNING USAGE DATAERR NOINPUT NOUSER NOHOST UNAVAILABLE SOFTWARE OSERR OSFILE \
          CANTCREAT IOERR TEMPFAIL PROTOCOL NOPERM CONFIG CHDIR NICE FDS EXEC MEMORY LIMITS \
          OOM_ADJUST SIGNAL_MASK STDIN STDOUT CHROOT IOPRIO TIMERSLACK SECUREBITS SETSCHEDULER \
          CPUAFFINITY GROUP USER CAPABILITIES CGROUP SETSID CONFIRM STDERR PAM NETWORK NAMESPACE \
          NO_NEW_PRIVILEGES SECCOMP SELINUX_CONTEXT PERSONALITY APPARMOR_PROFILE \
          ADDRESS_FAMILIES RUNTIME_DIRECTORY CHOWN SMACK_PROCESS_LABEL KEYRING STATE_DIRECTORY \
          CACHE_DIRECTORY LOGS_DIRECTORY CONFIGURATION_DIRECTORY NUMA_POLICY CREDENTIALS BPF KSM \
          EXCEPTION\
          """
              .split(" "));

  private static final Set<String> SIGNALS =
      Set.of(
          """
          HUP INT QUIT ILL TRAP ABRT BUS FPE KILL USR1 SEGV USR2 PIPE ALRM TERM STKFLT CHLD CONT \
          STOP TSTP TTIN TTOU URG XCPU XFSZ VTALRM PROF WINCH IO PWR SYS\
          """
              .split(" "));

  private ExitNames() {}

  static boolean isKnown(String word) {
    String signal = word.startsWith("SIG") ? word.substring(3) : word;
    return STATUSES.contains(word) || SIGNALS.contains(signal) || signal.startsWith("RTM");
  }
}

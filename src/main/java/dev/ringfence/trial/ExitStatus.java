package dev.ringfence.trial;

/**
 * A process's exit status with the name that systemd gives it, systemd.exec(5), "Process Exit
 * Codes".
 *
 * @param code 0 to 255
 */
public record ExitStatus(int code) {
  public ExitStatus {
    if (code < 0 || code > 255) {
      throw new IllegalArgumentException("no exit status: " + code);
    }
  }

  /** Whether systemd itself ends a process like this that it could not set up. */
  public boolean isSystemdsOwn() {
    return !step().isEmpty();
  }

  /** The step at which systemd failed, such as {@code NAMESPACE}; empty for a program's own. */
  public String step() {
    return switch (code) {
      case 200 -> "CHDIR";
      case 201 -> "NICE";
      case 202 -> "FDS";
      case 203 -> "EXEC";
      case 204 -> "MEMORY";
      case 205 -> "LIMITS";
      case 206 -> "OOM_ADJUST";
      case 207 -> "SIGNAL_MASK";
      case 208 -> "STDIN";
      case 209 -> "STDOUT";
      case 210 -> "CHROOT";
      case 211 -> "IOPRIO";
      case 212 -> "TIMERSLACK";
      case 213 -> "SECUREBITS";
      case 214 -> "SETSCHEDULER";
      case 215 -> "CPUAFFINITY";
      case 216 -> "GROUP";
      case 217 -> "USER";
      case 218 -> "CAPABILITIES";
      case 219 -> "CGROUP";
      case 220 -> "SETSID";
      case 221 -> "CONFIRM";
      case 222 -> "STDERR";
      case 224 -> "PAM";
      case 225 -> "NETWORK";
      case 226 -> "NAMESPACE";
      case 227 -> "NO_NEW_PRIVILEGES";
      case 228 -> "SECCOMP";
      case 229 -> "SELINUX_CONTEXT";
      case 230 -> "PERSONALITY";
      case 231 -> "APPARMOR_PROFILE";
      case 232 -> "ADDRESS_FAMILIES";
      case 233 -> "RUNTIME_DIRECTORY";
      case 235 -> "CHOWN";
      case 236 -> "SMACK_PROCESS_LABEL";
      case 237 -> "KEYRING";
      case 238 -> "STATE_DIRECTORY";
      case 239 -> "CACHE_DIRECTORY";
      case 240 -> "LOGS_DIRECTORY";
      case 241 -> "CONFIGURATION_DIRECTORY";
      case 242 -> "NUMA_POLICY";
      case 243 -> "CREDENTIALS";
      case 245 -> "BPF";
      default -> "";
    };
  }

  /** {@code 226/NAMESPACE} as systemctl prints it, or the number alone. */
  @Override
  public String toString() {
    String name =
        switch (code) {
          case 0 -> "SUCCESS";
          case 1 -> "FAILURE";
          case 2 -> "INVALIDARGUMENT";
          case 3 -> "NOTIMPLEMENTED";
          case 4 -> "NOPERMISSION";
          case 5 -> "NOTINSTALLED";
          case 6 -> "NOTCONFIGURED";
          case 7 -> "NOTRUNNING";
          default -> step();
        };
    return name.isEmpty() ? Integer.toString(code) : code + "/" + name;
  }
}

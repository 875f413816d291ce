package dev.ringfence.watch;

import java.util.List;
import java.util.Set;

/**
 * A service that does one thing which one directive forbids, under a sandbox of many.
 *
 * @param name of the directive, or of the case
 * @param sandbox lines after those that all have in common
 * @param deed what it does, in Python; an error is passed over
 * @param enforced the directives that are to be named when the sandbox holds
 * @param reportOnly the same when the service runs without it
 */
record Tripper(
    String name, String sandbox, String deed, Set<String> enforced, Set<String> reportOnly) {
  /**
   * What all of them have: a line of nearly every directive, each about something that only one of
   * the cases does.
   */
  static final String COMMON =
      """
      ProtectSystem=full
      ProtectHome=yes
      PrivateTmp=yes
      PrivateDevices=yes
      PrivateIPC=yes
      ProtectKernelTunables=yes
      ProtectKernelModules=yes
      ProtectKernelLogs=yes
      ProtectControlGroups=yes
      ProtectClock=yes
      ProtectHostname=yes
      ProtectProc=invisible
      RestrictAddressFamilies=AF_UNIX AF_INET
      RestrictNamespaces=yes
      RestrictRealtime=yes
      RestrictSUIDSGID=yes
      LockPersonality=yes
      MemoryDenyWriteExecute=yes
      NoNewPrivileges=yes
      SystemCallFilter=~@swap
      SystemCallErrorNumber=EPERM
      SystemCallArchitectures=native
      CapabilityBoundingSet=~CAP_CHOWN
      NoExecPaths=/var/lib/rf/noexec
      InaccessiblePaths=/srv
      ReadOnlyPaths=/var/lib/rf/readonly
      BindReadOnlyPaths=/var/lib/rf/bound
      TemporaryFileSystem=/opt
      IPAddressDeny=127.0.0.9
      """;

  private static final String C = "c = ctypes.CDLL(None, use_errno=True); ";
  private static final String NO_COMMON = "RESET";

  @Override
  public String toString() {
    return name;
  }

  /** Without those that all have in common. */
  boolean isAlone() {
    return sandbox.startsWith(NO_COMMON);
  }

  String lines() {
    return isAlone() ? sandbox.substring(NO_COMMON.length()) : COMMON + sandbox;
  }

  private static Tripper of(String directive, String deed) {
    return of(directive, "", deed);
  }

  private static Tripper of(String directive, String sandbox, String deed) {
    return new Tripper(directive, sandbox, deed, Set.of(directive), Set.of(directive));
  }

  static List<Tripper> all() {
    return List.of(
        of("ProtectSystem", "open('/etc/rf-new', 'w')"),
        of("ProtectHome", "open('/root/rf-file')"),
        of("PrivateTmp", "open('/tmp/rf-file')"),
        of("PrivateDevices", "open('/dev/rf-device')"),
        of("DevicePolicy", "PrivateDevices=no\nDevicePolicy=closed\n", "open('/dev/rf-device')"),
        of(
            "DeviceAllow",
            "PrivateDevices=no\nDeviceAllow=/dev/null rw\n",
            "open('/dev/rf-device')"),
        of("PrivateIPC", C + "c.shmget(0x52460001, 0, 0)"),
        of(
            "ProtectKernelTunables",
            "",
            "p = '/proc/sys/net/ipv4/ip_forward'; v = open(p).read(); open(p, 'w').write(v)"),
        of("ProtectKernelModules", "os.listdir('/usr/lib/modules/rf')"),
        of("ProtectKernelLogs", "", "os.stat('/proc/kmsg'); " + C + "c.klogctl(10, 0, 0)"),
        of("ProtectControlGroups", "os.mkdir('/sys/fs/cgroup/rf-' + str(os.getpid()))"),
        of("ProtectClock", C + "c.adjtimex(bytes(256))"),
        of("ProtectHostname", C + "n = os.uname().nodename.encode(); c.sethostname(n, len(n))"),
        // The group of root sees all processes whatever hidepid= says.
        of("ProtectProc", "User=www-data\n", "open('/proc/1/status').read()"),
        of("ProcSubset", "ProcSubset=pid\n", "open('/proc/loadavg')"),
        of(
            "PrivateNetwork",
            "PrivateNetwork=yes\nIPAddressDeny=\n",
            "s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM); s.connect(('192.0.2.7', 9))"),
        of("RestrictAddressFamilies", "socket.socket(socket.AF_PACKET, socket.SOCK_RAW)"),
        of("RestrictNamespaces", C + "c.unshare(0x04000000)"),
        of("RestrictRealtime", "os.sched_setscheduler(0, os.SCHED_RR, os.sched_param(1))"),
        of(
            "RestrictSUIDSGID",
            "p = '/run/rf-' + str(os.getpid()); open(p, 'w'); os.chmod(p, 0o4755)"),
        of("LockPersonality", C + "c.personality(0x0040000)"),
        of(
            "MemoryDenyWriteExecute",
            C + "c.mmap(None, ctypes.c_size_t(4096), 7, 0x22, -1, ctypes.c_long(0))"),
        of(
            "NoNewPrivileges",
            "User=www-data\n",
            "subprocess.run([sys.argv[0] + 'c', '--help'], stdout=subprocess.DEVNULL)"),
        of("SystemCallFilter", C + "c.swapoff(b'/nonexistent')"),
        of(
            "SystemCallArchitectures",
            "MemoryDenyWriteExecute=no\n",
            "import mmap; m = mmap.mmap(-1, 4096, prot=7);"
                // mov eax, 20 (getpid of 32 bits); int 0x80; ret
                + " m.write(bytes([0xb8, 20, 0, 0, 0, 0xcd, 0x80, 0xc3]));"
                + " ctypes.CFUNCTYPE(ctypes.c_int)("
                + "ctypes.addressof(ctypes.c_char.from_buffer(m)))()"),
        of(
            "CapabilityBoundingSet",
            "p = '/run/rf-' + str(os.getpid()); open(p, 'w'); os.chown(p, 33, 33)"),
        of(
            "PrivateUsers",
            "PrivateUsers=yes\nCapabilityBoundingSet=CAP_CHOWN\n",
            "p = '/run/rf-' + str(os.getpid()); open(p, 'w'); os.chown(p, 33, 33)"),
        of(
            "NoExecPaths",
            "subprocess.run(['/var/lib/rf/noexec/' + os.path.basename(sys.argv[0]) + 'c'])"),
        of("InaccessiblePaths", "open('/srv/rf-file')"),
        of("ReadOnlyPaths", "open('/var/lib/rf/readonly/file', 'w')"),
        of("BindReadOnlyPaths", "open('/var/lib/rf/bound/file', 'w')"),
        of("TemporaryFileSystem", "open('/opt/rf-file')"),
        of(
            "IPAddressDeny",
            "s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM);"
                + " s.sendto(b'', ('127.0.0.9', 9))"),
        new Tripper(
            "DynamicUser",
            NO_COMMON + "DynamicUser=yes\n",
            "open('/var/lib/rf/open/file-' + str(os.getpid()), 'w')",
            Set.of("ProtectSystem"),
            Set.of("ProtectSystem")),
        new Tripper(
            "two-filters",
            "SystemCallFilter=~@clock\n",
            C + "c.adjtimex(bytes(256))",
            Set.of("ProtectClock", "SystemCallFilter"),
            Set.of("ProtectClock", "SystemCallFilter")),
        new Tripper(
            "two-read-only",
            "ProtectSystem=strict\n",
            "open('/var/lib/rf/readonly/file', 'w')",
            Set.of("ProtectSystem", "ReadOnlyPaths"),
            Set.of("ProtectSystem", "ReadOnlyPaths")),
        new Tripper(
            "two-about-a-capability",
            "PrivateUsers=yes\nCapabilityBoundingSet=~CAP_SYS_NICE\n",
            "os.nice(-5)",
            Set.of("PrivateUsers", "CapabilityBoundingSet"),
            Set.of("PrivateUsers", "CapabilityBoundingSet")));
  }
}

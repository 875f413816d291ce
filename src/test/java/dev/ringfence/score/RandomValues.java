package dev.ringfence.score;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Values of the settings that the score looks at: good, odd, and broken ones. */
final class RandomValues {
  private static final String[] BOOLS = {
    "yes", "no", "true", "false", "on", "off", "1", "0", "y", "n", "t", "f", "YES", "No", "tRuE",
    "OFF", "", "maybe", "2", "yes no", "\"yes\"", "enable"
  };
  private static final String[] CAPABILITIES = {
    "CAP_CHOWN",
    "CAP_DAC_OVERRIDE",
    "CAP_DAC_READ_SEARCH",
    "CAP_FOWNER",
    "CAP_FSETID",
    "CAP_KILL",
    "CAP_SETGID",
    "CAP_SETUID",
    "CAP_SETPCAP",
    "CAP_LINUX_IMMUTABLE",
    "CAP_NET_BIND_SERVICE",
    "CAP_NET_BROADCAST",
    "CAP_NET_ADMIN",
    "CAP_NET_RAW",
    "CAP_IPC_LOCK",
    "CAP_IPC_OWNER",
    "CAP_SYS_MODULE",
    "CAP_SYS_RAWIO",
    "CAP_SYS_CHROOT",
    "CAP_SYS_PTRACE",
    "CAP_SYS_PACCT",
    "CAP_SYS_ADMIN",
    "CAP_SYS_BOOT",
    "CAP_SYS_NICE",
    "CAP_SYS_RESOURCE",
    "CAP_SYS_TIME",
    "CAP_SYS_TTY_CONFIG",
    "CAP_MKNOD",
    "CAP_LEASE",
    "CAP_AUDIT_WRITE",
    "CAP_AUDIT_CONTROL",
    "CAP_SETFCAP",
    "CAP_MAC_OVERRIDE",
    "CAP_MAC_ADMIN",
    "CAP_SYSLOG",
    "CAP_WAKE_ALARM",
    "CAP_BLOCK_SUSPEND",
    "CAP_AUDIT_READ",
    "CAP_PERFMON",
    "CAP_BPF",
    "CAP_CHECKPOINT_RESTORE"
  };
  private static final String[] ODD_CAPABILITIES = {
    "CAP_NET_BINDSERVICE",
    "SYS_ADMIN",
    "cap_sys_admin",
    "21",
    "0x15",
    "025",
    "0b10101",
    "0o25",
    "+12",
    "-1",
    "63",
    "62",
    "64",
    "40",
    "41",
    "CAP_SYS_ADMIN,CAP_KILL",
    "CAP_ALL",
    "all",
    "''",
    "\"CAP_KILL CAP_CHOWN\"",
    "CAP_\\x4bILL",
    "CAP_K\\ILL",
    "\"CAP_KILL",
    "CAP_KILL\\",
    "~CAP_KILL",
    "4294967317",
    "08",
    "0x",
    "CAP_KILL;"
  };
  private static final String[] FAMILIES = {
    "AF_INET", "AF_INET6", "AF_UNIX", "AF_NETLINK", "AF_PACKET", "AF_LOCAL", "AF_FILE", "AF_ROUTE",
    "AF_BLUETOOTH", "AF_CAN", "AF_ALG", "AF_VSOCK", "AF_XDP", "AF_MCTP", "AF_QIPCRTR", "AF_KEY"
  };
  private static final String[] ODD_FAMILIES = {
    "AF_INTE",
    "af_inet",
    "Af_Unix",
    "AF_UNSPEC",
    "AF_MAX",
    "inet",
    "1",
    "none",
    "AF_DECnet",
    "\"AF_INET AF_UNIX\"",
    "'AF_PACKET'",
    "\"AF_INET",
    "AF_\\INET",
    "~AF_INET",
    "AF_INET,AF_INET6"
  };
  private static final String[] NAMESPACES = {
    "user", "mnt", "ipc", "pid", "cgroup", "net", "uts", "time"
  };
  private static final String[] ODD_NAMESPACES = {
    "User", "mount", "network", "'net'", "~pid", "u\\ts"
  };
  private static final String[] GROUPS = {
    "@aio", "@basic-io", "@chown", "@clock", "@cpu-emulation", "@debug", "@default", "@file-system",
    "@io-event", "@ipc", "@keyring", "@memlock", "@module", "@mount", "@network-io", "@obsolete",
    "@pkey", "@privileged", "@process", "@raw-io", "@reboot", "@resources", "@sandbox", "@setuid",
    "@signal", "@swap", "@sync", "@system-service", "@timer", "@known"
  };
  private static final String[] CALLS = {
    "read",
    "write",
    "mount",
    "umount2",
    "reboot",
    "kexec_load",
    "swapon",
    "swapoff",
    "init_module",
    "ptrace",
    "clock_settime",
    "settimeofday",
    "adjtimex",
    "iopl",
    "ioperm",
    "bpf",
    "chroot",
    "setpriority",
    "nice",
    "sched_setaffinity",
    "vm86",
    "modify_ldt",
    "uselib",
    "perf_event_open",
    "personality",
    "quotactl_fd",
    "futex_waitv",
    "uretprobe",
    "fchmodat2",
    "mseal",
    "open_tree_attr",
    "arm_fadvise64_64",
    "socketcall",
    "pciconfig_read",
    "delete_module",
    "finit_module",
    "ioprio_set",
    "setrlimit",
    "mbind",
    "process_vm_readv",
    "pidfd_getfd",
    "s390_runtime_instr"
  };
  private static final String[] ODD_CALLS = {
    "@system-servise",
    "@",
    "@System-Service",
    "raed",
    "READ",
    "0",
    "165",
    "mount:EPERM",
    "@mount:EPERM",
    "@clock:kill",
    "reboot:ENOSYS",
    "swapon:0",
    "ptrace:4095",
    "ptrace:4096",
    "read:",
    ":EPERM",
    "@swap:eperm",
    "@debug:EWHAT",
    "@module:0x1",
    "mount:log",
    "~mount",
    "'mount'",
    "\"@swap @clock\"",
    "mo\\unt",
    "@raw-io:-1",
    "@reboot:EWOULDBLOCK",
    "read\\"
  };
  private static final String[] ARCHITECTURES = {
    "native",
    "x86-64",
    "x86",
    "x32",
    "arm64",
    "x86_64",
    "Native",
    "\"native x86\"",
    "i386",
    "mips64-le-n32",
    "riscv64",
    "loongarch64",
    "'native",
    "arm"
  };
  private static final String[] ADDRESSES = {
    "any",
    "localhost",
    "link-local",
    "multicast",
    "0.0.0.0/0",
    "::/0",
    "127.0.0.1",
    "127.0.0.1/8",
    "127.0.0.0/7",
    "10.0.0.0/8",
    "192.168.1.5",
    "::1",
    "::1/128",
    "::1/127",
    "fe80::/64",
    "2001:db8::1",
    "::ffff:127.0.0.1",
    "LOCALHOST",
    "localhost.",
    "foo.localhost",
    "LocalHost.LocalDomain",
    "Any",
    "1.2.3",
    "1.2.3.4/33",
    "01.2.3.4",
    "1.2.3.4/0",
    "1.2.3.4/010",
    "1.2.3.4/0x8",
    "1.2.3.4/+8",
    "1.2.3.4/",
    "::/129",
    "1:2:3:4:5:6:7::",
    "1:2:3:4:5:6:7:8:9",
    ":1",
    "::g",
    "1::2::3",
    "127.1",
    "'any'",
    "any,localhost",
    "::1.2.3.4/96",
    "fe80::1%lo",
    "12345::",
    "127.255.255.255/32"
  };
  private static final String[] DEVICES = {
    "/dev/null rw",
    "/dev/sda",
    "char-rtc r",
    "block-loop rwm",
    "char-* rw",
    "/dev/null  m",
    "/dev/../etc rw",
    "/etc/passwd r",
    "/dev",
    "/dev/",
    "/dev/null rwx",
    "/dev/null r w",
    "\"/dev/null\" rw",
    "/run/systemd/inaccessible/chr r",
    "dev/null",
    "/dev//tty0/ rw",
    "%i",
    "/dev/%n r",
    "/dev/./null rw",
    "char-%z",
    "",
    "/dev/null mwr",
    "block-",
    "/dev/null RW"
  };
  private static final String[] USERS = {
    "root",
    "0",
    "nobody",
    "daemon",
    "www-data",
    "%p",
    "%i",
    "u%%",
    "1000",
    "65535",
    "65534",
    "4294967295",
    "4294967294",
    "00",
    "",
    "a b",
    "a:b",
    "a/b",
    ".",
    "..",
    "-1",
    "-a",
    "Jürgen",
    "user@domain",
    "%z",
    "\"root\"",
    "99999999999",
    "_x",
    "0x0",
    "%u",
    "r%oot",
    "+1",
    "a$"
  };
  private static final String[] PATHS = {
    "/srv/x",
    "/",
    "//",
    "/./",
    "",
    "relative",
    "/a/../b",
    "/a//b/./c/",
    "/srv/%n",
    "/srv/%z",
    "-/srv",
    "/srv/with space",
    "~",
    "%S/x",
    "/\"x\""
  };
  private static final String[] MODES = {
    "0022",
    "022",
    "0077",
    "77",
    "077",
    "0027",
    "0007",
    "0002",
    "0000",
    "7777",
    "07777",
    "10000",
    "0o22",
    "0x12",
    "+22",
    "-22",
    "",
    "8",
    "0 22",
    "00000022",
    "rwx",
    "0020",
    "0004",
    "0040",
    "0067"
  };

  private final RandomGenerator random;

  RandomValues(RandomGenerator random) {
    this.random = random;
  }

  private String one(String... of) {
    return of[random.nextInt(of.length)];
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  String bool() {
    return one(BOOLS);
  }

  /** Mostly one of the words, sometimes a boolean or nonsense. */
  String word(String... words) {
    return chance(70) ? one(words) : chance(60) ? bool() : one("", "Strict", "x", "read_only");
  }

  private String list(String[] good, String[] odd, int oddPercent, boolean inverts) {
    int words = chance(5) ? 0 : 1 + random.nextInt(6);
    List<String> chosen = new ArrayList<>();
    for (int at = 0; at < words; at++) {
      chosen.add(chance(oddPercent) ? one(odd) : one(good));
    }
    String text = String.join(one(" ", " ", "  ", "\t"), chosen);
    return inverts && chance(40) ? "~" + one("", "", " ") + text : text;
  }

  String capabilities() {
    return chance(4) ? one("", "~", "~ ") : list(CAPABILITIES, ODD_CAPABILITIES, 15, true);
  }

  String families() {
    return chance(8) ? one("", "~", "none", "~none") : list(FAMILIES, ODD_FAMILIES, 15, true);
  }

  String namespaces() {
    return chance(25) ? bool() : list(NAMESPACES, ODD_NAMESPACES, 5, true);
  }

  String calls() {
    if (chance(6)) {
      return one("", "~", "@system-service", "@known", "~@known");
    }
    return list(chance(60) ? GROUPS : CALLS, ODD_CALLS, 15, true);
  }

  String architectures() {
    return chance(50) ? "native" : list(ARCHITECTURES, ARCHITECTURES, 0, false);
  }

  String addresses() {
    return chance(30) ? one("any", "localhost", "") : list(ADDRESSES, ADDRESSES, 0, false);
  }

  String device() {
    return one(DEVICES);
  }

  /** Names that systemd accepts come far more often, because others make it refuse the unit. */
  String user() {
    return chance(90) ? one("root", "0", "nobody", "daemon", "%p", "1000", "", "_x") : one(USERS);
  }

  String groups() {
    return chance(90) ? one("adm", "adm video", "", "100") : one(USERS) + " " + one(USERS);
  }

  String rootPath() {
    return chance(93) ? one("/srv/x", "/", "", "/srv/%n", "/a//b/./c/") : one(PATHS);
  }

  String path() {
    return one(PATHS);
  }

  String mode() {
    return one(MODES);
  }

  String delegate() {
    return chance(60) ? bool() : one("cpu", "memory pids", "bogus", "cpu bogus", "'cpu'", "\"cpu");
  }

  String image() {
    return one(
        "/img.raw:/mnt",
        "-/img.raw:/mnt:root:nodev",
        "/img.raw",
        "",
        "img.raw:/mnt",
        "/i:mnt",
        "/i:/m /j:/n");
  }

  String credential() {
    return one("name:/path", "name", "", "na/me:/x", "name:rel", "name:../x", "n%%:/a", "a:b:c");
  }

  String credentialData() {
    return one("name:aGVsbG8=", "name:not base64!", "name", "", "name:", "x:Zm9v", "/:Zm9v");
  }

  String command() {
    return chance(96)
        ? one(
            "/bin/true",
            "-/bin/true",
            "@/bin/true t",
            "+/bin/true",
            "!/bin/true",
            "!!/bin/true",
            ":/bin/true $A",
            "true",
            "/bin/echo \"a b\" 'c'",
            "/bin/echo %n %i",
            "-false",
            "/bin/echo a \\; b",
            "/bin/echo \\x41",
            "/bin/echo \\q")
        : one(
            "",
            "-",
            "@",
            "@/bin/true",
            "/bin/",
            "bin/true",
            "/bin/t\"rue",
            "'/bin/true",
            "/bin/true %z",
            "-/bin/true %z",
            "/bin/echo \"x",
            "-/bin/echo \"x",
            ";",
            "/bin/true ; /bin/false",
            "/bin/true ;",
            "; /bin/true",
            "++/bin/true",
            "!!!/bin/true",
            "\"/bin/my prog\" x",
            "..",
            "|/bin/true",
            "/bin/true %",
            "--/bin/true",
            "-@/bin/true",
            "/bin/tr\\x22ue");
  }
}

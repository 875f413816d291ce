package dev.ringfence.observe.live;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers of the kernel's interface by name, from include/uapi/linux of Linux 6.12. */
final class Constants {
  static final List<String> FAMILIES =
      words(
          """
          AF_UNSPEC AF_UNIX AF_INET AF_AX25 AF_IPX AF_APPLETALK AF_NETROM AF_BRIDGE AF_ATMPVC \
          AF_X25 AF_INET6 AF_ROSE AF_DECnet AF_NETBEUI AF_SECURITY AF_KEY AF_NETLINK AF_PACKET \
          AF_ASH AF_ECONET AF_ATMSVC AF_RDS AF_SNA AF_IRDA AF_PPPOX AF_WANPIPE AF_LLC AF_IB \
          AF_MPLS AF_CAN AF_TIPC AF_BLUETOOTH AF_IUCV AF_RXRPC AF_ISDN AF_PHONET AF_IEEE802154 \
          AF_CAIF AF_ALG AF_NFC AF_VSOCK AF_KCM AF_QIPCRTR AF_SMC AF_XDP AF_MCTP\
          """);
  static final List<String> SOCKET_TYPES =
      words(
          "0 SOCK_STREAM SOCK_DGRAM SOCK_RAW SOCK_RDM SOCK_SEQPACKET SOCK_DCCP 7 8 9 SOCK_PACKET");
  static final List<String> NETLINK =
      words(
          """
          NETLINK_ROUTE NETLINK_UNUSED NETLINK_USERSOCK NETLINK_FIREWALL NETLINK_SOCK_DIAG \
          NETLINK_NFLOG NETLINK_XFRM NETLINK_SELINUX NETLINK_ISCSI NETLINK_AUDIT \
          NETLINK_FIB_LOOKUP NETLINK_CONNECTOR NETLINK_NETFILTER NETLINK_IP6_FW NETLINK_DNRTMSG \
          NETLINK_KOBJECT_UEVENT NETLINK_GENERIC 17 NETLINK_SCSITRANSPORT NETLINK_ECRYPTFS \
          NETLINK_RDMA NETLINK_CRYPTO NETLINK_SMC\
          """);
  static final List<String> POLICIES =
      words(
          "SCHED_OTHER SCHED_FIFO SCHED_RR SCHED_BATCH SCHED_ISO SCHED_IDLE SCHED_DEADLINE"
              + " SCHED_EXT");
  static final List<String> CLOCKS =
      words(
          """
          CLOCK_REALTIME CLOCK_MONOTONIC CLOCK_PROCESS_CPUTIME_ID CLOCK_THREAD_CPUTIME_ID \
          CLOCK_MONOTONIC_RAW CLOCK_REALTIME_COARSE CLOCK_MONOTONIC_COARSE CLOCK_BOOTTIME \
          CLOCK_REALTIME_ALARM CLOCK_BOOTTIME_ALARM CLOCK_SGI_CYCLE CLOCK_TAI\
          """);
  static final List<String> LIMITS =
      words(
          """
          RLIMIT_CPU RLIMIT_FSIZE RLIMIT_DATA RLIMIT_STACK RLIMIT_CORE RLIMIT_RSS RLIMIT_NPROC \
          RLIMIT_NOFILE RLIMIT_MEMLOCK RLIMIT_AS RLIMIT_LOCKS RLIMIT_SIGPENDING \
          RLIMIT_MSGQUEUE RLIMIT_NICE RLIMIT_RTPRIO RLIMIT_RTTIME\
          """);
  static final List<String> SYSLOG_ACTIONS =
      words(
          "close open read read-all read-clear clear console-off console-on console-level"
              + " size-unread size-buffer");
  static final List<String> KEYCTL =
      words(
          """
          KEYCTL_GET_KEYRING_ID KEYCTL_JOIN_SESSION_KEYRING KEYCTL_UPDATE KEYCTL_REVOKE \
          KEYCTL_CHOWN KEYCTL_SETPERM KEYCTL_DESCRIBE KEYCTL_CLEAR KEYCTL_LINK KEYCTL_UNLINK \
          KEYCTL_SEARCH KEYCTL_READ KEYCTL_INSTANTIATE KEYCTL_NEGATE \
          KEYCTL_SET_REQKEY_KEYRING KEYCTL_SET_TIMEOUT KEYCTL_ASSUME_AUTHORITY \
          KEYCTL_GET_SECURITY KEYCTL_SESSION_TO_PARENT KEYCTL_REJECT KEYCTL_INSTANTIATE_IOV \
          KEYCTL_INVALIDATE KEYCTL_GET_PERSISTENT KEYCTL_DH_COMPUTE KEYCTL_PKEY_QUERY \
          KEYCTL_PKEY_ENCRYPT KEYCTL_PKEY_DECRYPT KEYCTL_PKEY_SIGN KEYCTL_PKEY_VERIFY \
          KEYCTL_RESTRICT_KEYRING KEYCTL_MOVE KEYCTL_CAPABILITIES KEYCTL_WATCH_KEY\
          """);
  static final List<String> BPF_COMMANDS =
      words(
          """
          BPF_MAP_CREATE BPF_MAP_LOOKUP_ELEM BPF_MAP_UPDATE_ELEM BPF_MAP_DELETE_ELEM \
          BPF_MAP_GET_NEXT_KEY BPF_PROG_LOAD BPF_OBJ_PIN BPF_OBJ_GET BPF_PROG_ATTACH \
          BPF_PROG_DETACH BPF_PROG_TEST_RUN BPF_PROG_GET_NEXT_ID BPF_MAP_GET_NEXT_ID \
          BPF_PROG_GET_FD_BY_ID BPF_MAP_GET_FD_BY_ID BPF_OBJ_GET_INFO_BY_FD BPF_PROG_QUERY \
          BPF_RAW_TRACEPOINT_OPEN BPF_BTF_LOAD BPF_BTF_GET_FD_BY_ID BPF_TASK_FD_QUERY \
          BPF_MAP_LOOKUP_AND_DELETE_ELEM BPF_MAP_FREEZE BPF_BTF_GET_NEXT_ID \
          BPF_MAP_LOOKUP_BATCH BPF_MAP_LOOKUP_AND_DELETE_BATCH BPF_MAP_UPDATE_BATCH \
          BPF_MAP_DELETE_BATCH BPF_LINK_CREATE BPF_LINK_UPDATE BPF_LINK_GET_FD_BY_ID \
          BPF_LINK_GET_NEXT_ID BPF_ENABLE_STATS BPF_ITER_CREATE BPF_LINK_DETACH \
          BPF_PROG_BIND_MAP BPF_TOKEN_CREATE\
          """);
  static final List<String> URING =
      words(
          """
          NOP READV WRITEV FSYNC READ_FIXED WRITE_FIXED POLL_ADD POLL_REMOVE SYNC_FILE_RANGE \
          SENDMSG RECVMSG TIMEOUT TIMEOUT_REMOVE ACCEPT ASYNC_CANCEL LINK_TIMEOUT CONNECT \
          FALLOCATE OPENAT CLOSE FILES_UPDATE STATX READ WRITE FADVISE MADVISE SEND RECV \
          OPENAT2 EPOLL_CTL SPLICE PROVIDE_BUFFERS REMOVE_BUFFERS TEE SHUTDOWN RENAMEAT \
          UNLINKAT MKDIRAT SYMLINKAT LINKAT MSG_RING FSETXATTR SETXATTR FGETXATTR GETXATTR \
          SOCKET URING_CMD SEND_ZC SENDMSG_ZC READ_MULTISHOT WAITID FUTEX_WAIT FUTEX_WAKE \
          FUTEX_WAITV FIXED_FD_INSTALL FTRUNCATE BIND LISTEN\
          """);

  /** By {@code s_magic} of the super block (include/uapi/linux/magic.h), as /proc/filesystems. */
  static final Map<Long, String> FILE_SYSTEMS = fileSystems();

  /** The ioctls that services are seen to make; the rest is told in hexadecimal. */
  static final Map<Long, String> IOCTLS = ioctls();

  private Constants() {}

  private static List<String> words(String text) {
    return List.of(text.split(" ", -1));
  }

  /** The name of a number; a prefix and the number when it has none. */
  static String name(List<String> names, long number, String prefix) {
    return number >= 0 && number < names.size() ? names.get((int) number) : prefix + number;
  }

  /** IP protocols as /etc/protocols calls them, those of netlink by their own names. */
  static String protocol(int family, int type, int protocol) {
    return switch (family) {
      case 2, 10 -> transport(type, protocol);
      case 16 -> name(NETLINK, protocol, "");
      default -> String.valueOf(protocol);
    };
  }

  /** What carries an internet socket: {@code tcp}, {@code udp}, ... */
  static String transport(int type, int protocol) {
    int effective = protocol != 0 ? protocol : type == 1 ? 6 : type == 2 ? 17 : 0;
    return switch (effective) {
      case 0 -> "ip";
      case 1 -> "icmp";
      case 2 -> "igmp";
      case 6 -> "tcp";
      case 17 -> "udp";
      case 33 -> "dccp";
      case 41 -> "ipv6";
      case 58 -> "ipv6-icmp";
      case 132 -> "sctp";
      case 136 -> "udplite";
      case 255 -> "raw";
      case 262 -> "mptcp";
      default -> String.valueOf(effective);
    };
  }

  private static Map<Long, String> fileSystems() {
    Map<Long, String> names = new HashMap<>();
    names.put(0xef53L, "ext4");
    names.put(0x0102_1994L, "tmpfs");
    names.put(0x9fa0L, "proc");
    names.put(0x6265_6572L, "sysfs");
    names.put(0x27e0ebL, "cgroup");
    names.put(0x6367_7270L, "cgroup2");
    names.put(0x794c_7630L, "overlay");
    names.put(0x5846_5342L, "xfs");
    names.put(0x9123_683eL, "btrfs");
    names.put(0x7371_7368L, "squashfs");
    names.put(0x6969L, "nfs");
    names.put(0x1cd1L, "devpts");
    names.put(0x5049_5045L, "pipefs");
    names.put(0x534f_434bL, "sockfs");
    names.put(0x6e73_6673L, "nsfs");
    names.put(0x0904_1934L, "anon_inodefs");
    names.put(0x9584_58f6L, "hugetlbfs");
    names.put(0x1980_0202L, "mqueue");
    names.put(0x6462_6720L, "debugfs");
    names.put(0x7472_6163L, "tracefs");
    names.put(0x7363_6673L, "securityfs");
    names.put(0xcafe_4a11L, "bpf");
    names.put(0xde5e_81e4L, "efivarfs");
    names.put(0x6573_5546L, "fuse");
    names.put(0xe0f5_e1e2L, "erofs");
    names.put(0x2fc1_2fc1L, "zfs");
    names.put(0x4d44L, "vfat");
    names.put(0x5346_544eL, "ntfs");
    names.put(0xf2f5_2010L, "f2fs");
    names.put(0xff53_4d42L, "cifs");
    names.put(0x6264_6576L, "bdev");
    names.put(0x4249_4e4dL, "binfmt_misc");
    names.put(0x9660L, "iso9660");
    names.put(0x444d_4142L, "dmabuf");
    names.put(0xf97c_ff8cL, "selinuxfs");
    names.put(0x8584_58f6L, "ramfs");
    return Map.copyOf(names);
  }

  private static Map<Long, String> ioctls() {
    Map<Long, String> names = new HashMap<>();
    String terminal =
        "TCGETS TCSETS TCSETSW TCSETSF TCGETA TCSETA TCSETAW TCSETAF TCSBRK TCXONC TCFLSH TIOCEXCL"
            + " TIOCNXCL TIOCSCTTY TIOCGPGRP TIOCSPGRP TIOCOUTQ TIOCSTI TIOCGWINSZ TIOCSWINSZ";
    long number = 0x5401;
    for (String name : terminal.split(" ", -1)) {
      names.put(number++, name);
    }
    names.put(0x541bL, "FIONREAD");
    names.put(0x5421L, "FIONBIO");
    names.put(0x5422L, "TIOCNOTTY");
    names.put(0x5429L, "TIOCGSID");
    names.put(0x5450L, "FIONCLEX");
    names.put(0x5451L, "FIOCLEX");
    names.put(0x5452L, "FIOASYNC");
    names.put(0x8004_5430L, "TIOCGPTN");
    names.put(0x4004_5431L, "TIOCSPTLCK");
    names.put(0x802c_542aL, "TCGETS2");
    names.put(0x1260L, "BLKGETSIZE");
    names.put(0x8008_1272L, "BLKGETSIZE64");
    names.put(0x4004_9409L, "FICLONE");
    names.put(0x4020_940dL, "FICLONERANGE");
    names.put(0x8008_6601L, "FS_IOC_GETFLAGS");
    names.put(0x4008_6602L, "FS_IOC_SETFLAGS");
    names.put(0xc020_660bL, "FS_IOC_FIEMAP");
    names.put(0x8004_5200L, "RNDGETENTCNT");
    names.put(0x4004_54caL, "TUNSETIFF");
    names.put(0x8008_7001L, "RTC_ALM_READ");
    names.put(0x8024_7009L, "RTC_RD_TIME");
    names.put(0x4024_700aL, "RTC_SET_TIME");
    names.put(0xc008_5100L, "PTP_CLOCK_GETCAPS");
    return Map.copyOf(names);
  }
}

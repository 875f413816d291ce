package dev.ringfence.diagnose;

import java.util.List;

/** Every way to fail that the diagnosis is held against. */
final class FailingUnitTable {
  private FailingUnitTable() {}

  /** A file stands where systemd wants to make the directory. */
  private static FailingUnit directory(String name, String key) {
    return new FailingUnit(
        name, "Type=oneshot\nExecStart=/bin/true\n" + key + "=rf-file/x", key, "");
  }

  static List<FailingUnit> all() {
    return List.of(
        FailingUnit.once(
            "chdir-missing",
            "/bin/true",
            "WorkingDirectory=/nowhere",
            "WorkingDirectory",
            "WorkingDirectory=-/nowhere"),
        FailingUnit.once(
            "chdir-hidden",
            "/bin/true",
            "WorkingDirectory=/home/app\nProtectHome=yes",
            "ProtectHome",
            "ProtectHome=read-only"),
        FailingUnit.once("exec-missing", "/usr/bin/nosuchprogram", "PrivateTmp=yes", "", ""),
        FailingUnit.once(
            "exec-jail-without-libraries",
            "/usr/sbin/nginx -v",
            "TemporaryFileSystem=/:ro\nBindReadOnlyPaths=/usr/sbin/nginx",
            "TemporaryFileSystem",
            "BindReadOnlyPaths=/usr/lib /lib /lib64 /usr/lib64"),
        FailingUnit.once(
            "exec-jail-without-program",
            "/usr/sbin/nginx -v",
            "TemporaryFileSystem=/:ro\nBindReadOnlyPaths=/usr/lib /lib64 /lib",
            "TemporaryFileSystem",
            "BindReadOnlyPaths=/usr/sbin/nginx /usr/lib /lib /lib64 /usr/lib64"),
        FailingUnit.once(
            "exec-no-exec-paths",
            "/usr/bin/true",
            "NoExecPaths=/\nExecPaths=/usr/bin/sh",
            "NoExecPaths",
            "ExecPaths=/usr/bin/true /usr/lib /lib /lib64 /usr/lib64"),
        FailingUnit.once(
            "exec-home",
            "/home/app/bin/tool",
            "ProtectHome=yes",
            "ProtectHome",
            "ProtectHome=read-only"),
        FailingUnit.once(
            "stdout",
            "/bin/true",
            "StandardOutput=file:/nowhere/log",
            "StandardOutput",
            "StandardOutput=journal"),
        FailingUnit.once("user-missing", "/bin/true", "User=nobody-has-this-name", "User", ""),
        FailingUnit.once("group-missing", "/bin/true", "Group=nobody-has-this-name", "Group", ""),
        FailingUnit.once(
            "namespace-read-write-paths",
            "/bin/true",
            "ProtectSystem=strict\nReadWritePaths=/var/lib /nonexistent/directory",
            "ReadWritePaths",
            "ReadWritePaths=/var/lib -/nonexistent/directory"),
        FailingUnit.once(
            "namespace-bind-paths",
            "/bin/true",
            "PrivateTmp=yes\nBindPaths=/nowhere:/mnt",
            "BindPaths",
            "BindPaths=-/nowhere:/mnt"),
        FailingUnit.once(
            "namespace-root", "/bin/true", "RootDirectory=/nonexistent", "RootDirectory", ""),
        FailingUnit.once(
            "credential", "/bin/true", "LoadCredential=x:/nonexistent", "LoadCredential", ""),
        new FailingUnit(
            "state-directory",
            "Type=oneshot\n" + "ExecStart=/bin/true\nStateDirectory=rf-file",
            "StateDirectory",
            ""),
        FailingUnit.once(
            "killed-by-filter",
            FailingUnit.python("import os; os.chroot('/')"),
            "NoNewPrivileges=yes\nSystemCallFilter=~@privileged @resources",
            "SystemCallFilter",
            "SystemCallFilter=chroot"),
        FailingUnit.once(
            "child-killed-by-filter",
            "/bin/sh -c '" + "/usr/sbin/chroot / /bin/true || exit 9'",
            "SystemCallFilter=~chroot",
            "SystemCallFilter",
            "SystemCallFilter=chroot"),
        FailingUnit.once(
            "filter-with-errno",
            FailingUnit.python("import os; os.chroot('/')"),
            "SystemCallFilter=~chroot\nSystemCallErrorNumber=EPERM",
            "SystemCallFilter",
            "SystemCallFilter=chroot"),
        FailingUnit.once(
            "just-in-time-compiler",
            "/opt/jdk/bin/java -version",
            "ProtectHome=yes\nMemoryDenyWriteExecute=yes",
            "MemoryDenyWriteExecute",
            "MemoryDenyWriteExecute=no"),
        FailingUnit.once(
            "log-file",
            "/bin/sh -c 'echo x >>/var/log/rf.log'",
            "ProtectHome=yes\nProtectSystem=strict\nPrivateTmp=yes",
            "ProtectSystem",
            "ReadWritePaths=/var/log"),
        FailingUnit.once(
            "socket-in-tmp",
            FailingUnit.python(
                "import socket; socket.socket(socket.AF_UNIX).connect('/tmp/rf.socket')"),
            "PrivateTmp=yes\nProtectHome=yes",
            "PrivateTmp",
            "BindPaths=/tmp/rf.socket"),
        FailingUnit.once(
            "low-port",
            FailingUnit.python("import socket; socket.socket().bind(('127.0.0.1', 81))"),
            "PrivateUsers=yes\nPrivateTmp=yes",
            "PrivateUsers",
            "PrivateUsers=no"),
        FailingUnit.once(
            "low-port-capability",
            FailingUnit.python("import socket; socket.socket().bind(('127.0.0.1', 82))"),
            "CapabilityBoundingSet=CAP_CHOWN",
            "CapabilityBoundingSet",
            "CapabilityBoundingSet=CAP_NET_BIND_SERVICE"),
        FailingUnit.once(
            "device",
            "/bin/dd if=/dev/fuse count=0",
            "PrivateDevices=yes",
            "PrivateDevices",
            "DeviceAllow=/dev/fuse rw"),
        FailingUnit.once(
            "device-policy",
            FailingUnit.python("import os; os.close(os.open('/dev/fuse', os.O_RDWR))"),
            "DevicePolicy=closed",
            "DevicePolicy",
            "DeviceAllow=/dev/fuse rw"),
        FailingUnit.once(
            "monitor-proc-subset",
            "/bin/cat /proc/meminfo",
            "ProcSubset=pid\nPrivateTmp=yes",
            "ProcSubset",
            "ProcSubset=all"),
        FailingUnit.once(
            "monitor-protect-proc",
            "/bin/sh -c 'test -d /proc/1'",
            "User=www-data\nProtectProc=invisible",
            "ProtectProc",
            ""),
        FailingUnit.once(
            "netlink",
            FailingUnit.python(
                "import socket; socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, 0)"),
            "RestrictAddressFamilies=AF_UNIX AF_INET",
            "RestrictAddressFamilies",
            "RestrictAddressFamilies=AF_NETLINK"),
        FailingUnit.once(
            "unix-socket",
            FailingUnit.python("import socket; socket.socket(socket.AF_UNIX)"),
            "RestrictAddressFamilies=AF_INET",
            "RestrictAddressFamilies",
            "RestrictAddressFamilies=AF_UNIX"),
        FailingUnit.once(
            "private-network",
            FailingUnit.python("import socket; socket.create_connection(('127.0.0.1', 8181))"),
            "PrivateNetwork=yes",
            "PrivateNetwork",
            "PrivateNetwork=no"),
        FailingUnit.once(
            "address-denied",
            FailingUnit.python(
                "import socket; socket.socket(socket.AF_INET, socket.SOCK_DGRAM)"
                    + ".sendto(b'x', ('127.0.0.53', 53))"),
            "IPAddressDeny=any",
            "IPAddressDeny",
            "IPAddressAllow=localhost"),
        FailingUnit.once(
            "new-namespace",
            "/usr/bin/unshare -m true",
            "RestrictNamespaces=yes",
            "RestrictNamespaces",
            "RestrictNamespaces=mnt"),
        FailingUnit.once(
            "kernel-setting",
            "/bin/sh -c 'echo 1 >/proc/sys/net/ipv4/ip_forward'",
            "ProtectKernelTunables=yes",
            "ProtectKernelTunables",
            "ProtectKernelTunables=no"),
        FailingUnit.once(
            "host-name",
            FailingUnit.python("import socket; socket.sethostname(socket.gethostname())"),
            "ProtectHostname=yes",
            "ProtectHostname",
            "ProtectHostname=no"),
        FailingUnit.once(
            "personality",
            "/usr/bin/setarch i686 true",
            "LockPersonality=yes",
            "LockPersonality",
            "LockPersonality=no"),
        FailingUnit.once(
            "realtime",
            "/usr/bin/chrt -f 1 true",
            "RestrictRealtime=yes",
            "RestrictRealtime",
            "RestrictRealtime=no"),
        FailingUnit.once(
            "set-user-bit",
            "/bin/sh -c 'touch /tmp/s && chmod u+s /tmp/s'",
            "RestrictSUIDSGID=yes",
            "RestrictSUIDSGID",
            "RestrictSUIDSGID=no"),
        FailingUnit.once(
            "umask",
            "/bin/sh -c 'rm -f /var/tmp/rf-u; echo x >/var/tmp/rf-u; setpriv --reuid=33"
                + " --clear-groups cat /var/tmp/rf-u'",
            "UMask=0777",
            "UMask",
            "UMask=0027"),
        FailingUnit.once(
            "dynamic-user",
            "/bin/sh -c 'echo x >/var/lib/rf-old/x'",
            "DynamicUser=yes",
            "DynamicUser",
            ""),
        FailingUnit.once(
            "virtual-environment",
            "/bin/sh -c '/home/app/bin/tool'",
            "ProtectHome=yes",
            "ProtectHome",
            "ProtectHome=read-only"),
        FailingUnit.running(
            "reload-only",
            "Type=exec\nExecStart=/bin/sleep 3600\nExecReload=/bin/touch /var/lib/rf-reload\n"
                + "ProtectSystem=strict",
            "ProtectSystem",
            "ReadWritePaths=/var/lib"),
        FailingUnit.running(
            "stop-only",
            "Type=exec\nExecStart=/bin/sleep 3600\nExecStop=/bin/touch /var/lib/rf-stop\n"
                + "ProtectSystem=strict",
            "ProtectSystem",
            "ReadWritePaths=/var/lib"),
        FailingUnit.once(
            "two-at-once",
            "/usr/bin/unshare -m true",
            "RestrictNamespaces=yes\nSystemCallFilter=~unshare\nSystemCallErrorNumber=EPERM",
            "SystemCallFilter",
            "SystemCallFilter=unshare"),
        directory("cache-directory", "CacheDirectory"),
        directory("logs-directory", "LogsDirectory"),
        directory("runtime-directory", "RuntimeDirectory"),
        directory("configuration-directory", "ConfigurationDirectory"),
        FailingUnit.once(
            "exec-file-capability",
            "/usr/local/bin/rf-cap",
            "CapabilityBoundingSet=CAP_CHOWN",
            "CapabilityBoundingSet",
            "CapabilityBoundingSet=CAP_NET_RAW"),
        FailingUnit.once("exec-noexec", "/srv/noexec/true", "PrivateTmp=yes", "", ""),
        FailingUnit.once(
            "exec-jail-without-interpreter",
            "/usr/local/bin/rf-script",
            "TemporaryFileSystem=/:ro\nBindReadOnlyPaths=/usr/local/bin/rf-script /usr/lib /lib"
                + " /lib64",
            "TemporaryFileSystem",
            ""),
        FailingUnit.once(
            "exec-jail-without-one-library",
            "/usr/bin/true",
            "TemporaryFileSystem=/:ro\nBindReadOnlyPaths=/usr/bin/true /lib64"
                + "/ld-linux-x86-64.so.2",
            "TemporaryFileSystem",
            ""),
        FailingUnit.once(
            "clock",
            FailingUnit.python(
                "import ctypes; exit(ctypes.CDLL(None).adjtimex(ctypes.create_string_buffer(208)) < 0)"),
            "ProtectClock=yes\nPrivateTmp=yes",
            "ProtectClock",
            "ProtectClock=no"),
        FailingUnit.once(
            "jail-undone",
            "/bin/sh -c 'test ! -e /etc/passwd'",
            "TemporaryFileSystem=/:ro\nBindReadOnlyPaths=/usr /bin /lib /lib64\n"
                + "ProtectSystem=strict",
            "ProtectSystem",
            "ProtectSystem=yes"),
        FailingUnit.once(
            "container",
            "/usr/bin/unshare --user --map-root-user --mount --pid --net --fork true",
            "RestrictNamespaces=yes\nPrivateTmp=yes",
            "RestrictNamespaces",
            ""),
        FailingUnit.once(
            "denied-in-silence",
            "/bin/sh -c 'echo x >/etc/rf-silent || true'",
            "ProtectSystem=strict",
            "ProtectSystem",
            "ReadWritePaths=/etc"),
        FailingUnit.once(
            "several-lines",
            "/bin/sh -c 'rm -f /var/log/rf-several; echo x >/var/log/rf-several && chown 1 /var/log/rf-several && unshare -m"
                + " true'",
            "ProtectSystem=strict\nCapabilityBoundingSet=CAP_SYS_ADMIN\nSystemCallFilter=~unshare",
            "CapabilityBoundingSet",
            "CapabilityBoundingSet=CAP_CHOWN"),
        FailingUnit.once("nothing-wrong", "/bin/true", "ProtectHome=yes", "", ""));
  }
}

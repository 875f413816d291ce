package dev.ringfence.diagnose;

import java.util.List;

/**
 * A service that fails, and what the diagnosis has to say.
 *
 * @param name says how it fails
 * @param service its [Service] section
 * @param culprit the key of the line that has to be blamed; empty when it is no line of the sandbox
 * @param mend a line that the mended unit has; empty when there is no mend
 */
record FailingUnit(String name, String service, String culprit, String mend) {
  private static final String ONESHOT = "Type=oneshot\n";

  @Override
  public String toString() {
    return name;
  }

  String unit() {
    return "rf-" + name + ".service";
  }

  String text() {
    return "[Service]\n" + service + "\n";
  }

  private static FailingUnit once(
      String name, String command, String settings, String culprit, String mend) {
    return new FailingUnit(name, ONESHOT + "ExecStart=" + command + "\n" + settings, culprit, mend);
  }

  private static FailingUnit running(String name, String service, String culprit, String mend) {
    return new FailingUnit(name, service, culprit, mend);
  }

  private static String python(String program) {
    return "/usr/bin/python3 -c \"" + program + "\"";
  }

  /** What some of them talk to. */
  static final String LISTENER =
      "[Service]\nType=exec\nExecStart="
          + python(
              "import socket, time; s = socket.create_server(('127.0.0.1', 8181)); t ="
                  + " socket.socket(socket.AF_UNIX); t.bind('/tmp/rf.socket'); t.listen();"
                  + " time.sleep(6000)")
          + "\n";

  /** Files that they need, by path. */
  static final String PREPARE =
      """
      [Unit]
      DefaultDependencies=no
      After=systemd-tmpfiles-setup.service
      [Service]
      Type=oneshot
      ExecStart=/bin/sh -c 'mkdir -p /home/app/bin /var/lib/rf-old && cp /usr/bin/true /home/app/bin/tool && cp /usr/bin/sleep /usr/local/bin/rf-cap && chown 4711 /var/lib/rf-old && chmod 700 /var/lib/rf-old && touch /var/lib/rf-file /var/lib/rf-old/x && chown 4711 /var/lib/rf-old/x'
      """;

  static List<FailingUnit> all() {
    return List.of(
        once(
            "chdir-missing",
            "/bin/true",
            "WorkingDirectory=/nowhere",
            "WorkingDirectory",
            "WorkingDirectory=-/nowhere"),
        once(
            "chdir-hidden",
            "/bin/true",
            "WorkingDirectory=/home/app\nProtectHome=yes",
            "ProtectHome",
            "ProtectHome=read-only"),
        once("exec-missing", "/usr/bin/nosuchprogram", "PrivateTmp=yes", "", ""),
        once(
            "exec-jail-without-libraries",
            "/usr/sbin/nginx -v",
            "TemporaryFileSystem=/:ro\nBindReadOnlyPaths=/usr/sbin/nginx",
            "TemporaryFileSystem",
            "BindReadOnlyPaths=/usr/lib /lib /lib64 /usr/lib64"),
        once(
            "exec-jail-without-program",
            "/usr/sbin/nginx -v",
            "TemporaryFileSystem=/:ro\nBindReadOnlyPaths=/usr/lib /lib64 /lib",
            "TemporaryFileSystem",
            "BindReadOnlyPaths=/usr/sbin/nginx /usr/lib /lib /lib64 /usr/lib64"),
        once(
            "exec-no-exec-paths",
            "/usr/bin/true",
            "NoExecPaths=/\nExecPaths=/usr/bin/sh",
            "NoExecPaths",
            "ExecPaths=/usr/bin/true /usr/lib /lib /lib64 /usr/lib64"),
        once(
            "exec-home",
            "/home/app/bin/tool",
            "ProtectHome=yes",
            "ProtectHome",
            "ProtectHome=read-only"),
        once(
            "stdout",
            "/bin/true",
            "StandardOutput=file:/nowhere/log",
            "StandardOutput",
            "StandardOutput=journal"),
        once("user-missing", "/bin/true", "User=nobody-has-this-name", "User", ""),
        once("group-missing", "/bin/true", "Group=nobody-has-this-name", "Group", ""),
        once(
            "namespace-read-write-paths",
            "/bin/true",
            "ProtectSystem=strict\nReadWritePaths=/var/lib /nonexistent/directory",
            "ReadWritePaths",
            "ReadWritePaths=/var/lib -/nonexistent/directory"),
        once(
            "namespace-bind-paths",
            "/bin/true",
            "PrivateTmp=yes\nBindPaths=/nowhere:/mnt",
            "BindPaths",
            "BindPaths=-/nowhere:/mnt"),
        once("namespace-root", "/bin/true", "RootDirectory=/nonexistent", "RootDirectory", ""),
        once("credential", "/bin/true", "LoadCredential=x:/nonexistent", "LoadCredential", ""),
        new FailingUnit(
            "state-directory",
            ONESHOT + "ExecStart=/bin/true\nStateDirectory=rf-file",
            "StateDirectory",
            ""),
        once(
            "killed-by-filter",
            python("import os; os.chroot('/')"),
            "NoNewPrivileges=yes\nSystemCallFilter=~@privileged @resources",
            "SystemCallFilter",
            "SystemCallFilter=chroot"),
        once(
            "child-killed-by-filter",
            "/bin/sh -c '" + "/usr/sbin/chroot / /bin/true || exit 9'",
            "SystemCallFilter=~chroot",
            "SystemCallFilter",
            "SystemCallFilter=chroot"),
        once(
            "filter-with-errno",
            python("import os; os.chroot('/')"),
            "SystemCallFilter=~chroot\nSystemCallErrorNumber=EPERM",
            "SystemCallFilter",
            "SystemCallFilter=chroot"),
        once(
            "just-in-time-compiler",
            "/opt/jdk/bin/java -version",
            "ProtectHome=yes\nMemoryDenyWriteExecute=yes",
            "MemoryDenyWriteExecute",
            "MemoryDenyWriteExecute=no"),
        once(
            "log-file",
            "/bin/sh -c 'echo x >>/var/log/rf.log'",
            "ProtectHome=yes\nProtectSystem=strict\nPrivateTmp=yes",
            "ProtectSystem",
            "ReadWritePaths=/var/log"),
        once(
            "socket-in-tmp",
            python("import socket; socket.socket(socket.AF_UNIX).connect('/tmp/rf.socket')"),
            "PrivateTmp=yes\nProtectHome=yes",
            "PrivateTmp",
            "PrivateTmp=no"),
        once(
            "low-port",
            python("import socket; socket.socket().bind(('127.0.0.1', 81))"),
            "PrivateUsers=yes\nPrivateTmp=yes",
            "PrivateUsers",
            "PrivateUsers=no"),
        once(
            "low-port-capability",
            python("import socket; socket.socket().bind(('127.0.0.1', 82))"),
            "CapabilityBoundingSet=CAP_CHOWN",
            "CapabilityBoundingSet",
            "CapabilityBoundingSet=CAP_NET_BIND_SERVICE"),
        once(
            "device",
            "/bin/dd if=/dev/fuse count=0",
            "PrivateDevices=yes",
            "PrivateDevices",
            "DeviceAllow=/dev/fuse rw"),
        once(
            "device-policy",
            python("import os; os.close(os.open('/dev/fuse', os.O_RDWR))"),
            "DevicePolicy=closed",
            "DevicePolicy",
            "DeviceAllow=/dev/fuse rw"),
        once(
            "monitor-proc-subset",
            "/bin/cat /proc/meminfo",
            "ProcSubset=pid\nPrivateTmp=yes",
            "ProcSubset",
            "ProcSubset=all"),
        once(
            "monitor-protect-proc",
            "/bin/sh -c 'test -d /proc/1'",
            "User=www-data\nProtectProc=invisible",
            "ProtectProc",
            ""),
        once(
            "netlink",
            python("import socket; socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, 0)"),
            "RestrictAddressFamilies=AF_UNIX AF_INET",
            "RestrictAddressFamilies",
            "RestrictAddressFamilies=AF_NETLINK"),
        once(
            "unix-socket",
            python("import socket; socket.socket(socket.AF_UNIX)"),
            "RestrictAddressFamilies=AF_INET",
            "RestrictAddressFamilies",
            "RestrictAddressFamilies=AF_UNIX"),
        once(
            "private-network",
            python("import socket; socket.create_connection(('127.0.0.1', 8181))"),
            "PrivateNetwork=yes",
            "PrivateNetwork",
            "PrivateNetwork=no"),
        once(
            "address-denied",
            python(
                "import socket; socket.socket(socket.AF_INET, socket.SOCK_DGRAM)"
                    + ".sendto(b'x', ('127.0.0.53', 53))"),
            "IPAddressDeny=any",
            "IPAddressDeny",
            "IPAddressAllow=localhost"),
        once(
            "new-namespace",
            "/usr/bin/unshare -m true",
            "RestrictNamespaces=yes",
            "RestrictNamespaces",
            "RestrictNamespaces=mnt"),
        once(
            "kernel-setting",
            "/bin/sh -c 'echo 1 >/proc/sys/net/ipv4/ip_forward'",
            "ProtectKernelTunables=yes",
            "ProtectKernelTunables",
            "ProtectKernelTunables=no"),
        once(
            "host-name",
            python("import socket; socket.sethostname(socket.gethostname())"),
            "ProtectHostname=yes",
            "ProtectHostname",
            "ProtectHostname=no"),
        once(
            "personality",
            "/usr/bin/setarch i686 true",
            "LockPersonality=yes",
            "LockPersonality",
            "LockPersonality=no"),
        once(
            "realtime",
            "/usr/bin/chrt -f 1 true",
            "RestrictRealtime=yes",
            "RestrictRealtime",
            "RestrictRealtime=no"),
        once(
            "set-user-bit",
            "/bin/sh -c 'touch /tmp/s && chmod u+s /tmp/s'",
            "RestrictSUIDSGID=yes",
            "RestrictSUIDSGID",
            "RestrictSUIDSGID=no"),
        once(
            "umask",
            "/bin/sh -c 'rm -f /var/tmp/rf-u; echo x >/var/tmp/rf-u; setpriv --reuid=33"
                + " --clear-groups cat /var/tmp/rf-u'",
            "UMask=0777",
            "UMask",
            "UMask=0027"),
        once(
            "dynamic-user",
            "/bin/sh -c 'echo x >/var/lib/rf-old/x'",
            "DynamicUser=yes",
            "DynamicUser",
            ""),
        once(
            "virtual-environment",
            "/bin/sh -c '/home/app/bin/tool'",
            "ProtectHome=yes",
            "ProtectHome",
            "ProtectHome=read-only"),
        running(
            "reload-only",
            "Type=exec\nExecStart=/bin/sleep 3600\nExecReload=/bin/touch /var/lib/rf-reload\n"
                + "ProtectSystem=strict",
            "ProtectSystem",
            "ReadWritePaths=/var/lib"),
        running(
            "stop-only",
            "Type=exec\nExecStart=/bin/sleep 3600\nExecStop=/bin/touch /var/lib/rf-stop\n"
                + "ProtectSystem=strict",
            "ProtectSystem",
            "ReadWritePaths=/var/lib"),
        once(
            "two-at-once",
            "/usr/bin/unshare -m true",
            "RestrictNamespaces=yes\nSystemCallFilter=~unshare\nSystemCallErrorNumber=EPERM",
            "SystemCallFilter",
            "SystemCallFilter=unshare"),
        once("nothing-wrong", "/bin/true", "ProtectHome=yes", "", ""));
  }
}

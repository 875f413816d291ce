package dev.ringfence.trial;

import dev.ringfence.DebianRoot;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A service of Debian or of the JDK, or one that is of a kind that systemd knows.
 *
 * @param unit its whole name
 * @param units what is not in the root and has to be put into the clone, by name
 * @param workload a shell command that uses it
 * @param fits settings under which it works
 * @param breaks settings under which it does not
 * @param step where it then fails, as {@link Symptom#step} says
 */
record RealService(
    String unit,
    Map<String, String> units,
    String workload,
    List<String> fits,
    List<String> breaks,
    String step) {
  private static final List<String> MILD =
      List.of("PrivateTmp=yes", "ProtectKernelModules=yes", "ProtectClock=yes", "ProtectHome=yes");

  /** Answers each connection with its arguments; takes the first socket that systemd hands over. */
  private static final String ANSWER =
      "import os, socket, sys; s = socket.socket(fileno=3) if 'LISTEN_FDS' in os.environ else"
          + " socket.create_server(('127.0.0.1', int(sys.argv[1])));"
          + " [(c.sendall(b'here\\\\n'), c.close()) for c in (s.accept()[0] for _ in iter(int, 1))]";

  private static final String ANSWERING = "ExecStart=/usr/bin/python3 -c \"" + ANSWER + "\"";

  @Override
  public String toString() {
    return unit;
  }

  String dropIn(List<String> settings) {
    return "[Service]\n" + String.join("\n", settings) + "\n";
  }

  Workload.Shell shell() {
    return new Workload.Shell(workload, Duration.ofSeconds(60));
  }

  private static RealService debian(
      String unit, String workload, List<String> fits, List<String> breaks, String step) {
    return new RealService(unit, Map.of(), workload, fits, breaks, step);
  }

  private static RealService own(
      String unit, Map<String, String> units, String workload, List<String> breaks, String step) {
    return new RealService(unit, units, workload, MILD, breaks, step);
  }

  private static String answers(int port) {
    return "nc -w 5 127.0.0.1 " + port + " | grep here";
  }

  static List<RealService> of(DebianRoot root) {
    String postgresql = root == DebianRoot.BOOKWORM ? "15" : "17";
    return List.of(
        // Type=forking with a PIDFile=, ExecStartPre= and ExecReload=.
        debian(
            "nginx.service",
            "curl -fsS http://127.0.0.1/",
            List.of("ProtectSystem=strict", "ReadWritePaths=/run /var/log/nginx /var/lib/nginx"),
            List.of("CapabilityBoundingSet=~CAP_NET_BIND_SERVICE"),
            "ExecStartPre"),
        // Type=notify.
        debian(
            "redis-server.service",
            "redis-cli set a b | grep OK && redis-cli get a | grep b",
            MILD,
            List.of("InaccessiblePaths=/etc/redis"),
            "ExecStart"),
        // An instance of a template, slow to start.
        debian(
            "postgresql@" + postgresql + "-main.service",
            "cd / && su postgres -c 'psql -tc \"select 40 + 2\"' | grep 42",
            MILD,
            List.of("InaccessiblePaths=/var/lib/postgresql"),
            "start"),
        debian(
            "cron.service",
            "systemctl stop cron; echo '@reboot root touch /run/job-ran' >/etc/cron.d/rf; rm -f"
                + " /run/crond.reboot /run/job-ran; systemctl start cron; for i in 1 2 3 4 5 6 7 8 9 10; do [ -e"
                + " /run/job-ran ] && exit; sleep 0.3; done; exit 1",
            MILD,
            List.of(
                "SystemCallFilter=~setresuid setuid setgid setgroups",
                "SystemCallErrorNumber=" + "EPERM"),
            "ExecStart"),
        debian(
            "ssh.service",
            "mkdir -p -m 700 /root/.ssh; [ -e /root/.ssh/k ] || { ssh-keygen -qN '' -f"
                + " /root/.ssh/k; cp /root/.ssh/k.pub /root/.ssh/authorized_keys; }; ssh -i"
                + " /root/.ssh/k -o StrictHostKeyChecking=no -o BatchMode=yes root@127.0.0.1"
                + " echo in | grep in",
            List.of("ProtectKernelModules=yes", "ProtectClock=yes"),
            List.of("ProtectHome=yes"),
            "workload"),
        own(
            "jwebserver.service",
            Map.of(
                "jwebserver.service",
                "[Service]\nExecStart=" + DebianRoot.jdk() + "/bin/jwebserver -p 8123 -d /etc\n"),
            "for i in 1 2 3 4 5 6 7 8 9; do curl -fsS http://127.0.0.1:8123/ && exit; sleep 0.3;"
                + " done; exit 1",
            List.of("MemoryDenyWriteExecute=yes"),
            "ExecStart"),
        own(
            "rf-activated.service",
            Map.of(
                "rf-activated.socket",
                "[Socket]\nListenStream=127.0.0.1:8201\n",
                "rf-activated.service",
                "[Service]\n" + ANSWERING + "\n"),
            answers(8201),
            List.of("SystemCallFilter=~accept4"),
            "ExecStart"),
        own(
            "rf-instance@8202.service",
            Map.of("rf-instance@.service", "[Service]\n" + ANSWERING + " %i\n"),
            "sleep 0.3; " + answers(8202),
            List.of("RestrictAddressFamilies=AF_UNIX"),
            "ExecStart"),
        // Started by systemd for each connection (Accept=yes), as inetd did.
        own(
            "rf-each@x.service",
            Map.of(
                "rf-each.socket",
                "[Socket]\nListenStream=127.0.0.1:8203\nAccept=yes\n",
                "rf-each@.service",
                "[Service]\nStandardInput=socket\nExecStart=/bin/sh -c 'read -r word && echo $$word"
                    + " >>/var/lib/rf-said && echo here'\n"),
            "for word in a b c; do echo $word | nc -N -w 5 127.0.0.1 8203 | grep here || exit; done",
            List.of("ProtectSystem=strict"),
            "ExecStart"),
        own(
            "rf-sshd@x.service",
            Map.of(
                "rf-sshd.socket",
                "[Socket]\nListenStream=127.0.0.1:8204\nAccept=yes\n",
                "rf-sshd@.service",
                "[Service]\nRuntimeDirectory=sshd\nRuntimeDirectoryPreserve=yes\nStandardInput=socket"
                    + "\nExecStart=-/usr/sbin/sshd -i\n"),
            "ssh-keyscan -T 5 -p 8204 127.0.0.1 | grep ssh-ed25519",
            List.of("InaccessiblePaths=/etc/ssh"),
            "workload"),
        // Started by a timer; oneshot.
        debian(
            "dpkg-db-backup.service",
            "ls /var/backups/dpkg.status.0",
            List.of("PrivateNetwork=yes", "ProtectSystem=full"),
            List.of("NoExecPaths=/usr/libexec"),
            "EXEC"),
        own(
            "rf-remains.service",
            Map.of(
                "rf-remains.service",
                "[Service]\nType=oneshot\nRemainAfterExit=yes\nExecStart=/bin/mkdir /run/rf-remains"
                    + "\nExecStop=/bin/rmdir /run/rf-remains\n"),
            "test -d /run/rf-remains",
            List.of("ProtectSystem=strict"),
            "ExecStart"),
        // Breaks only when it is stopped.
        own(
            "rf-stops.service",
            Map.of(
                "rf-stops.service",
                "[Service]\nExecStart=/bin/sleep 600\nExecStop=/bin/touch /var/lib/rf-stopped\n"),
            "true",
            List.of("ReadOnlyPaths=/var/lib"),
            "ExecStop"),
        // Breaks only when it is reloaded.
        own(
            "rf-reloads.service",
            Map.of(
                "rf-reloads.service",
                "[Service]\nExecStart=/bin/sleep 600\nExecReload=/bin/touch /var/lib/rf-loaded\n"),
            "true",
            List.of("ReadOnlyPaths=/var/lib"),
            "ExecReload"),
        own(
            "rf-forks.service",
            Map.of(
                "rf-forks.service",
                "[Service]\nType=forking\nPIDFile=/run/rf-forks.pid\nExecStart=/bin/sh -c 'sleep 600"
                    + " & echo $$! >/run/rf-forks.pid'\n"),
            "kill -0 $(cat /run/rf-forks.pid)",
            List.of("ReadOnlyPaths=/run"),
            "ExecStart"),
        // Activated by the bus.
        debian(
            "systemd-hostnamed.service",
            "busctl call org.freedesktop.hostname1 /org/freedesktop/hostname1"
                + " org.freedesktop.DBus.Properties Get ss org.freedesktop.hostname1 Hostname",
            List.of("PrivateTmp=yes"),
            List.of("InaccessiblePaths=/run/dbus"),
            "ExecStart"),
        debian(
            "memcached.service",
            "for i in 1 2 3 4 5 6 7 8 9; do printf 'stats\\r\\nquit\\r\\n' | nc -w 5 127.0.0.1 11211 |"
                + " grep uptime && exit; sleep 0.3; done; exit 1",
            MILD,
            List.of("NoExecPaths=/usr/share/memcached"),
            "EXEC"),
        debian(
            "apache2.service",
            "curl -fsS http://127.0.0.1/ | grep -qi apache",
            List.of("ProtectHome=yes", "ProtectClock=yes"),
            List.of("ReadOnlyPaths=/var/log/apache2"),
            "ExecStart"),
        debian(
            "rsyslog.service",
            "m=$(cat /proc/sys/kernel/random/uuid); logger $m; for i in 1 2 3 4 5 6 7 8 9; do grep -q $m"
                + " /var/log/syslog && exit; sleep 0.3; done; exit 1",
            List.of("ProtectClock=yes"),
            List.of("ReadOnlyPaths=/var/log"),
            "workload"),
        debian(
            "prometheus-node-exporter.service",
            "for i in 1 2 3 4 5 6 7 8 9; do curl -fsS http://127.0.0.1:9100/metrics >/dev/null &&"
                + " exit; sleep 0.3; done; exit 1",
            List.of("PrivateTmp=yes", "ProtectHome=yes"),
            List.of("RestrictAddressFamilies=AF_UNIX"),
            "ExecStart"));
  }
}

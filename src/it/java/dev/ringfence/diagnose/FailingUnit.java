package dev.ringfence.diagnose;

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

  static FailingUnit once(
      String name, String command, String settings, String culprit, String mend) {
    return new FailingUnit(name, ONESHOT + "ExecStart=" + command + "\n" + settings, culprit, mend);
  }

  static FailingUnit running(String name, String service, String culprit, String mend) {
    return new FailingUnit(name, service, culprit, mend);
  }

  static String python(String program) {
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

  /** What is on the host that they run on. */
  static final String PREPARE =
      """
      [Unit]
      DefaultDependencies=no
      After=systemd-tmpfiles-setup.service
      [Service]
      Type=oneshot
      ExecStart=/bin/sh /etc/rf-prepare
      """;

  /** The program of {@link #PREPARE}. */
  static final String PREPARATIONS =
      """
      set -e
      mkdir -p /home/app/bin /var/lib/rf-old /srv/noexec
      cp /usr/bin/true /home/app/bin/tool
      chmod 700 /var/lib/rf-old
      touch /var/lib/rf-file /var/cache/rf-file /var/log/rf-file /run/rf-file /etc/rf-file
      touch /var/lib/rf-old/x
      chown -R 4711 /var/lib/rf-old
      cp /usr/bin/true /usr/local/bin/rf-cap
      setcap cap_net_raw+ep /usr/local/bin/rf-cap
      printf '#!/usr/bin/perl\nexit 0\n' >/usr/local/bin/rf-script
      chmod 755 /usr/local/bin/rf-script
      mount -t tmpfs -o noexec none /srv/noexec
      cp /usr/bin/true /srv/noexec/true
      """;
}

package dev.ringfence.jail;

import java.util.List;

/**
 * What libraries look at only now and then, so that a workload may not show it: names and
 * addresses, time zones, certificates, locales, modules of PAM and OpenSSL. A jail starts with what
 * there is of it, and keeps what the service turns out to need.
 */
final class Extras {
  private static final List<String> ALL =
      List.of(
          "/etc/ca-certificates",
          "/etc/crypto-policies",
          "/etc/gai.conf",
          "/etc/group",
          "/etc/host.conf",
          "/etc/hosts",
          "/etc/ld.so.cache",
          "/etc/locale.alias",
          "/etc/localtime",
          "/etc/machine-id",
          "/etc/nsswitch.conf",
          "/etc/pam.d",
          "/etc/passwd",
          "/etc/pki/tls",
          "/etc/protocols",
          "/etc/resolv.conf",
          "/etc/security",
          "/etc/services",
          "/etc/ssl/certs",
          "/etc/ssl/openssl.cnf",
          "/usr/lib/locale",
          "/usr/lib/ssl",
          "/usr/share/ca-certificates",
          "/usr/share/zoneinfo");

  private Extras() {}

  /** Those that are there. */
  static List<String> in(Tree tree) {
    return ALL.stream().filter(tree::exists).toList();
  }
}

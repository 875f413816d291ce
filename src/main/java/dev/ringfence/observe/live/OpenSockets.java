package dev.ringfence.observe.live;

import dev.ringfence.observe.Fact;
import dev.ringfence.observe.Seen;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The sockets that a process has open, from its tables in /proc/PID/net. */
final class OpenSockets {
  /** A table, the column of its inode numbers, and what its sockets are. */
  private record Table(String file, int inode, String family, String type, String protocol) {}

  private static final List<Table> TABLES =
      List.of(
          new Table("tcp", 9, "AF_INET", "SOCK_STREAM", "tcp"),
          new Table("tcp6", 9, "AF_INET6", "SOCK_STREAM", "tcp"),
          new Table("udp", 9, "AF_INET", "SOCK_DGRAM", "udp"),
          new Table("udp6", 9, "AF_INET6", "SOCK_DGRAM", "udp"),
          new Table("raw", 9, "AF_INET", "SOCK_RAW", "ip"),
          new Table("raw6", 9, "AF_INET6", "SOCK_RAW", "ip"),
          new Table("unix", 6, "AF_UNIX", "", "0"),
          new Table("netlink", 9, "AF_NETLINK", "SOCK_RAW", "0"),
          new Table("packet", 8, "AF_PACKET", "SOCK_RAW", "0"));

  private static final String PREFIX = "socket:[";

  private OpenSockets() {}

  static void of(Path process, Seen seen, List<Fact> facts) throws IOException {
    Set<String> inodes = inodes(process);
    if (inodes.isEmpty()) {
      return;
    }
    for (Table table : TABLES) {
      Path file = process.resolve("net").resolve(table.file);
      if (Files.isReadable(file)) {
        for (String line : Files.readAllLines(file)) {
          String[] columns = line.strip().split(" +", -1);
          if (columns.length > table.inode && inodes.contains(columns[table.inode])) {
            socket(table, columns, seen, facts);
          }
        }
      }
    }
  }

  private static Set<String> inodes(Path process) throws IOException {
    Set<String> inodes = new HashSet<>();
    try (Stream<Path> links = Files.list(process.resolve("fd"))) {
      for (Path link : (Iterable<Path>) links::iterator) {
        String target = Files.readSymbolicLink(link).toString();
        if (target.startsWith(PREFIX)) {
          inodes.add(target.substring(PREFIX.length(), target.length() - 1));
        }
      }
    }
    return inodes;
  }

  private static void socket(Table table, String[] columns, Seen seen, List<Fact> facts)
      throws IOException {
    if (table.family.equals("AF_UNIX")) {
      String type = Constants.name(Constants.SOCKET_TYPES, Long.parseLong(columns[4], 16), "SOCK_");
      facts.add(new Fact.Socket(seen, "socket", table.family, type, table.protocol));
      boolean listens = !columns[3].equals("00000000");
      if (listens && columns.length > 7) {
        facts.add(new Fact.UnixSocket(seen, "bind", columns[7]));
      }
      return;
    }
    facts.add(new Fact.Socket(seen, "socket", table.family, table.type, table.protocol));
    if (table.family.startsWith("AF_INET") && columns[1].contains(":")) {
      String[] local = columns[1].split(":", 2);
      boolean listens = columns[3].equals("0A") || table.type.equals("SOCK_DGRAM");
      int port = Integer.parseInt(local[1], 16);
      if (listens && port != 0) {
        facts.add(new Fact.Bind(seen, table.family, table.protocol, address(local[0]), port));
      }
    }
  }

  /** Words of four bytes, each in the machine's order, which is little on all that we know. */
  private static String address(String hex) throws IOException {
    byte[] bytes = HexFormat.of().parseHex(hex);
    for (int word = 0; word + 4 <= bytes.length; word += 4) {
      for (int i = 0; i < 2; i++) {
        byte kept = bytes[word + i];
        bytes[word + i] = bytes[word + 3 - i];
        bytes[word + 3 - i] = kept;
      }
    }
    return InetAddress.getByAddress(bytes).getHostAddress();
  }
}

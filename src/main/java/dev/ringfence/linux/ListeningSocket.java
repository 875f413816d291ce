package dev.ringfence.linux;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A stream socket at which a process waits for connections, as /proc tells. */
public sealed interface ListeningSocket {
  /** Such as {@code 0.0.0.0:80}, {@code [::]:80} or {@code /run/redis.sock}. */
  String name();

  /** TCP, at an address of the process's network. */
  record Internet(InetSocketAddress address) implements ListeningSocket {
    @Override
    public String name() {
      String host = address.getAddress().getHostAddress();
      boolean six = host.contains(":");
      // The longest run of zeroes is the only one that such a wildcard has.
      String text = host.equals("0:0:0:0:0:0:0:0") ? "::" : host.replaceFirst("^(0:){7}", "::");
      return (six ? "[" + text + "]" : text) + ":" + address.getPort();
    }

    /** Where a client of the same machine reaches it. */
    public InetSocketAddress reachable() {
      InetAddress bound = address.getAddress();
      if (!bound.isAnyLocalAddress()) {
        return address;
      }
      boolean six = bound instanceof java.net.Inet6Address;
      return new InetSocketAddress(
          InetAddress.ofLiteral(six ? "::1" : "127.0.0.1"), address.getPort());
    }
  }

  /** A Unix socket with a path. */
  record Unix(String path) implements ListeningSocket {
    @Override
    public String name() {
      return path;
    }
  }

  /** Those of some processes, which share a network; sorted by their names, each once. */
  static List<ListeningSocket> of(Collection<Integer> processes) throws IOException {
    Set<String> inodes = new HashSet<>();
    for (int process : processes) {
      inodes.addAll(Table.inodes(process));
    }
    TreeMap<String, ListeningSocket> found = new TreeMap<>();
    if (!inodes.isEmpty()) {
      int one = processes.iterator().next();
      for (ListeningSocket socket : Table.read(one, inodes)) {
        found.putIfAbsent(socket.name(), socket);
      }
    }
    return List.copyOf(found.values());
  }

  /** The kernel's tables of sockets, see proc_pid_net(5). */
  final class Table {
    private static final Pattern SOCKET = Pattern.compile("socket:\\[(\\d+)]");
    private static final String TCP_LISTEN = "0A";

    /** __SO_ACCEPTCON of include/linux/net.h: bit 16. */
    private static final int UNIX_LISTENS = 1 << 16;

    private Table() {}

    private static Set<String> inodes(int process) throws IOException {
      Set<String> inodes = new HashSet<>();
      try (Stream<Path> open = Files.list(Path.of("/proc/" + process + "/fd"))) {
        for (Path file : open.toList()) {
          try {
            Matcher socket = SOCKET.matcher(Files.readSymbolicLink(file).toString());
            if (socket.matches()) {
              inodes.add(socket.group(1));
            }
          } catch (FileSystemException e) {
            // It was closed meanwhile.
          }
        }
      } catch (FileSystemException e) {
        // It ended meanwhile.
      }
      return inodes;
    }

    private static List<ListeningSocket> read(int process, Set<String> inodes) throws IOException {
      List<ListeningSocket> sockets = new ArrayList<>();
      for (String table : List.of("tcp", "tcp6")) {
        for (List<String> row : rows(process, table)) {
          if (row.size() > 9 && row.get(3).equals(TCP_LISTEN) && inodes.contains(row.get(9))) {
            sockets.add(new Internet(address(row.get(1))));
          }
        }
      }
      for (List<String> row : rows(process, "unix")) {
        if (row.size() > 7
            && (Integer.parseUnsignedInt(row.get(3), 16) & UNIX_LISTENS) != 0
            && row.get(4).equals("0001")
            && inodes.contains(row.get(6))
            && row.get(7).startsWith("/")) {
          sockets.add(new Unix(row.get(7)));
        }
      }
      return sockets;
    }

    private static List<List<String>> rows(int process, String table) throws IOException {
      try (Stream<String> lines = Files.lines(Path.of("/proc/" + process + "/net/" + table))) {
        return lines.skip(1).map(line -> List.of(line.strip().split("\\s+"))).toList();
      } catch (FileSystemException e) {
        return List.of(); // no such family here, or it ended meanwhile
      }
    }

    /** {@code 0100007F:0050}: each four bytes of the address in the machine's order. */
    static InetSocketAddress address(String text) throws IOException {
      int colon = text.indexOf(':');
      byte[] bytes = HexFormat.of().parseHex(text.substring(0, colon));
      boolean little = java.nio.ByteOrder.nativeOrder() == java.nio.ByteOrder.LITTLE_ENDIAN;
      for (int word = 0; little && word < bytes.length; word += 4) {
        byte first = bytes[word];
        byte second = bytes[word + 1];
        bytes[word] = bytes[word + 3];
        bytes[word + 1] = bytes[word + 2];
        bytes[word + 2] = second;
        bytes[word + 3] = first;
      }
      return new InetSocketAddress(
          InetAddress.getByAddress(bytes), Integer.parseInt(text.substring(colon + 1), 16));
    }
  }
}

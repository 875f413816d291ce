package dev.ringfence.linux;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** The kernel's functions by address, from /proc/kallsyms; read when first asked. */
public final class KernelSymbols {
  private static final Path FILE = Path.of("/proc/kallsyms");

  private long[] addresses = {};
  private String[] names = {};
  private boolean read;

  /** The function that an address lies in; empty when the kernel does not tell (kptr_restrict). */
  public String function(long address) {
    if (!read) {
      read = true;
      readAll();
    }
    int at = Arrays.binarySearch(addresses, address ^ Long.MIN_VALUE);
    int below = at >= 0 ? at : -at - 2;
    return below < 0 ? "" : names[below];
  }

  /** Kernel addresses are negative longs: the sign is turned, to sort them as unsigned. */
  private void readAll() {
    record Symbol(long address, String name) {}
    try (BufferedReader in = Files.newBufferedReader(FILE, StandardCharsets.UTF_8)) {
      Symbol[] all =
          in.lines()
              .filter(line -> line.length() > 19 && (line.charAt(17) | 0x20) == 't')
              .map(line -> {
                int end = line.indexOf('\t');
                return new Symbol(
                    Long.parseUnsignedLong(line, 0, 16, 16) ^ Long.MIN_VALUE,
                    line.substring(19, end < 0 ? line.length() : end));
              })
              .filter(symbol -> symbol.address != Long.MIN_VALUE)
              .sorted((one, two) -> Long.compare(one.address, two.address))
              .toArray(Symbol[]::new);
      addresses = new long[all.length];
      names = new String[all.length];
      for (int i = 0; i < all.length; i++) {
        addresses[i] = all[i].address;
        names[i] = all[i].name;
      }
    } catch (IOException | RuntimeException e) {
      // Without the names the reason of a capability stays empty; its use is known all the same.
      addresses = new long[0];
      names = new String[0];
    }
  }
}

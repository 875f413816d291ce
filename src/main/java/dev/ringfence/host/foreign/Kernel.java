package dev.ringfence.host.foreign;

import dev.ringfence.host.TinyProgram;
import dev.ringfence.host.foreign.ForeignFile.Chance;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Which foreign programs this kernel runs: by itself, found out by running one, or by an
 * interpreter that is registered for them (kernel documentation, "binfmt-misc").
 */
final class Kernel {
  private static final Path HANDLERS = Path.of("/proc/sys/fs/binfmt_misc");
  private static final int PATIENCE_SECONDS = 5;

  /** 128 and SIGSYS: the process that tries is itself under a filter. */
  private static final int KILLED_BY_FILTER = 159;

  /** An ELF file of a machine, as far as handlers look at it. */
  private static final int HEADER = 20;

  private final Chance x86;
  private final Chance x32;
  private final List<Handler> handlers;

  private Kernel(Chance x86, Chance x32, List<Handler> handlers) {
    this.x86 = x86;
    this.x32 = x32;
    this.handlers = handlers;
  }

  /** One that is switched on and goes by the first bytes. */
  private static final class Handler {
    private final String name;
    private final byte[] magic;
    private final byte[] mask;
    private final int offset;

    Handler(String name, byte[] magic, byte[] mask, int offset) {
      this.name = name;
      this.magic = magic;
      this.mask = mask;
      this.offset = offset;
    }

    boolean takes(byte[] head) {
      for (int at = 0; at < magic.length; at++) {
        int in = at + offset;
        if (in >= head.length) {
          return true;
        }
        int bits = mask.length > at ? mask[at] : 0xff;
        if (((head[in] ^ magic[at]) & bits) != 0) {
          return false;
        }
      }
      return true;
    }
  }

  /** Tries the kernel that we run on. */
  static Kernel tried() throws IOException, InterruptedException {
    return new Kernel(attempt(TinyProgram.I386), attempt(TinyProgram.X32), readHandlers());
  }

  private static Chance attempt(TinyProgram program) throws IOException, InterruptedException {
    Path directory = Files.createTempDirectory("ringfence");
    Path file = directory.resolve("program");
    try {
      Files.write(file, program.bytes());
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
      // What the kernel does not take for a program, Java hands to a shell as a script: whatever
      // that
      // makes of it stays in the directory.
      Process process =
          new ProcessBuilder(file.toString())
              .directory(directory.toFile())
              .redirectInput(Path.of("/dev/null").toFile())
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return new Chance.Not("a program of its kind does not end here");
      }
      return switch (process.exitValue()) {
        case 0 -> new Chance.ByKernel();
        case KILLED_BY_FILTER -> new Chance.Not("SystemCallArchitectures= refuses it already");
        default -> new Chance.Not("this kernel does not run its kind");
      };
    } catch (IOException refused) {
      return new Chance.Not("this kernel does not run its kind");
    } finally {
      try (DirectoryStream<Path> left = Files.newDirectoryStream(directory)) {
        for (Path each : left) {
          Files.delete(each);
        }
      }
      Files.delete(directory);
    }
  }

  private static List<Handler> readHandlers() {
    List<Handler> handlers = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(HANDLERS)) {
      for (Path file : files) {
        String name = file.getFileName().toString();
        if (!name.equals("register") && !name.equals("status")) {
          handler(name, Files.readAllBytes(file)).ifPresent(handlers::add);
        }
      }
    } catch (IOException none) {
      // Not mounted, or not built in.
    }
    return handlers;
  }

  private static Optional<Handler> handler(String name, byte[] text) {
    byte[] magic = {};
    byte[] mask = {};
    int offset = 0;
    boolean on = false;
    for (String line : new String(text, StandardCharsets.ISO_8859_1).split("\n", -1)) {
      on |= line.equals("enabled");
      if (line.startsWith("offset ")) {
        offset = Integer.parseInt(line.substring("offset ".length()).strip());
      } else if (line.startsWith("magic ")) {
        magic = HexFormat.of().parseHex(line.substring("magic ".length()).strip());
      } else if (line.startsWith("mask ")) {
        mask = HexFormat.of().parseHex(line.substring("mask ".length()).strip());
      }
    }
    return on && magic.length > 0
        ? Optional.of(new Handler(name, magic, mask, offset))
        : Optional.empty();
  }

  /** Whether it runs programs of this kind. */
  Chance chance(Abi abi, int type) {
    byte[] head = new byte[HEADER];
    head[0] = 0x7f;
    head[1] = 'E';
    head[2] = 'L';
    head[3] = 'F';
    head[4] = (byte) (abi.wide() ? 2 : 1);
    head[6] = 1;
    for (boolean big : new boolean[] {false, true}) {
      head[5] = (byte) (big ? 2 : 1);
      head[big ? 17 : 16] = (byte) type;
      head[big ? 16 : 17] = 0;
      head[big ? 19 : 18] = (byte) abi.machine();
      head[big ? 18 : 19] = (byte) (abi.machine() >> 8);
      for (Handler handler : handlers) {
        if (handler.takes(head)) {
          return new Chance.ByInterpreter(handler.name);
        }
      }
    }
    if (abi.equals(Abi.X86)) {
      return x86;
    }
    if (abi.equals(Abi.X32)) {
      return x32;
    }
    return abi.isSibling()
        ? new Chance.ByKernel()
        : new Chance.Not("no interpreter is registered for it");
  }

  /** Whether the kernel runs 32-bit x86 programs, so that anything can be proven. */
  Chance x86() {
    return x86;
  }
}

package dev.ringfence.observe.live;

import dev.ringfence.linux.Capability;
import dev.ringfence.linux.ElfImage;
import dev.ringfence.linux.FileCapabilities;
import dev.ringfence.observe.Fact;
import dev.ringfence.observe.FileAccess;
import dev.ringfence.observe.FileType;
import dev.ringfence.observe.Seen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Programs that were executed, with what the kernel opened for them: no system call tells that. */
final class Programs {
  private static final int MOST_KNOWN = 4096;

  /**
   * What a program's file tells.
   *
   * @param libraries that it needs, by their paths
   * @param capabilities that it gives to who runs it
   */
  private record Image(String interpreter, List<String> libraries, List<String> capabilities) {
    static final Image NONE = new Image("", List.of(), List.of());
  }

  private final ServiceFiles files;
  private final Libraries libraries;
  private final Map<String, Image> images = new HashMap<>();

  Programs(ServiceFiles files) {
    this.files = files;
    this.libraries = new Libraries(files);
  }

  /** A program that was executed; of a script this is its interpreter. */
  void executed(Sighting sighting, String path, int mode, String filesystem, Consumer<Fact> to) {
    Image image = image(path, sighting.event().process());
    if (!image.interpreter().isEmpty()) {
      // ld.so is mapped by execve itself.
      int process = sighting.event().process();
      String named = files.fromRootOf(path, image.interpreter(), process);
      String resolved = files.resolve(named, process);
      String asked = resolved.equals(named) ? "" : named;
      for (FileAccess access : List.of(FileAccess.EXECUTE, FileAccess.MAP_EXECUTABLE)) {
        to.accept(
            new Fact.File(
                sighting.seen(),
                sighting.call(),
                access,
                resolved,
                asked,
                FileType.REGULAR,
                filesystem,
                false));
      }
    }
    to.accept(
        child(
            sighting.seen(),
            sighting.call(),
            path,
            (mode & 06000) != 0,
            sighting.event().process()));
  }

  /** A program that runs, with what its file tells. */
  Fact child(Seen seen, String call, String path, boolean setId, int process) {
    Image image = image(path, process);
    return new Fact.Child(
        seen, call, path, image.interpreter(), image.libraries(), setId, image.capabilities());
  }

  /** A script: the kernel read its first line. */
  void script(Sighting sighting, Consumer<Fact> to) {
    RawEvent event = sighting.event();
    String given = event.textPath();
    String path =
        given.startsWith("/")
            ? given
            : event.basePath().equals("/") ? "/" + given : event.basePath() + "/" + given;
    String resolved = files.resolve(path, event.process());
    for (FileAccess access : List.of(FileAccess.EXECUTE, FileAccess.READ)) {
      to.accept(
          new Fact.File(
              sighting.seen(),
              sighting.call(),
              access,
              resolved,
              resolved.equals(path) ? "" : path,
              FileType.REGULAR,
              "",
              false));
    }
  }

  private Image image(String path, int process) {
    Image known = images.get(path);
    if (known != null) {
      return known;
    }
    Image image = read(path, process);
    if (!image.equals(Image.NONE) && images.size() < MOST_KNOWN) {
      images.put(path, image);
    }
    return image;
  }

  private Image read(String path, int process) {
    Path file = files.open(path, process);
    if (!Files.isReadable(file)) {
      return Image.NONE; // gone again
    }
    List<String> capabilities =
        FileCapabilities.of(file).stream().map(Capability::toString).sorted().toList();
    try {
      ElfImage elf = ElfImage.read(file);
      return new Image(elf.interpreter(), libraries.of(elf, path, process), capabilities);
    } catch (IOException | RuntimeException e) {
      return new Image("", List.of(), capabilities); // no ELF file, or a broken one
    }
  }
}

package dev.ringfence.observe.live;

import dev.ringfence.linux.ElfImage;
import dev.ringfence.observe.Fact;
import dev.ringfence.observe.FileAccess;
import dev.ringfence.observe.FileType;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Programs that were executed, with what the kernel opened for them: no system call tells that. */
final class Programs {
  private static final int MOST_KNOWN = 4096;

  private final ServiceFiles files;
  private final Map<String, ElfImage> images = new HashMap<>();

  Programs(ServiceFiles files) {
    this.files = files;
  }

  /** A program that was executed; of a script this is its interpreter. */
  void executed(Sighting sighting, String path, int mode, String filesystem, Consumer<Fact> to) {
    ElfImage image = image(path, sighting.event().process());
    if (!image.interpreter().isEmpty()) {
      // ld.so is mapped by execve itself.
      String resolved = files.resolve(image.interpreter(), sighting.event().process());
      String asked = resolved.equals(image.interpreter()) ? "" : image.interpreter();
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
        new Fact.Child(
            sighting.seen(),
            sighting.call(),
            path,
            image.interpreter(),
            List.of(),
            (mode & 06000) != 0,
            List.of()));
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

  private ElfImage image(String path, int process) {
    ElfImage known = images.get(path);
    if (known != null) {
      return known;
    }
    ElfImage image;
    try {
      image = ElfImage.read(files.open(path, process));
    } catch (IOException | RuntimeException e) {
      image = ElfImage.NONE; // gone again, or no ELF: nothing more to tell
    }
    if (images.size() < MOST_KNOWN) {
      images.put(path, image);
    }
    return image;
  }
}

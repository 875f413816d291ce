package dev.ringfence.observe.live;

import dev.ringfence.linux.ElfImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Where ld.so(8) finds the libraries that a program needs, as a process of the service sees it. */
final class Libraries {
  private static final String CONFIGURATION = "/etc/ld.so.conf";
  private static final int MOST_FILES = 256;

  private final ServiceFiles files;

  Libraries(ServiceFiles files) {
    this.files = files;
  }

  /**
   * The paths of what it needs; of a library that is nowhere, its name.
   *
   * @param program its path, for {@code $ORIGIN}
   */
  List<String> of(ElfImage image, String program, int process) {
    if (image.needed().isEmpty()) {
      return List.of();
    }
    Set<String> folders = new LinkedHashSet<>();
    for (String searched : image.searched()) {
      // From the process's own root, as ld.so sees it.
      String root = files.fromRootOf(program, "", process);
      String origin = FileFacts.parent(program.substring(root.length()));
      folders.add(searched.replace("${ORIGIN}", origin).replace("$ORIGIN", origin));
    }
    configured(CONFIGURATION, program, process, folders, new ArrayList<>());
    folders.addAll(List.of("/lib", "/usr/lib", "/lib64", "/usr/lib64", "/lib32", "/usr/lib32"));
    List<String> found = new ArrayList<>();
    for (String name : image.needed()) {
      found.add(find(name, image.machine(), folders, program, process));
    }
    return found;
  }

  private String find(String name, int machine, Set<String> folders, String program, int process) {
    if (name.startsWith("/")) {
      return files.resolve(files.fromRootOf(program, name, process), process);
    }
    for (String folder : folders) {
      if (folder.startsWith("/")) {
        String named = files.fromRootOf(program, folder + "/" + name, process);
        String path = files.resolve(named, process);
        if (machine(path, process) == machine) {
          return path;
        }
      }
    }
    return name;
  }

  private int machine(String path, int process) {
    try {
      return ElfImage.read(files.open(path, process)).machine();
    } catch (IOException | RuntimeException e) {
      return 0; // not there
    }
  }

  private Path open(String path, String program, int process) {
    return files.open(files.fromRootOf(program, path, process), process);
  }

  /** A folder a line, and {@code include} with a pattern whose last part may hold a star. */
  private void configured(
      String file, String program, int process, Set<String> folders, List<String> read) {
    if (read.size() > MOST_FILES || read.contains(file)) {
      return;
    }
    read.add(file);
    try {
      for (String line : Files.readAllLines(open(file, program, process))) {
        String text = line.replaceFirst("#.*", "").strip();
        if (text.startsWith("include ")) {
          for (String one :
              included(text.substring("include ".length()).strip(), program, process)) {
            configured(one, program, process, folders, read);
          }
        } else if (text.startsWith("/")) {
          folders.add(text);
        }
      }
    } catch (IOException | RuntimeException e) {
      // No such file: the usual folders are all there is.
    }
  }

  private List<String> included(String pattern, String program, int process) throws IOException {
    String folder = FileFacts.parent(pattern.startsWith("/") ? pattern : "/etc/" + pattern);
    List<String> found = new ArrayList<>();
    try (var all =
        Files.newDirectoryStream(
            open(folder, program, process), pattern.substring(pattern.lastIndexOf('/') + 1))) {
      all.forEach(one -> found.add(folder + "/" + one.getFileName()));
    }
    found.sort(null);
    return found;
  }
}

package dev.ringfence.unit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;

/**
 * What the files of a directory are, links not followed. Of thousands of files, a second thread
 * looks at half: nothing else can begin before that is known.
 */
final class FileKinds {
  /** To start a thread takes as long as to look at some dozens. */
  private static final int WORTH_A_THREAD = 500;

  private final Root root;
  private final Path directory;
  private final List<String> names;
  private final Answer[] answers;

  /** What was found at one name. */
  sealed interface Answer {
    /** Something. */
    record Found(Path host, BasicFileAttributes attributes) implements Answer {}

    /** Nothing that could be looked at. */
    record Failed(IOException why) implements Answer {}
  }

  private FileKinds(Root root, Path directory, List<String> names) {
    this.root = root;
    this.directory = directory;
    this.names = names;
    this.answers = new Answer[names.size()];
  }

  /** One answer for each name, in their order. */
  static Answer[] of(Root root, Path directory, List<String> names) {
    FileKinds kinds = new FileKinds(root, directory, names);
    if (names.size() < WORTH_A_THREAD) {
      kinds.look(0, names.size());
    } else {
      kinds.lookWithAnother();
    }
    return kinds.answers;
  }

  private void lookWithAnother() {
    int middle = names.size() / 2;
    Thread other = Thread.ofPlatform().daemon().start(() -> look(middle, names.size()));
    look(0, middle);
    try {
      other.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      look(middle, names.size());
    }
  }

  private void look(int from, int to) {
    for (int at = from; at < to; at++) {
      answers[at] = look(directory.resolve(names.get(at)));
    }
  }

  private Answer look(Path file) {
    try {
      Path host = root.openLink(file);
      return new Answer.Found(
          host, Files.readAttributes(host, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
    } catch (IOException e) {
      return new Answer.Failed(e);
    }
  }
}

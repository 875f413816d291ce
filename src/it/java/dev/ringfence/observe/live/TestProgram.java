package dev.ringfence.observe.live;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Small C programs of the tests, compiled when they are wanted. */
final class TestProgram {
  private TestProgram() {}

  /** A file of the tests' resources. */
  static Path resource(String name) throws URISyntaxException {
    return Path.of(
        java.util.Objects.requireNonNull(
                TestProgram.class.getResource("/observe/" + name), () -> "no " + name)
            .toURI());
  }

  static String compiled(Path folder, String name, String... flags)
      throws IOException, InterruptedException, URISyntaxException {
    Path program = folder.resolve(name);
    List<String> words = new ArrayList<>(List.of("gcc", "-O1", "-pthread"));
    words.addAll(List.of(flags));
    words.addAll(List.of("-o", program.toString(), resource("programs/" + name + ".c").toString()));
    Process gcc = new ProcessBuilder(words).redirectErrorStream(true).start();
    String said = new String(gcc.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (gcc.waitFor() != 0) {
      throw new AssertionError(said);
    }
    return program.toString();
  }
}

package dev.ringfence.unit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Random files that use the whole syntax mean to us what they mean to the installed systemd. */
class SyntaxParityIT {
  private static final int FILES = 2_000;
  private static final int FILES_A_RUN = 200;

  private static final String[] PIECES = {
    "[Service]",
    "[Service]\n",
    "[Unit]\n",
    "[Install]\n",
    "[Socket]\n",
    "[X-Own]\n",
    "[]",
    "[a",
    "[b\"]",
    "[Service]x",
    "K",
    "K1=",
    "K2 = ",
    "X-K=",
    "OOMScoreAdjust=",
    "OOMScoreAdjust =\t",
    "v",
    "w\\x41",
    "\"q q\"",
    "'",
    "=",
    "%i",
    "\\",
    "\\\n",
    "\\\\\n",
    "\\\\\\\n",
    "\n",
    "\n",
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    "\n\r",
    "\u0000",
    "\n\u0000",
    " ",
    "  \t",
    "#",
    ";",
    "# c\n",
    ";c\\\n",
    "\u00ef\u00bb\u00bf",
    "\u00c3\u00a9",
    "\u00ff",
    "\u00ed\u00a0\u0080",
    "\u00ef\u00bf\u00bf",
    "\u0001",
    "\u007f",
    "\u00c0\u0080",
    "\u00f0\u009f\u0098\u0080"
  };

  @TempDir Path directory;

  @Test
  void randomFilesReadAsSystemdReadsThem() throws IOException, InterruptedException {
    Random random = new Random(252);
    int events = 0;
    for (int done = 0; done < FILES; done += FILES_A_RUN) {
      List<Path> files = new ArrayList<>();
      for (int i = 0; i < FILES_A_RUN; i++) {
        files.add(Files.write(directory.resolve("u" + (done + i) + ".service"), bytes(random)));
      }
      SystemdVerify systemd =
          SystemdVerify.run(List.of(directory), files.stream().map(Path::toString).toList());
      var byFile =
          systemd.events().stream().collect(Collectors.groupingBy(SystemdVerify.Event::file));
      for (Path file : files) {
        List<SystemdVerify.Event> theirs = byFile.getOrDefault(file.toString(), List.of());
        List<SystemdVerify.Event> ours =
            SystemdVerify.expected(
                UnitFile.parse(file, Files.readAllBytes(file), UnitType.SERVICE));
        String context = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        assertThat(words(ours)).as(context).isEqualTo(words(theirs));
        for (int i = 0; i < ours.size(); i++) {
          // systemd names the last line of a continued one, we the one where it starts.
          assertThat(ours.get(i).line()).as(context).isLessThanOrEqualTo(theirs.get(i).line());
        }
        events += ours.size();
        Files.delete(file);
      }
    }
    assertThat(events).isGreaterThan(FILES);
  }

  private static List<String> words(List<SystemdVerify.Event> events) {
    return events.stream().map(SystemdVerify.Event::what).toList();
  }

  private static byte[] bytes(Random random) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    if (random.nextInt(10) > 0) {
      bytes.writeBytes("[Service]\n".getBytes(StandardCharsets.ISO_8859_1));
    }
    for (int i = 1 + random.nextInt(40); i > 0; i--) {
      bytes.writeBytes(PIECES[random.nextInt(PIECES.length)].getBytes(StandardCharsets.ISO_8859_1));
    }
    return bytes.toByteArray();
  }
}

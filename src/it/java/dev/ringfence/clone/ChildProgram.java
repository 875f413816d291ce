package dev.ringfence.clone;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A Java program of these tests in a process of its own. */
final class ChildProgram {
  private ChildProgram() {}

  /** The command line. */
  static List<String> command(Class<?> main, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-XX:+UseSerialGC"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(main.getName());
    command.addAll(List.of(arguments));
    return command;
  }

  static Process start(Path run, Class<?> main, String... arguments) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(command(main, arguments)));
    builder.environment().put("RINGFENCE_RUN", run.toString());
    // With nohup, or in the background of a shell, where the tests may run, they are ignored.
    builder.command().addAll(0, List.of("env", "--default-signal=INT,HUP"));
    return builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }
}

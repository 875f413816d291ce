package dev.ringfence.deploy;

import dev.ringfence.linux.Signal;
import dev.ringfence.trial.ExitStatus;
import java.util.Map;

/** How a service ended, in words, from the properties Result, ExecMainCode and ExecMainStatus. */
final class Ending {
  private Ending() {}

  static String words(Map<String, String> state) {
    String result = state.getOrDefault("Result", "");
    int status = number(state.getOrDefault("ExecMainStatus", ""));
    String how =
        switch (state.getOrDefault("ExecMainCode", "")) {
          // The codes of waitid(2), as systemctl prints them.
          case "1", "exited" -> status == 0 ? "" : ", exit status " + new ExitStatus(status & 0xff);
          case "2", "3", "killed", "dumped" -> ", " + Signal.name(status);
          default -> "";
        };
    return "result " + (result.isEmpty() ? "unknown" : result) + how;
  }

  private static int number(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}

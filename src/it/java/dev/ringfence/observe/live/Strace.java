package dev.ringfence.observe.live;

import dev.ringfence.observe.Fact;
import dev.ringfence.observe.FileAccess;
import dev.ringfence.observe.Outcome;
import dev.ringfence.observe.Profile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What strace and the observer each say of one run, in the same words.
 *
 * @param calls system calls that were made
 * @param opened paths that were opened, as the kernel resolved them
 * @param failed paths that could not be opened, as they were asked for, with the errno
 * @param mapped files that were mapped executable
 * @param whole directories that stand for the names in them; strace has none
 */
record Strace(
    TreeSet<String> calls,
    TreeSet<String> opened,
    TreeSet<String> failed,
    TreeSet<String> mapped,
    TreeSet<String> whole) {
  private Strace() {
    this(new TreeSet<>(), new TreeSet<>(), new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
  }

  /** The command line that runs a command under strace. */
  static List<String> command(Path log, List<String> command) {
    List<String> words =
        new ArrayList<>(
            List.of("strace", "-f", "-y", "-s", "4096", "-e", "signal=none", "-o", log.toString()));
    words.add("--");
    words.addAll(command);
    return words;
  }

  private static final Pattern LINE = Pattern.compile("^(\\d+) +(.*)$");
  private static final Pattern CALL = Pattern.compile("^([a-z_0-9]+)\\((.*)$", Pattern.DOTALL);
  private static final Pattern RESUMED = Pattern.compile("^<\\.\\.\\. (\\w+) resumed>(.*)$");
  private static final Pattern OPEN =
      Pattern.compile(
          "^(?:openat|open|creat|openat2)\\(.*\\) += +\\d+<(.*?)(?:<char [^>]*>)?>(?:\\(deleted\\))?$");
  private static final Pattern FAILED =
      Pattern.compile(
          "^(?:openat|openat2)\\((?:AT_FDCWD|\\d+)(?:<(.*?)>)?, \"(.*?)\", .*\\) += +-1 (E\\w+).*$");
  private static final Pattern FAILED_OPEN =
      Pattern.compile("^(?:open|creat)\\(\"(.*?)\", .*\\) += +-1 (E\\w+).*$");
  private static final Pattern MAPPED =
      Pattern.compile("^mmap2?\\(.*PROT_EXEC.*, \\d+<(.*?)>, .*\\) += +0x.*$");

  static Strace of(Path log) throws IOException {
    Strace strace = new Strace();
    Map<String, String> unfinished = new HashMap<>();
    for (String line :
        new String(Files.readAllBytes(log), StandardCharsets.ISO_8859_1).split("\n", -1)) {
      Matcher match = LINE.matcher(line);
      if (!match.matches()) {
        continue;
      }
      String process = match.group(1);
      String text = match.group(2);
      Matcher resumed = RESUMED.matcher(text);
      if (resumed.matches()) {
        text = unfinished.getOrDefault(process, resumed.group(1) + "(") + resumed.group(2);
      } else if (text.endsWith(" <unfinished ...>")) {
        text = text.substring(0, text.length() - " <unfinished ...>".length());
        unfinished.put(process, text);
        strace.call(text);
        continue;
      }
      strace.call(text);
      strace.take(text);
    }
    return strace;
  }

  private void call(String text) {
    Matcher call = CALL.matcher(text);
    if (call.matches()) {
      calls.add(call.group(1));
    }
  }

  private void take(String text) {
    add(opened, OPEN.matcher(text));
    add(mapped, MAPPED.matcher(text));
    Matcher from = FAILED.matcher(text);
    if (from.matches()) {
      String base =
          from.group(1) == null || from.group(2).startsWith("/") ? "" : from.group(1) + "/";
      failed.add(base + from.group(2) + " " + from.group(3));
    }
    Matcher plain = FAILED_OPEN.matcher(text);
    if (plain.matches()) {
      failed.add(plain.group(1) + " " + plain.group(2));
    }
  }

  private static void add(TreeSet<String> to, Matcher match) {
    if (match.matches() && match.group(1).startsWith("/")) {
      to.add(
          match
              .group(1)
              .replace(" (deleted)", "")
              .replaceAll("^/proc/\\d+", "/proc/N")
              .replaceAll("/#\\d+$", ""));
    }
  }

  /** What one of them says and the other does not, a line each. */
  static List<String> differences(Strace strace, Strace observer) {
    List<String> lines = new ArrayList<>();
    compare("call", strace.calls, observer.calls, observer.whole, lines);
    compare("opened", strace.opened, observer.opened, observer.whole, lines);
    compare("failed", strace.failed, observer.failed, observer.whole, lines);
    compare("mapped", strace.mapped, observer.mapped, observer.whole, lines);
    return lines;
  }

  private static void compare(
      String what,
      TreeSet<String> strace,
      TreeSet<String> observer,
      TreeSet<String> whole,
      List<String> to) {
    for (String one : strace) {
      // O_TMPFILE names a directory and opens a file without a name in it.
      if (!observer.contains(one) && whole.stream().noneMatch((one + "/")::startsWith)) {
        to.add(what + " only by strace: " + one);
      }
    }
    for (String one : observer) {
      if (!strace.contains(one) && whole.stream().noneMatch((one + "/")::startsWith)) {
        to.add(what + " only by the observer: " + one);
      }
    }
  }

  /** The same of a profile; what strace itself did is left out. */
  static Strace of(Profile profile) {
    Strace seen = new Strace();
    for (Fact fact : profile.facts()) {
      if (fact.seen().process().equals("strace")) {
        continue;
      }
      switch (fact) {
        case Fact.Syscall call -> seen.calls.add(call.name());
        case Fact.File file -> seen.file(file);
        case Fact.OtherProcess other -> {
          if (other.call().startsWith("open") && other.seen().outcome().succeeded()) {
            seen.opened.add(other.path().replace("/proc/PID", "/proc/N"));
          }
        }
        default -> {
          // Not told by strace in one line.
        }
      }
    }
    return seen;
  }

  private void file(Fact.File file) {
    if (file.whole()) {
      whole.add(file.path().equals("/") ? "/" : file.path() + "/");
      return;
    }
    boolean open = file.call().startsWith("open") || file.call().equals("creat");
    if (open && file.seen().outcome().succeeded()) {
      opened.add(file.path().replace("/proc/self", "/proc/N").replaceAll("^/proc/\\d+", "/proc/N"));
    }
    if (open && file.seen().outcome() instanceof Outcome.Failed(String errno)) {
      failed.add((file.asked().isEmpty() ? file.path() : file.asked()) + " " + errno);
    }
    if (file.access() == FileAccess.MAP_EXECUTABLE && file.call().startsWith("mmap")) {
      mapped.add(file.path());
    }
  }
}

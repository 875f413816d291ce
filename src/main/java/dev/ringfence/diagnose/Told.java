package dev.ringfence.diagnose;

import dev.ringfence.lint.RootFiles;
import dev.ringfence.observe.Fact;
import dev.ringfence.observe.FileAccess;
import dev.ringfence.observe.FileType;
import dev.ringfence.observe.Outcome;
import dev.ringfence.observe.Seen;
import dev.ringfence.observe.Stage;
import dev.ringfence.trial.Denied;
import dev.ringfence.trial.JournalRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a service itself wrote that it was refused, in the words of strerror(3).
 *
 * @param record in which it did
 * @param errno by name
 * @param path empty when it named none
 */
record Told(JournalRecord record, String errno, String path) {
  private static final Map<String, String> WORDS =
      Map.of(
          "read-only file system", "EROFS",
          "permission denied", "EACCES",
          "operation not permitted", "EPERM",
          "no such file or directory", "ENOENT",
          "address family not supported", "EAFNOSUPPORT",
          "network is unreachable", "ENETUNREACH");

  private static final Pattern PATH = Pattern.compile("(?<![\\w.])/[^\\s'\"`,;:()<>\\[\\]]+");

  /** All of them; what is missing counts only if it is there for others. */
  static List<Told> in(List<JournalRecord> journal, RootFiles files) {
    List<Told> all = new ArrayList<>();
    for (JournalRecord record : journal) {
      if (record.isSystemds()) {
        continue;
      }
      String text = record.message().toLowerCase(java.util.Locale.ROOT);
      WORDS.forEach((words, errno) -> {
        if (text.contains(words)) {
          String path = path(record.message(), files);
          boolean missing = errno.equals("ENOENT");
          if (!missing || (!path.isEmpty() && files.exists(path))) {
            all.add(new Told(record, errno, path));
          }
        }
      });
    }
    return all;
  }

  /** The last one named is mostly what it is about; the first ones are programs and scripts. */
  private static String path(String text, RootFiles files) {
    String last = "";
    Matcher paths = PATH.matcher(text);
    while (paths.find()) {
      String path = paths.group().replaceFirst("[.]+$", "");
      int slash = path.lastIndexOf('/');
      if (files.exists(path) || (slash > 0 && files.exists(path.substring(0, slash)))) {
        last = path;
      }
    }
    return last;
  }

  /** Who could not do it. */
  private String process() {
    String name = record.field("SYSLOG_IDENTIFIER");
    return name.isEmpty() ? record.field("_COMM") : name;
  }

  /** As a refusal, of which the call is not known. */
  Denied.Operation operation() {
    return new Denied.Operation(process(), "", path, errno);
  }

  /** The file that it is about, as if it had been observed; none where no file is named. */
  List<Fact> facts() {
    if (path.isEmpty()) {
      return List.of();
    }
    Seen seen =
        new Seen(
            Stage.UNKNOWN, process(), new Outcome.Failed(errno), record.time(), record.time(), 1);
    FileAccess access = errno.equals("EROFS") ? FileAccess.WRITE : FileAccess.READ;
    return List.of(new Fact.File(seen, "openat", access, path, "", FileType.UNKNOWN, "", false));
  }

  /** The directives that can be behind it where no file is named. */
  List<String> directives() {
    return switch (errno) {
      case "EAFNOSUPPORT" -> List.of("RestrictAddressFamilies", "PrivateNetwork");
      case "ENETUNREACH" -> List.of("PrivateNetwork", "IPAddressDeny");
      case "EPERM", "EACCES" ->
          path.isEmpty()
              ? List.of(
                  "SystemCallFilter",
                  "CapabilityBoundingSet",
                  "RestrictNamespaces",
                  "MemoryDenyWriteExecute",
                  "RestrictRealtime",
                  "RestrictSUIDSGID",
                  "LockPersonality",
                  "PrivateUsers")
              : List.of();
      default -> List.of();
    };
  }
}

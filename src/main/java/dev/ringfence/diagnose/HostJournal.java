package dev.ringfence.diagnose;

import dev.ringfence.clone.JournalEntry;
import dev.ringfence.linux.AuditRecord;
import dev.ringfence.linux.AuditText;
import dev.ringfence.trial.JournalRecord;
import dev.ringfence.trial.LastRun;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * What this host's journal, and the file of auditd, keep of a service's last run.
 *
 * @param records of systemd about it, and its own, the oldest first
 * @param refused what audit told of its processes
 * @param notes what is not known, and why
 */
record HostJournal(List<JournalRecord> records, List<AuditRecord> refused, List<String> notes) {
  private static final Path AUDIT_LOG = Path.of("/var/log/audit/audit.log");

  /** The end of auditd's file that is looked at, in bytes. */
  private static final int AUDIT_TAIL = 8 << 20;

  private static final int MOST_ENTRIES = 2000;
  private static final int LONGEST_SYNC_SECONDS = 5;

  /** Audit tells the time of the call, systemd of the start a moment later. */
  private static final Duration EARLIER = Duration.ofSeconds(1);

  HostJournal {
    records = List.copyOf(records);
    refused = List.copyOf(refused);
    notes = List.copyOf(notes);
  }

  /** Reads them. */
  static HostJournal of(String unit, LastRun run) throws IOException {
    List<String> notes = new ArrayList<>();
    String id = run.invocation();
    List<String> matches = new ArrayList<>();
    if (id.isEmpty()) {
      matches.addAll(List.of("--boot", "UNIT=" + unit));
    } else {
      matches.addAll(List.of("_SYSTEMD_INVOCATION_ID=" + id, "+", "INVOCATION_ID=" + id));
      matches.addAll(List.of("+", "UNIT=" + unit, "JOB_RESULT=dependency"));
    }
    List<JournalRecord> records = new ArrayList<>();
    read(matches, notes).stream().map(JournalRecord::of).forEach(records::add);
    if (records.isEmpty() && run.wasStarted() && notes.isEmpty()) {
      notes.add(whyEmpty(run.began()));
    }
    List<AuditRecord> refused = new ArrayList<>();
    for (JournalEntry entry :
        read(
            List.of(
                "--since=@" + run.began().minus(EARLIER).getEpochSecond(),
                "_TRANSPORT=kernel",
                "+",
                "_TRANSPORT=audit"),
            new ArrayList<>())) {
      AuditText.parse(entry.message()).ifPresent(refused::add);
    }
    auditLog().forEach(refused::add);
    refused.removeIf(record -> !isOf(record, run, records));
    return new HostJournal(records, refused, notes);
  }

  private static boolean isOf(AuditRecord record, LastRun run, List<JournalRecord> records) {
    return !record.time().isBefore(run.began().minus(EARLIER))
        && (record.pid() == run.mainProcess()
            || records.stream()
                .anyMatch(each -> each.field("_PID").equals(String.valueOf(record.pid()))));
  }

  private static List<AuditRecord> auditLog() throws IOException {
    List<AuditRecord> records = new ArrayList<>();
    if (Files.isReadable(AUDIT_LOG)) {
      try (RandomAccessFile file = new RandomAccessFile(AUDIT_LOG.toFile(), "r")) {
        file.seek(Math.max(0, file.length() - AUDIT_TAIL));
        byte[] bytes = new byte[(int) Math.min(file.length(), AUDIT_TAIL)];
        file.readFully(bytes);
        new String(bytes, StandardCharsets.UTF_8)
            .lines()
            .map(AuditText::parse)
            .flatMap(Optional::stream)
            .forEach(records::add);
      }
    }
    return records;
  }

  private static List<JournalEntry> read(List<String> matches, List<String> notes)
      throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of("journalctl", "-o", "json", "--all", "--no-pager", "--lines=" + MOST_ENTRIES));
    command.addAll(matches);
    Path words = Files.createTempFile("ringfence-journal", "");
    try {
      catchUp();
      Process journal = new ProcessBuilder(command).redirectError(words.toFile()).start();
      journal.getOutputStream().close();
      String lines = new String(journal.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      int code = journal.waitFor();
      trouble(Files.readString(words), code).ifPresent(notes::add);
      return JournalEntry.parse(lines);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new java.io.InterruptedIOException("interrupted");
    } catch (IOException e) {
      notes.add("the journal cannot be read (" + e.getMessage() + ")");
      return List.of();
    } finally {
      Files.deleteIfExists(words);
    }
  }

  /** What was said a moment ago may still be on its way to journald, or in its memory. */
  private static void catchUp() throws IOException, InterruptedException {
    Process sync =
        new ProcessBuilder("journalctl", "--sync")
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (!sync.waitFor(LONGEST_SYNC_SECONDS, TimeUnit.SECONDS)) {
      sync.destroy(); // journald does not answer
    }
  }

  /** What journalctl says of files that it could not read, or not to their end. */
  private static Optional<String> trouble(String words, int code) {
    List<String> lines =
        words.lines().filter(line -> !line.isBlank() && !line.startsWith("--")).toList();
    if (lines.stream().anyMatch(line -> line.contains("No journal files were found"))) {
      return Optional.of(
          "there is no journal on this host: Storage=none in journald.conf, or journald does not"
              + " run");
    }
    if (lines.stream().anyMatch(line -> line.contains("insufficient permissions"))) {
      return Optional.of("the journal may be read by root and the group systemd-journal alone");
    }
    if (lines.isEmpty() && code == 0) {
      return Optional.empty();
    }
    return Optional.of(
        "the journal is not whole (journalctl --verify tells more): "
            + (lines.isEmpty() ? "journalctl ended with " + code : lines.getFirst()));
  }

  /** A run that systemd remembers and the journal does not. */
  private static String whyEmpty(Instant began) throws IOException {
    Process journal =
        new ProcessBuilder("journalctl", "-o", "json", "--no-pager", "--boot")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader lines = journal.inputReader(StandardCharsets.UTF_8)) {
      String first = lines.readLine();
      List<JournalEntry> oldest = first == null ? List.of() : JournalEntry.parse(first);
      if (!oldest.isEmpty() && JournalRecord.of(oldest.getFirst()).time().isAfter(began)) {
        return "the journal begins after the last start: it was rotated away (SystemMaxUse= in"
            + " journald.conf); start the service again, or use --clone";
      }
      return "the journal has nothing of the last start: its storage may be volatile, or the"
          + " service logs elsewhere (LogNamespace=); start it again, or use --clone";
    } finally {
      journal.destroy();
    }
  }
}

package dev.ringfence.jail;

import dev.ringfence.derive.Comments;
import java.util.List;

/**
 * A jail: an empty root in which only what is named is there.
 *
 * @param unit the service's whole name
 * @param granularity how much comes with each file that it needs
 * @param settings besides the mounts, in the order in which they are written
 * @param binds what is mounted, sorted
 * @param notes what a reader has to know, sentences
 */
public record Jail(
    String unit,
    Granularity granularity,
    List<Line> settings,
    List<Bind> binds,
    List<String> notes) {
  public Jail {
    settings = List.copyOf(settings);
    binds = List.copyOf(binds);
    notes = List.copyOf(notes);
  }

  /** Its drop-in, each line with its evidence; the same jail gives the same bytes. */
  public String dropIn(String systemd, String proof) {
    StringBuilder out = new StringBuilder(4096);
    Comments.add(
        out,
        "Jail of "
            + unit
            + ", made by ringfence for systemd "
            + systemd
            + ": of the file system it sees what is named here.");
    Comments.add(out, proof);
    Comments.add(out, "It holds for what the service did with the configuration it had.");
    notes.forEach(note -> Comments.add(out, note));
    out.append("[Service]\n");
    for (Line line : settings) {
      out.append('\n');
      line.why().forEach(why -> Comments.add(out, why));
      out.append(line.text()).append('\n');
    }
    boolean writable = false;
    section(out, "Read-only");
    for (Bind bind : binds) {
      if (bind.writable() && !writable) {
        section(out, "Writable");
        writable = true;
      }
      Comments.add(out, String.join("; ", bind.why()));
      out.append(bind.line()).append('\n');
    }
    return out.toString();
  }

  private static void section(StringBuilder out, String title) {
    out.append('\n');
    Comments.add(out, "--- " + title + " ---");
  }

  /** Whether the jail holds a path, or a directory on the way to what it holds. */
  boolean shows(String path) {
    return binds.stream().anyMatch(bind -> bind.covers(path))
        || binds.stream()
            .anyMatch(bind -> dev.ringfence.derive.evidence.Places.within(bind.path(), path));
  }
}

package dev.ringfence.diagnose;

import dev.ringfence.directive.Catalogue;
import dev.ringfence.directive.Directive;
import dev.ringfence.directive.entry.Emptiness;
import dev.ringfence.directive.entry.Entry;
import dev.ringfence.directive.entry.Repetition;
import dev.ringfence.lint.Edit;
import dev.ringfence.lint.Edits;
import dev.ringfence.lint.Fix;
import dev.ringfence.lint.UnifiedDiff;
import dev.ringfence.unit.Root;
import dev.ringfence.unit.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Changes of a unit as a diff: in the file itself where an administrator may edit it, and in a
 * drop-in where the file is a package's or was made at run time.
 *
 * @param root in which the unit's files are
 */
public record Patch(Root root, Variation variation) {
  /** It sorts behind the drop-ins that it corrects. */
  private static final String DROP_IN = "zz-mend.conf";

  /** The diff, as patch(1) reads it. */
  public String text() throws IOException {
    List<Edit> inPlace = new ArrayList<>();
    List<Change> elsewhere = new ArrayList<>();
    for (Change change : variation.changes()) {
      if (isOwn(change.line().location().file())) {
        inPlace.add(change.edit());
      } else {
        elsewhere.add(change);
      }
    }
    String text = new Edits(root).patch(List.of(new Fix("", inPlace)), Path::toString);
    return elsewhere.isEmpty() ? text : text + dropIn(elsewhere);
  }

  private String dropIn(List<Change> changes) throws IOException {
    Path file = Path.of("/etc/systemd/system", variation.unit().name() + ".d").resolve(DROP_IN);
    Path there = root.open(file);
    String lines = override(changes);
    if (!Files.isRegularFile(there)) {
      return UnifiedDiff.between("/dev/null", "", file.toString(), lines);
    }
    String before = Files.readString(there);
    return UnifiedDiff.between(file.toString(), before, file.toString(), before + lines);
  }

  private boolean isOwn(Path file) throws IOException {
    boolean packaged =
        file.startsWith("/usr") || file.startsWith("/lib") || file.startsWith("/run");
    return !packaged && Files.isRegularFile(root.open(file));
  }

  /** Lines that, read after all others, come to the same. */
  private String override(List<Change> changes) {
    Set<String> lines = new LinkedHashSet<>();
    for (Change change : changes) {
      switch (change) {
        case Change.Add(Setting _, String key, String value) -> lines.add(key + "=" + value);
        case Change.Drop(Setting setting) -> lines.addAll(anew(setting, Optional.empty()));
        case Change.Replace(Setting setting, String value) ->
            lines.addAll(anew(setting, Optional.of(value)));
      }
    }
    return "[Service]\n" + String.join("\n", lines) + "\n";
  }

  private List<String> anew(Setting setting, Optional<String> value) {
    String key = setting.key();
    Optional<Entry> entry = Catalogue.find(key).map(Directive::entry);
    boolean lastWins = entry.isEmpty() || entry.get().repetition() == Repetition.LAST_WINS;
    if (lastWins && value.isPresent()) {
      return List.of(key + "=" + value.get());
    }
    Emptiness emptiness = entry.map(Entry::emptiness).orElse(Emptiness.RESETS);
    if (lastWins && entry.isPresent() && emptiness != Emptiness.RESETS) {
      return List.of(key + "=" + entry.get().grades().getFirst().written());
    }
    List<String> lines = new ArrayList<>();
    lines.add(emptiness == Emptiness.CLEARS_ALL ? key + "=~" : key + "=");
    for (Setting other : variation.unit().settings(setting.section(), key)) {
      if (other.equals(setting)) {
        value.ifPresent(text -> lines.add(key + "=" + text));
      } else if (!other.value().isEmpty() && !lastWins) {
        lines.add(key + "=" + other.value());
      }
    }
    return lines;
  }
}

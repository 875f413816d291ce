package dev.ringfence.derive.evidence;

import dev.ringfence.directive.value.Bool;
import dev.ringfence.observe.Stage;
import dev.ringfence.unit.Setting;
import dev.ringfence.unit.Specifiers;
import dev.ringfence.unit.Unit;
import dev.ringfence.unit.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the unit itself sets, as rules ask for it: after resets, specifiers resolved. */
public final class Assigned {
  private final Unit unit;

  /** Of one unit. */
  public Assigned(Unit unit) {
    this.unit = unit;
  }

  /** The unit's name. */
  public String name() {
    return unit.name().toString();
  }

  /** The assignments of a directive that are in force: those after the last empty one. */
  public List<Setting> settings(String directive) {
    List<Setting> inForce = new ArrayList<>();
    for (Setting setting : unit.settings("Service", directive)) {
      if (setting.value().isEmpty()) {
        inForce.clear();
      } else {
        inForce.add(setting);
      }
    }
    return inForce;
  }

  /** Whether the unit sets the directive to anything. */
  public boolean sets(String directive) {
    return !settings(directive).isEmpty();
  }

  /** The line with which the unit sets the directive to nothing, as its last word. */
  public Optional<Setting> emptied(String directive) {
    List<Setting> settings = unit.settings("Service", directive);
    return settings.isEmpty() || !settings.getLast().value().isEmpty()
        ? Optional.empty()
        : Optional.of(settings.getLast());
  }

  /** The last assignment, by which most directives go. */
  public Optional<Setting> last(String directive) {
    List<Setting> settings = settings(directive);
    return settings.isEmpty() ? Optional.empty() : Optional.of(settings.getLast());
  }

  /** The last value, specifiers resolved; {@code otherwise} without one. */
  public String text(String directive, String otherwise) {
    return last(directive).map(this::expanded).orElse(otherwise);
  }

  /** Whether the unit sets the directive to anything but no. */
  public boolean switchesOn(String directive) {
    return last(directive).isPresent()
        && last(directive).flatMap(setting -> Bool.parse(expanded(setting))).orElse(true);
  }

  /** Whether a yes-or-no directive is on. */
  public boolean isOn(String directive) {
    return last(directive).flatMap(setting -> Bool.parse(expanded(setting))).orElse(false);
  }

  /** The words of every assignment in force, quotes and specifiers resolved. */
  public List<String> words(String directive) {
    List<String> words = new ArrayList<>();
    for (Setting setting : settings(directive)) {
      words.addAll(Words.of(expanded(setting), Words.Rule.UNQUOTE).words());
    }
    return words;
  }

  private String expanded(Setting setting) {
    return switch (unit.specifiers().expand(setting.value())) {
      case Specifiers.Expansion.Resolved(String value) -> value;
      case Specifiers.Expansion.Unresolvable(String _, String _) -> setting.value();
    };
  }

  /** Who runs the service: {@code root} unless the unit says otherwise. */
  public String user() {
    return text("User", isOn("DynamicUser") ? "(dynamic)" : "root");
  }

  /** Whether the service starts as root. */
  public boolean asRoot() {
    return user().equals("root") || user().equals("0");
  }

  /** The Exec lines, in the order in which systemd counts them. */
  public List<ExecLine> execLines() {
    List<ExecLine> lines = new ArrayList<>();
    for (Stage.Kind kind : Stage.Kind.values()) {
      if (kind != Stage.Kind.UNKNOWN) {
        int index = 0;
        for (Setting setting : settings(kind.key())) {
          lines.add(ExecLine.read(new Stage(kind, index++), setting.value()));
        }
      }
    }
    return lines;
  }

  /**
   * One Exec line.
   *
   * @param stage which
   * @param prefixes the special characters before the program, see systemd.service(5)
   * @param command the program and its arguments
   */
  public record ExecLine(Stage stage, String prefixes, String command) {
    private static ExecLine read(Stage stage, String text) {
      int at = 0;
      while (at < text.length() && "@-:+!|".indexOf(text.charAt(at)) >= 0) {
        at++;
      }
      return new ExecLine(stage, text.substring(0, at), text.substring(at).strip());
    }

    /** With {@code +} systemd applies no sandboxing that goes by process. */
    public boolean unsandboxed() {
      return prefixes.indexOf('+') >= 0;
    }
  }
}

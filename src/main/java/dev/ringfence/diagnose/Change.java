package dev.ringfence.diagnose;

import dev.ringfence.lint.Edit;
import dev.ringfence.unit.Setting;

/** One change of a unit's settings. */
public sealed interface Change {
  /** The line goes. */
  record Drop(Setting setting) implements Change {}

  /** The line gets another value. */
  record Replace(Setting setting, String value) implements Change {}

  /** A line comes in after another one, in its section. */
  record Add(Setting after, String key, String value) implements Change {}

  /** The line that it is about. */
  default Setting line() {
    return switch (this) {
      case Drop(Setting setting) -> setting;
      case Replace(Setting setting, String _) -> setting;
      case Add(Setting after, String _, String _) -> after;
    };
  }

  /** The same in the line's file. */
  default Edit edit() {
    return switch (this) {
      case Drop(Setting setting) -> new Edit.Remove(setting);
      case Replace(Setting setting, String value) -> new Edit.Reassign(setting, value);
      case Add(Setting after, String key, String value) ->
          new Edit.AddAfter(after, key + "=" + value);
    };
  }
}

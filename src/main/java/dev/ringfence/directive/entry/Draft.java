package dev.ringfence.directive.entry;

import dev.ringfence.directive.value.Grade;
import dev.ringfence.directive.value.Graded;
import dev.ringfence.directive.value.Rating;
import dev.ringfence.directive.value.ValueKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An entry while it is being written; {@link #done} refuses one that lacks something. */
public final class Draft {
  private final String name;
  private final Topic topic;
  private final Placement placement;
  private final List<String> aliases = new ArrayList<>();
  private final List<Grade> grades = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final List<String> effects = new ArrayList<>();
  private final List<Link> links = new ArrayList<>();
  private final List<Breakage> breakages = new ArrayList<>();
  private final List<Denial> denials = new ArrayList<>();
  private final List<String> bypasses = new ArrayList<>();
  private final List<String> scoreRows = new ArrayList<>();
  private final List<BuildFeature> buildFeatures = new ArrayList<>();
  private int since = -1;
  private int gone;
  private String summary = "";
  private String grammar = "";
  private @Nullable ValueKind kind;
  private String byDefault = "";
  private String defaultNote = "";
  private Repetition repetition = Repetition.LAST_WINS;
  private Emptiness emptiness = Emptiness.IGNORED;
  private Misreading misreading = Misreading.LINE_IGNORED;
  private @Nullable Rating rating;
  private boolean scale = true;
  private boolean mountNamespace;
  private @Nullable UserUnits userUnits;
  private String kernel = "";
  private String example = "";

  Draft(String name, Topic topic, Placement placement) {
    this.name = name;
    this.topic = topic;
    this.placement = placement;
  }

  /** The first major version that reads it; {@link #sinceBeforeRecords} for older ones. */
  public Draft since(int major) {
    since = major;
    return this;
  }

  /** Older than systemd 187, where our records begin. */
  public Draft sinceBeforeRecords() {
    return since(0);
  }

  /** The first major version that ignores it. */
  public Draft gone(int major) {
    gone = major;
    return this;
  }

  public Draft alias(String older) {
    aliases.add(older);
    return this;
  }

  /** One sentence. */
  public Draft summary(String sentence) {
    summary = sentence;
    return this;
  }

  /** What may be assigned, in words for people and as a type. */
  public Draft takes(String shown, ValueKind checked) {
    grammar = shown;
    kind = checked;
    return this;
  }

  /** The values, from open to strict. */
  public Draft grades(Graded... openToStrict) {
    for (Graded value : openToStrict) {
      grades.add(value.grade());
    }
    return this;
  }

  /** The next stricter value, rated as the directive. */
  public Draft grade(String written, String does) {
    grades.add(Grade.of(written, does));
    return this;
  }

  /** The next stricter value, which a later version brought. */
  public Draft grade(String written, int sinceMajor, String does) {
    grades.add(Grade.of(written, does).from(sinceMajor));
    return this;
  }

  /** The two values of a switch. */
  public Draft offAndOn(String off, String on) {
    return grade("no", off).grade("yes", on);
  }

  /** Its values are choices, none of which is stricter than another. */
  public Draft unscaled() {
    scale = false;
    return this;
  }

  public Draft byDefault(String value) {
    byDefault = value;
    return this;
  }

  /** The default, and where it differs. */
  public Draft byDefault(String value, String note) {
    byDefault = value;
    defaultNote = note;
    return this;
  }

  public Draft repeated(Repetition how) {
    repetition = how;
    return this;
  }

  public Draft emptied(Emptiness how) {
    emptiness = how;
    return this;
  }

  public Draft misread(Misreading how) {
    misreading = how;
    return this;
  }

  public Draft rated(Rating judgement) {
    rating = judgement;
    return this;
  }

  public Draft note(String text) {
    notes.add(text);
    return this;
  }

  /** It puts the service into a mount namespace of its own. */
  public Draft inMountNamespace() {
    mountNamespace = true;
    return this;
  }

  /** Something that comes with it, one sentence. */
  public Draft effect(String sentence) {
    effects.add(sentence);
    return this;
  }

  /** What it has to do with another directive, one sentence. */
  public Draft link(Relation relation, String directive, String sentence) {
    return link(Link.of(relation, directive, sentence));
  }

  /** What it has to do with another directive, and with which values. */
  public Draft link(Link link) {
    links.add(link);
    return this;
  }

  /** What it breaks, and the remedy. */
  public Draft breaks(String what, String remedy) {
    breakages.add(new Breakage(what, remedy));
    return this;
  }

  /** It shows by systemd's own exit status. */
  public Draft failsToStart(int status, String statusName, String when) {
    denials.add(new Denial(new Signal.StartFails(status, statusName), when));
    return this;
  }

  /** It shows by an errno. */
  public Draft denies(String errno, String when) {
    denials.add(new Denial(new Signal.CallFails(errno), when));
    return this;
  }

  /** It shows in some other way. */
  public Draft shows(Signal signal, String when) {
    denials.add(new Denial(signal, when));
    return this;
  }

  /** A way around it, one sentence. */
  public Draft bypass(String sentence) {
    bypasses.add(sentence);
    return this;
  }

  public Draft userUnits(UserUnits whether) {
    userUnits = whether;
    return this;
  }

  /** Rows of the score by JSON field; a trailing {@code *} stands for all that begin so. */
  public Draft scored(String... rows) {
    Collections.addAll(scoreRows, rows);
    return this;
  }

  public Draft requires(BuildFeature... features) {
    Collections.addAll(buildFeatures, features);
    return this;
  }

  /** What the kernel must have, one sentence. */
  public Draft kernel(String sentence) {
    kernel = sentence;
    return this;
  }

  /** A piece of a unit file. */
  public Draft example(String unitText) {
    example = unitText;
    return this;
  }

  /**
   * The finished entry.
   *
   * @throws IllegalStateException when something that every entry has was not written
   */
  public Entry done() {
    require(since >= 0, "since");
    require(!summary.isEmpty(), "summary");
    require(!grammar.isEmpty(), "takes");
    require(!grades.isEmpty(), "grades");
    require(!byDefault.isEmpty(), "byDefault");
    require(!example.isEmpty(), "example");
    ValueKind written = kind;
    Rating judged = rating;
    UserUnits told = userUnits;
    if (written == null || judged == null || told == null) {
      throw new IllegalStateException(name + " lacks takes, rated or userUnits");
    }
    return new Entry(
        name,
        List.copyOf(aliases),
        topic,
        placement,
        since,
        gone,
        summary,
        grammar,
        written,
        List.copyOf(grades),
        scale,
        byDefault,
        defaultNote,
        repetition,
        emptiness,
        misreading,
        judged,
        List.copyOf(notes),
        mountNamespace,
        List.copyOf(effects),
        List.copyOf(links),
        List.copyOf(breakages),
        List.copyOf(denials),
        List.copyOf(bypasses),
        told,
        List.copyOf(scoreRows),
        List.copyOf(buildFeatures),
        kernel,
        example);
  }

  private void require(boolean there, String part) {
    if (!there) {
      throw new IllegalStateException(name + " lacks " + part);
    }
  }
}

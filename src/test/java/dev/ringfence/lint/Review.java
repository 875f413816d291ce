package dev.ringfence.lint;

import dev.ringfence.linux.Capability;
import dev.ringfence.score.BuildFeatures;
import dev.ringfence.score.Systemd;
import dev.ringfence.unit.Loading;
import dev.ringfence.unit.Root;
import dev.ringfence.unit.Unit;
import dev.ringfence.unit.UnitPath;
import dev.ringfence.unit.UnitReview;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** A unit file in a root of its own, reviewed by one rule: what the tests of the rules share. */
public final class Review {
  private final Path root;
  private String name = "example.service";
  private Systemd systemd = Systemd.newestOf(257);
  private boolean user;
  private boolean installed;

  /** In this empty directory. */
  public Review(Path root) {
    this.root = root;
  }

  public Review named(String unit) {
    name = unit;
    return this;
  }

  public Review systemd(int major) {
    systemd = Systemd.newestOf(major);
    return this;
  }

  /** A unit of a user's own manager. */
  public Review ofUser() {
    user = true;
    return this;
  }

  /** The unit belongs to the root, so that the files it names can be looked up there. */
  public Review installed() {
    installed = true;
    return this;
  }

  /** Puts a file into the root, or with a slash at its end a directory. */
  public Review with(String path) {
    return with(path, "");
  }

  /** Puts a file with this text into the root. */
  public Review with(String path, String text) {
    try {
      Path file = Path.of(root + path);
      if (path.endsWith("/")) {
        Files.createDirectories(file);
      } else {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
      }
      return installed();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Puts a symbolic link into the root. */
  public Review withLink(String path, String target) {
    try {
      Path link = Path.of(root + path);
      Files.createDirectories(link.getParent());
      Files.createSymbolicLink(link, Path.of(target));
      return installed();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A systemd that was built without this, such as {@code BPF_FRAMEWORK}. */
  public Review without(String feature) {
    systemd =
        new Systemd(
            systemd.version(),
            systemd.libseccomp(),
            systemd.architecture(),
            new BuildFeatures(Set.of(feature)));
    return this;
  }

  /** Puts a 64-bit ELF file into the root that asks for this dynamic linker and these libraries. */
  public Review withElf(String path, String interpreter, String... libraries) {
    return with(path).bytes(path, TestElf.of(interpreter, libraries));
  }

  private Review bytes(String path, byte[] bytes) {
    try {
      Files.write(Path.of(root + path), bytes);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sets permission bits, such as {@code 04755}. */
  public Review withMode(String path, int mode) {
    with(path);
    try {
      Files.setAttribute(Path.of(root + path), "unix:mode", mode);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Gives a file capabilities, as setcap(8) does with {@code +ep}. Needs root. */
  public Review withCapability(String path, Capability capability) {
    with(path);
    TestCapabilities.set(Path.of(root + path), capability);
    return this;
  }

  /** Puts a drop-in for the unit into the root. */
  public Review withDropIn(String file, String text) {
    boolean was = installed;
    with(directory() + "/" + name + ".d/" + file, text);
    installed = was;
    return this;
  }

  private String directory() {
    return user ? "/etc/systemd/user" : "/etc/systemd/system";
  }

  /** The unit of this text, loaded as the command loads it. */
  public Subject subject(String text) {
    boolean was = installed;
    with(directory() + "/" + name, text);
    installed = was;
    Root inside = new Root(root);
    Loading loading =
        new UnitReview(UnitPath.system(inside), "x", UnitReview.HostDropIns.LEFT_OUT)
            .load(Path.of(root + directory() + "/" + name));
    if (loading instanceof Loading.Loaded(Unit unit)) {
      return new Subject(unit, new Machine(inside, systemd), installed);
    }
    throw new AssertionError("does not load: " + loading);
  }

  /** What a rule finds in the unit of this text. */
  public List<Finding> by(Rule rule, String text) {
    return new Linter(List.of(rule)).check(subject(text));
  }

  /** What a rule says about a {@code [Service]} section, one message a finding. */
  public List<String> messages(Rule rule, String... lines) {
    return by(rule, "[Service]\n" + String.join("\n", lines) + "\n").stream()
        .map(Finding::message)
        .toList();
  }

  /** The fixes of these findings as a patch. */
  public String patch(List<Finding> findings) {
    return new Edits(new Root(root))
        .patch(findings.stream().map(Finding::fix).toList(), file -> "./" + file.getFileName());
  }
}

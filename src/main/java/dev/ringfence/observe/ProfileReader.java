package dev.ringfence.observe;

import io.avaje.json.JsonException;
import io.avaje.json.JsonReader;
import io.avaje.json.stream.JsonStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a profile that may come from anywhere: size, depth and numbers are bounded, unknown fields
 * are passed over, and everything else that does not fit is said in one line. An unknown kind of
 * fact is refused, because a plan made without it could be too strict.
 */
final class ProfileReader {
  /** Deepest: profile, coverage, observations, observation, execLines, line. */
  private static final int DEEPEST = 8;

  private static final JsonStream JSON = JsonStream.builder().build();

  private final Map<String, String> texts = new HashMap<>();

  private ProfileReader() {}

  static Profile read(byte[] bytes) throws ProfileException {
    JsonShape.check(bytes, DEEPEST);
    try {
      checkSchema(bytes);
      return new ProfileReader().profile(JSON.reader(bytes));
    } catch (JsonException | IllegalArgumentException | DateTimeException e) {
      throw new ProfileException("it is no profile: " + e.getMessage());
    } catch (IndexOutOfBoundsException | ArithmeticException | IllegalStateException e) {
      throw new ProfileException("it is no profile: its JSON is broken");
    }
  }

  /** The version first, wherever it stands: nothing else of a later version may be guessed at. */
  private static void checkSchema(byte[] bytes) throws ProfileException {
    try (JsonReader json = JSON.reader(bytes)) {
      json.beginObject();
      while (json.hasNextField()) {
        if (json.nextField().equals("schema")) {
          long schema = json.readLong();
          if (schema > Profile.SCHEMA) {
            throw new ProfileException(
                "it is a profile of schema "
                    + schema
                    + ", and this ringfence reads up to "
                    + Profile.SCHEMA
                    + ": use the version that wrote it, or a later one");
          }
          if (schema < 1) {
            throw new ProfileException("there is no schema " + schema);
          }
          return;
        }
        json.skipValue();
      }
    }
    throw new ProfileException("it is no profile: it has no \"schema\"");
  }

  private Profile profile(JsonReader json) {
    String unit = "";
    Coverage coverage = Coverage.NONE;
    List<Fact> facts = new ArrayList<>();
    json.beginObject();
    while (json.hasNextField()) {
      switch (json.nextField()) {
        case "unit" -> unit = json.readString();
        case "coverage" -> coverage = coverage(Values.read(json, texts));
        case "facts" -> {
          json.beginArray();
          while (json.hasNextElement()) {
            if (facts.size() == Profile.MAX_FACTS) {
              throw new IllegalArgumentException(
                  "it has more than " + Profile.MAX_FACTS + " facts");
            }
            facts.add(fact(json, facts.size() + 1));
          }
          json.endArray();
        }
        default -> json.skipValue();
      }
    }
    json.endObject();
    return new Profile(Profile.SCHEMA, unit, coverage, facts);
  }

  private static Coverage coverage(Values in) {
    return new Coverage(
        in.objects("observations").stream().map(ProfileReader::observation).toList());
  }

  private static Observation observation(Values in) {
    return new Observation(
        in.text("id"),
        Instant.parse(in.text("from")),
        Instant.parse(in.text("to")),
        in.flag("fromStart"),
        in.oneOf("result", Words.RESULTS),
        in.objects("execLines").stream().map(ProfileReader::execLine).toList(),
        in.number("reloads"),
        in.number("restarts"),
        in.number("stops"),
        in.number("cpus"),
        in.number("drops"),
        in.objects("blindSpots").stream().map(ProfileReader::blindSpot).toList(),
        new Observation.Host(in.text("kernel"), in.text("systemd"), in.oneOf("abi", Words.ABIS)),
        in.object("packages").texts(),
        in.object("configuration").texts());
  }

  private static Coverage.ExecLine execLine(Values in) {
    return new Coverage.ExecLine(stage(in), in.text("command"), in.number("runs"));
  }

  private static Observation.BlindSpot blindSpot(Values in) {
    return new Observation.BlindSpot(in.text("program"), in.text("why"), in.text("unseen"));
  }

  private static Stage stage(Values in) {
    return new Stage(in.oneOf("stage", Words.STAGES), in.number("index", Stage.MAX_INDEX));
  }

  private Fact fact(JsonReader json, int number) {
    try {
      Values in = Values.read(json, texts);
      Seen seen =
          new Seen(
              stage(in),
              in.text("process"),
              Outcome.parse(in.text("outcome")),
              Instant.parse(in.text("first")),
              Instant.parse(in.text("last")),
              in.number("count"));
      return fact(in.text("kind"), seen, in);
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new IllegalArgumentException("fact " + number + ": " + e.getMessage(), e);
    }
  }

  /** The fact of one kind from its fields. */
  private static Fact fact(String kind, Seen seen, Values in) {
    return switch (kind) {
      case "syscall" -> new Fact.Syscall(seen, in.oneOf("abi", Words.ABIS), in.text("name"));
      case "file" ->
          new Fact.File(
              seen,
              in.text("call"),
              in.oneOf("access", Words.ACCESSES),
              in.text("path"),
              in.text("asked"),
              in.oneOf("type", Words.TYPES),
              in.text("filesystem"),
              in.flag("whole"));
      case "device" ->
          new Fact.Device(
              seen,
              in.text("call"),
              in.oneOf("access", Words.ACCESSES),
              in.text("path"),
              in.flag("block"),
              in.number("major"),
              in.number("minor"));
      case "ioctl" -> new Fact.Ioctl(seen, in.text("path"), in.text("request"));
      case "socket" ->
          new Fact.Socket(
              seen, in.text("call"), in.text("family"), in.text("type"), in.text("protocol"));
      case "bind" ->
          new Fact.Bind(
              seen,
              in.text("family"),
              in.text("transport"),
              in.text("address"),
              in.number("port", 65_535));
      case "peer" ->
          new Fact.Peer(
              seen,
              in.text("call"),
              in.text("family"),
              in.text("transport"),
              in.text("address"),
              in.number("port", 65_535));
      case "unix-socket" -> new Fact.UnixSocket(seen, in.text("call"), in.text("path"));
      case "namespace" ->
          new Fact.Namespace(seen, in.text("call"), in.text("type"), in.flag("entered"));
      case "executable-memory" ->
          new Fact.ExecutableMemory(
              seen, in.text("call"), in.oneOf("how", Words.EXECUTABLES), in.text("mapping"));
      case "scheduling" -> new Fact.Scheduling(seen, in.text("call"), in.text("policy"));
      case "personality" -> new Fact.Personality(seen, in.text("persona"));
      case "set-id-bit" ->
          new Fact.SetIdBit(
              seen, in.text("call"), in.text("path"), in.flag("user"), in.flag("group"));
      case "capability" ->
          new Fact.Capability(
              seen, in.text("name"), in.text("call"), in.text("reason"), in.flag("inferred"));
      case "clock" -> new Fact.Clock(seen, in.text("call"), in.text("clock"));
      case "hostname" -> new Fact.Hostname(seen, in.text("call"));
      case "kernel-module" -> new Fact.KernelModule(seen, in.text("call"), in.text("module"));
      case "kernel-log" -> new Fact.KernelLog(seen, in.text("action"));
      case "sysctl" -> new Fact.Sysctl(seen, in.text("call"), in.text("path"));
      case "cgroup-write" -> new Fact.CgroupWrite(seen, in.text("call"), in.text("path"));
      case "mount" ->
          new Fact.Mount(seen, in.text("call"), in.text("target"), in.text("filesystem"));
      case "chroot" -> new Fact.Chroot(seen, in.text("call"), in.text("path"));
      case "keyring" -> new Fact.Keyring(seen, in.text("call"), in.text("operation"));
      case "bpf" -> new Fact.Bpf(seen, in.text("command"));
      case "io-uring" -> new Fact.IoUring(seen, in.text("operation"));
      case "trace" ->
          new Fact.Trace(
              seen, in.text("call"), in.text("request"), in.text("target"), in.flag("outside"));
      case "signal" -> new Fact.Signal(seen, in.text("call"), in.text("signal"), in.text("target"));
      case "other-process" ->
          new Fact.OtherProcess(
              seen,
              in.text("call"),
              in.oneOf("access", Words.ACCESSES),
              in.text("path"),
              in.text("target"));
      case "child" ->
          new Fact.Child(
              seen,
              in.text("call"),
              in.text("program"),
              in.text("interpreter"),
              in.list("libraries"),
              in.flag("setId"),
              in.list("fileCapabilities"));
      case "identity" -> new Fact.Identity(seen, in.text("call"), in.text("what"), in.number("id"));
      case "limit" ->
          new Fact.Limit(
              seen, in.text("call"), in.text("resource"), in.flag("hard"), in.number("value"));
      case "ipc" -> new Fact.Ipc(seen, in.text("call"), in.text("name"));
      default ->
          throw new IllegalArgumentException(
              "there is no kind of fact \"" + kind + "\" in schema " + Profile.SCHEMA);
    };
  }
}

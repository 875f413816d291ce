package dev.ringfence.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.observe.Abi;
import dev.ringfence.observe.Coverage;
import dev.ringfence.observe.Fact;
import dev.ringfence.observe.FileAccess;
import dev.ringfence.observe.FileType;
import dev.ringfence.observe.Observation;
import dev.ringfence.observe.Outcome;
import dev.ringfence.observe.Profile;
import dev.ringfence.observe.ProfileFile;
import dev.ringfence.observe.Seen;
import dev.ringfence.observe.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ringfence derive}: planning alone, and every option that a plan can be asked for. */
class DeriveCommandTest {
  private static final Instant TEN = Instant.parse("2026-03-01T10:00:00Z");
  private static final Seen SEEN = Seen.once(Stage.MAIN, "webd", new Outcome.Ok(), TEN);

  @TempDir Path folder;
  private Path unit;
  private Path profile;

  @BeforeEach
  void service() throws IOException {
    unit =
        Files.createDirectories(folder.resolve("root/usr/lib/systemd/system"))
            .resolve("web.service");
    Files.writeString(unit, "[Service]\nExecStart=/usr/bin/webd\n");
    profile = folder.resolve("web.json");
    write(
        "web.service",
        new Fact.Syscall(SEEN, Abi.X86_64, "openat"),
        file(FileAccess.CREATE, "/srv/web/page"),
        new Fact.Socket(SEEN, "socket", "AF_INET", "SOCK_STREAM", "tcp"),
        new Fact.Bind(SEEN, "AF_INET", "tcp", "0.0.0.0", 80),
        new Fact.Capability(SEEN, "CAP_NET_BIND_SERVICE", "bind", "inet_bind", false));
  }

  private static Fact file(FileAccess access, String path) {
    return new Fact.File(SEEN, "openat", access, path, "", FileType.REGULAR, "ext4", false);
  }

  private void write(String name, Fact... facts) throws IOException {
    Observation observation =
        new Observation(
            "one",
            TEN,
            TEN,
            true,
            Observation.Result.WORKED,
            List.of(new Coverage.ExecLine(Stage.MAIN, "/usr/bin/webd", 2)),
            0,
            1,
            2,
            2,
            0,
            List.of(),
            new Observation.Host("6.18.1", "257", Abi.X86_64),
            new TreeMap<>(),
            new TreeMap<>());
    ProfileFile.write(
        new Profile(name, new Coverage(List.of(observation)), List.of(facts)), profile);
  }

  private Said derive(Object... words) {
    List<Object> all =
        new ArrayList<>(List.of("derive", "--root", folder.resolve("root"), "--profile", profile));
    if (!Arrays.asList(words).contains("--systemd-version")) {
      all.addAll(List.of("--systemd-version", "257"));
    }
    return Said.by(Stream.concat(all.stream(), Stream.of(words)).toArray());
  }

  /** The settings of the drop-in. */
  private List<String> lines(Object... words) {
    Said said =
        derive(
            Stream.concat(Stream.of("web", "--format", "drop-in"), Arrays.stream(words)).toArray());
    assertThat(said.code()).as(said.err()).isZero();
    return said.out().lines().filter(line -> line.matches("[A-Za-z]+=.*")).toList();
  }

  @Test
  void itSaysThatNothingWasTried() {
    Said said = derive("web");
    assertThat(said.code()).isZero();
    assertThat(said.err())
        .isEqualTo(
            "ringfence: Nobody has tried it: it follows from what was observed. ringfence harden tries"
                + " it.\n");
    assertThat(said.out()).contains("exposure: 9.").contains("for systemd 257");
    assertThat(derive("web", "--format", "drop-in").out()).contains("# Nobody has tried it");
    assertThat(derive("web", "--format", "json").out()).contains("\"tried\":false");
  }

  @Test
  void theSameInputGivesTheSameBytes() {
    assertThat(derive("web", "--format", "drop-in").out())
        .isEqualTo(derive("web", "--format", "drop-in").out())
        .contains("ProtectSystem=strict\nReadWritePaths=-/srv/web\n")
        .contains("webd bound tcp 0.0.0.0:80 by bind in ExecStart at 2026-03-01 10:00:00 UTC");
  }

  @Test
  void moreCautionTakesLess() {
    List<String> careful = lines("--caution", "careful");
    List<String> balanced = lines("--caution", "balanced");
    List<String> strict = lines("--caution", "strict");
    assertThat(balanced).isEqualTo(lines());
    assertThat(strict).contains("UMask=0077");
    assertThat(balanced).doesNotContain("UMask=0077").contains("MemoryDenyWriteExecute=yes");
    assertThat(careful.size()).isLessThan(balanced.size() + 1);
    assertThat(balanced.size()).isLessThan(strict.size());
    assertThat(careful).contains("RestrictAddressFamilies=AF_INET AF_INET6 AF_NETLINK AF_UNIX");
    assertThat(balanced).contains("RestrictAddressFamilies=AF_INET AF_INET6 AF_UNIX");
    assertThat(strict).contains("RestrictAddressFamilies=AF_INET");
  }

  @Test
  void whatIsKeptStaysWhateverWasSeen() {
    assertThat(lines("--keep", "PrivateTmp=no", "--keep", "PrivateNetwork=yes"))
        .contains("PrivateTmp=no", "PrivateNetwork=yes")
        .doesNotContain("PrivateTmp=yes");
  }

  @Test
  void onlyAndWithoutChooseDirectives() {
    assertThat(lines("--only", "PrivateTmp", "--only", "protecthome"))
        .containsExactly("PrivateTmp=yes", "ProtectHome=yes");
    assertThat(lines("--without", "ReadWritePaths"))
        .as("it goes with ProtectSystem=")
        .noneMatch(line -> line.startsWith("ProtectSystem") || line.startsWith("ReadWrite"));
  }

  @Test
  void tightListsSystemCallsByName() {
    assertThat(lines("--caution", "strict", "--tight"))
        .anyMatch(line -> line.startsWith("SystemCallFilter=@default ") && line.contains("openat"))
        .noneMatch(line -> line.contains("@system-service"));
  }

  @Test
  void anotherSystemdGetsWhatItKnows() {
    assertThat(lines("--systemd-version", "252")).doesNotContain("ProtectControlGroups=strict");
    assertThat(lines("--systemd-version", "244"))
        .noneMatch(line -> line.startsWith("ProtectProc=") || line.startsWith("ProtectClock="));
  }

  @Test
  void theDropInGoesIntoAFile() throws IOException {
    Path file = folder.resolve("50-web.conf");
    assertThat(derive("web", "-o", file).code()).isZero();
    assertThat(Files.readString(file)).isEqualTo(derive("web", "--format", "drop-in").out());
  }

  @Test
  void severalProfilesCountTogether() throws IOException {
    Path more = folder.resolve("more.json");
    ProfileFile.write(
        new Profile("web.service", Coverage.NONE, List.of(file(FileAccess.READ, "/home/x/page"))),
        more);
    assertThat(lines()).contains("ProtectHome=yes");
    assertThat(lines("--profile", more)).contains("ProtectHome=read-only");
  }

  /** What the unit sets itself is never taken back without a word. */
  @Test
  void aSettingOfTheUnitsOwnThatWasContradictedIsReported() throws IOException {
    write(
        "web.service",
        new Fact.Syscall(SEEN, Abi.X86_64, "openat"),
        new Fact.Bind(SEEN, "AF_INET", "tcp", "0.0.0.0", 80),
        new Fact.Peer(SEEN, "accept4", "AF_INET", "tcp", "10.1.2.3", 50000));
    Files.writeString(
        unit, "[Service]\nExecStart=/usr/bin/webd\nPrivateNetwork=yes\nIPAddressDeny=10.0.0.0/8\n");
    Said said = derive("web", "--format", "drop-in");
    assertThat(said.code()).isEqualTo(ExitCode.FINDING);
    assertThat(said.out().replace("\n#  ", " "))
        .contains("PrivateNetwork=: the unit's own PrivateNetwork=yes (")
        .contains("web.service:3) contradicts what was seen: webd bound tcp 0.0.0.0:80")
        .contains("IPAddressDeny=: the unit's own IPAddressDeny=10.0.0.0/8 (")
        .doesNotContain("\nPrivateNetwork=")
        .doesNotContain("\nIPAddressDeny=");
  }

  @Test
  void whatIsNoGroundForAPlan() throws IOException {
    assertRefused(
        "derive needs what was observed: --profile FILE, made by ringfence observe",
        Said.by("derive", "web"));
    write("web.service");
    assertRefused(
        "the profile has nothing in it: observe web.service while it runs and works",
        derive("web"));
    write("cron.service", new Fact.Syscall(SEEN, Abi.X86_64, "openat"));
    assertRefused("the profile is of cron.service, not of web.service", derive("web"));
    assertRefused("there is no unit wbe.service; did you mean web.service?", derive("wbe"));
  }

  private static void assertRefused(String line, Said said) {
    assertThat(said.err()).isEqualTo("ringfence: " + line + "\n");
    assertThat(said.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(said.out()).isEmpty();
  }
}

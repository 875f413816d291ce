package dev.ringfence.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.unit.Loading;
import dev.ringfence.unit.Root;
import dev.ringfence.unit.Setting;
import dev.ringfence.unit.Unit;
import dev.ringfence.unit.UnitLoader;
import dev.ringfence.unit.UnitName;
import dev.ringfence.unit.UnitPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A mend as a diff: of the administrator's files themselves, of a drop-in for a package's. */
class MendPatchTest {
  @TempDir private Path directory;

  private Unit unit(String folder, String settings) throws IOException {
    Path units = Files.createDirectories(directory.resolve(folder));
    Files.writeString(units.resolve("app.service"), "[Service]\nExecStart=/bin/true\n" + settings);
    return switch (new UnitLoader(UnitPath.system(new Root(directory)))
        .load(UnitName.of("app.service"))) {
      case Loading.Loaded(Unit unit) -> unit;
      case Loading.NotFound _, Loading.Masked _, Loading.Bad _ -> throw new AssertionError();
    };
  }

  private String patch(Unit unit, Change... changes) throws IOException {
    return new Patch(new Root(directory), new Variation(unit, List.of(changes))).text();
  }

  private static Setting line(Unit unit, String key) {
    return unit.settings("Service", key).getFirst();
  }

  @Test
  void theAdministratorsFileIsChangedInPlace() throws IOException {
    Unit unit = unit("etc/systemd/system", "ProtectHome=yes\n# why\nPrivateTmp=yes\n");
    assertThat(
            patch(
                unit,
                new Change.Replace(line(unit, "ProtectHome"), "read-only"),
                new Change.Add(line(unit, "PrivateTmp"), "BindPaths", "/tmp/x")))
        .isEqualTo(
            """
            --- /etc/systemd/system/app.service
            +++ /etc/systemd/system/app.service
            @@ -1,5 +1,6 @@
             [Service]
             ExecStart=/bin/true
            -ProtectHome=yes
            +ProtectHome=read-only
             # why
             PrivateTmp=yes
            +BindPaths=/tmp/x
            """);
  }

  @Test
  void aPackagesFileStaysAndADropInComes() throws IOException {
    Unit unit = unit("usr/lib/systemd/system", "ProtectHome=yes\n");
    assertThat(patch(unit, new Change.Replace(line(unit, "ProtectHome"), "read-only")))
        .isEqualTo(
            """
            --- /dev/null
            +++ /etc/systemd/system/app.service.d/zz-mend.conf
            @@ -0,0 +1,2 @@
            +[Service]
            +ProtectHome=read-only
            """);
  }

  @Test
  void oneOfSeveralLinesOfAListIsTakenOutByWritingTheOthersAnew() throws IOException {
    Unit unit = unit("usr/lib/systemd/system", "ReadOnlyPaths=/opt\nReadOnlyPaths=/srv /mnt\n");
    assertThat(patch(unit, new Change.Drop(line(unit, "ReadOnlyPaths"))))
        .endsWith("+[Service]\n+ReadOnlyPaths=\n+ReadOnlyPaths=/srv /mnt\n");
  }
}

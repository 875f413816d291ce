package dev.ringfence.deploy;

import dev.ringfence.unit.DropInFile;
import dev.ringfence.unit.Root;
import dev.ringfence.unit.UnitName;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A program for a clone that plays the host: deploys for ever, until it is killed. */
final class DeployLoop {
  private DeployLoop() {}

  public static void main(String[] arguments) throws Exception {
    Place place = new Place(Root.HOST, UnitName.of(arguments[0]));
    Vigil vigil = new Vigil(Duration.ZERO, Duration.ofSeconds(20), List.of());
    System.out.println("begun");
    for (int round = 0; ; round++) {
      String dropIn =
          "[Service]\n# " + (round % 2) + "\nProtectHome=yes\n" + "#".repeat(9000) + "\n";
      Deployed deployed =
          new Deploying(
                  place,
                  DropInFile.of(Path.of("loop"), dropIn.getBytes(StandardCharsets.UTF_8)),
                  false,
                  vigil,
                  Lookout.NONE,
                  line -> {})
              .run();
      if (!(deployed instanceof Deployed.Confirmed || deployed instanceof Deployed.AlreadyThere)) {
        System.out.println("unexpected: " + deployed);
        System.exit(1);
      }
    }
  }
}

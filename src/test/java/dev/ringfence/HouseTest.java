package dev.ringfence;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The house: one room a stage, and data flows one way through them. */
class HouseTest {
  /** In the order in which data flows: a room may use the rooms before it, never one after it. */
  private static final List<String> ROOMS =
      List.of(
          "linux",
          "unit",
          "directive",
          "score",
          "lint",
          "observe",
          "derive",
          "clone",
          "trial",
          "jail",
          "deploy",
          "watch",
          "diagnose",
          "host",
          "report",
          "cli");

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.ringfence");

  @Test
  void noRoomUsesALaterRoom() {
    for (int room = 0; room < ROOMS.size(); room++) {
      for (int later = room + 1; later < ROOMS.size(); later++) {
        noClasses()
            .that()
            .resideInAPackage("dev.ringfence." + ROOMS.get(room) + "..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.ringfence." + ROOMS.get(later) + "..")
            .allowEmptyShould(true)
            .check(CLASSES);
      }
    }
  }

  @Test
  void everyClassLivesInARoom() {
    classes()
        .should()
        .resideInAnyPackage(
            ROOMS.stream().map(room -> "dev.ringfence." + room + "..").toArray(String[]::new))
        .check(CLASSES);
  }

  @Test
  void onlyTheKernelsEdgeTouchesForeignMemory() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.ringfence.linux..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("java.lang.foreign..")
        .check(CLASSES);
  }

  @Test
  void namesSayWhatAThingIs() {
    noClasses()
        .should()
        .haveSimpleNameEndingWith("Manager")
        .orShould()
        .haveSimpleNameEndingWith("Helper")
        .orShould()
        .haveSimpleNameEndingWith("Util")
        .orShould()
        .haveSimpleNameEndingWith("Utils")
        .orShould()
        .haveSimpleNameEndingWith("Impl")
        .check(CLASSES);
  }
}

package io.github.mediastore.spring;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** How the packages of the starter depend on each other and on the library. */
class StarterPackagesTest {

  private static final String ROOT = "io.github.mediastore.spring";

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  @Test
  void noPackageDependsOnItselfByWayOfOthers() {
    slices().matching("(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void noInternalPackageOfTheLibraryIsUsed() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.github.mediastore.internal..", "io.github.mediastore.jdbc.internal..")
        .check(CLASSES);
  }

  @Test
  void whatHostsSeeNeedsNothingOfSpring() {
    noClasses()
        .that()
        .resideInAPackage(ROOT)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.springframework..", "jakarta..")
        .check(CLASSES);
  }

  @Test
  void onlyTheConfigurationsAreMadeByName() {
    classes()
        .that()
        .haveSimpleNameEndingWith("AutoConfiguration")
        .should()
        .resideInAPackage(ROOT + ".internal.autoconfigure")
        .check(CLASSES);
  }
}

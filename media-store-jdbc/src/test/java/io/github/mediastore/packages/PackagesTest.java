package io.github.mediastore.packages;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.sql.Connection;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How the packages of both modules depend on each other. */
class PackagesTest {

  private static final String ROOT = "io.github.mediastore";

  /** Those whose classes may send SQL. */
  private static final String[] WITH_SQL = {
    ROOT + ".jdbc.internal.tables",
    ROOT + ".jdbc.internal.columns",
    ROOT + ".jdbc.internal.transactions",
    ROOT + ".jdbc.internal.schema",
    ROOT + ".jdbc.internal.objects..",
    ROOT + ".jdbc.migration.internal.ledger",
    ROOT + ".jdbc.migration.internal.sources"
  };

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> !location.contains("-tests"))
          .importPackages(ROOT);

  @Test
  void noPackageDependsOnItselfByWayOfOthers() {
    Map<String, Set<String>> graph = graph();
    graph.forEach((name, others) -> System.out.println(name + " -> " + String.join(", ", others)));
    assertThat(graph).hasSizeGreaterThan(20);
    slices().matching("(**)").should().beFreeOfCycles().check(CLASSES);
  }

  private static Map<String, Set<String>> graph() {
    Map<String, Set<String>> graph = new TreeMap<>();
    for (JavaClass type : CLASSES) {
      Set<String> others =
          graph.computeIfAbsent(shortName(type.getPackageName()), name -> new TreeSet<>());
      for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
        String other = dependency.getTargetClass().getPackageName();
        if (other.startsWith(ROOT) && !other.equals(type.getPackageName())) {
          others.add(shortName(other));
        }
      }
    }
    return graph;
  }

  private static String shortName(String packageName) {
    return packageName.equals(ROOT) ? "(root)" : packageName.substring(ROOT.length() + 1);
  }

  @Test
  void sqlIsSentFromAFewPackagesOnly() {
    noClasses()
        .that()
        .resideOutsideOfPackages(WITH_SQL)
        .should()
        .callMethod(Connection.class, "prepareStatement", String.class)
        .orShould()
        .callMethod(Connection.class, "createStatement")
        .orShould()
        .callMethod(Connection.class, "prepareCall", String.class)
        .check(CLASSES);
  }

  @Test
  void onlyTheCompressorAndItsPackagesKnowPixels() {
    noClasses()
        .that(
            resideInAPackage(ROOT + "..")
                .and(not(resideInAnyPackage(ROOT + ".image..", ROOT + ".internal.."))))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                "java.awt..",
                "javax.imageio..",
                ROOT + ".internal.raster..",
                ROOT + ".internal.color..",
                ROOT + ".internal.jpeg..",
                ROOT + ".internal.png.."))
        .check(CLASSES);
  }

  @Test
  void noPublicSignatureNamesAnInternalType() {
    for (JavaClass type : CLASSES) {
      if (!isInternal(type) && isVisible(type)) {
        Stream<JavaClass> inSignatures =
            Stream.of(
                    Stream.concat(
                            type.getAllRawInterfaces().stream(),
                            type.getAllRawSuperclasses().stream())
                        .toList(),
                    type.getMethods().stream()
                        .filter(PackagesTest::isVisible)
                        .flatMap(
                            method ->
                                Stream.concat(
                                    method.getRawParameterTypes().stream(),
                                    Stream.of(method.getRawReturnType())))
                        .toList(),
                    type.getConstructors().stream()
                        .filter(PackagesTest::isVisible)
                        .flatMap(constructor -> constructor.getRawParameterTypes().stream())
                        .toList(),
                    type.getFields().stream()
                        .filter(PackagesTest::isVisible)
                        .map(field -> field.getRawType())
                        .toList())
                .flatMap(Collection::stream);
        assertThat(inSignatures.filter(PackagesTest::isInternal))
            .as("internal types in the signatures of %s", type.getName())
            .isEmpty();
      }
    }
  }

  private static boolean isInternal(JavaClass type) {
    String name = type.getPackageName();
    return name.startsWith(ROOT) && (name + ".").contains(".internal.");
  }

  private static boolean isVisible(JavaClass type) {
    return type.getModifiers().contains(JavaModifier.PUBLIC)
        && type.getEnclosingClass().map(PackagesTest::isVisible).orElse(true);
  }

  private static boolean isVisible(JavaMember member) {
    return member.getModifiers().contains(JavaModifier.PUBLIC)
        || member.getModifiers().contains(JavaModifier.PROTECTED);
  }

  @Test
  void whatHostsSeeIsNotUsedByTheRoomsBehindIt() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + ".jdbc.internal..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(ROOT + ".jdbc", ROOT + ".jdbc.migration..")
        .check(CLASSES);
  }
}

package dev.framegate;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The packages of the gateway in their order, and no large cycles of classes in them. */
final class GatewayPackagesTest {
  private static final String GATEWAY = "dev.framegate.gateway";
  private static final int MOST_IN_A_CYCLE = 3;

  /** A package depends only on packages of earlier lines. */
  private static final List<List<String>> ORDER =
      List.of(
          List.of("internal.library", "internal.limits", "internal.parts", "internal.policy"),
          List.of("internal.event", "internal.http", "journal"),
          List.of("settings", "internal.template"),
          List.of("internal.integration", "internal.tls"),
          List.of("internal.deploy"),
          List.of("internal.control", "internal.throttle"),
          List.of("internal.runtime", "internal.store"),
          List.of(
              "internal.access", "internal.management", "internal.signature", "internal.telemetry"),
          List.of("internal.console", "internal.edge"),
          List.of("internal.assembly", "internal.script"));

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(GATEWAY, "dev.framegate.faults");

  @Test
  void everyPackageDependsOnEarlierOnesOnly() {
    for (int line = 0; line < ORDER.size(); line++) {
      for (String name : ORDER.get(line)) {
        String[] later =
            Stream.concat(
                    Stream.of(GATEWAY),
                    ORDER.stream()
                        .skip(line)
                        .flatMap(List::stream)
                        .filter(other -> !other.equals(name))
                        .map(other -> GATEWAY + "." + other))
                .toArray(String[]::new);
        noClasses()
            .that()
            .resideInAPackage(GATEWAY + "." + name)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(later)
            .check(CLASSES);
      }
    }
  }

  @Test
  void everyPackageHasItsPlace() {
    assertThat(CLASSES.getPackage(GATEWAY).getSubpackagesInTree())
        .filteredOn(each -> !each.getClasses().isEmpty())
        .extracting(JavaPackage::getName)
        .containsExactlyInAnyOrderElementsOf(
            ORDER.stream().flatMap(List::stream).map(name -> GATEWAY + "." + name).toList());
  }

  @Test
  void noCycleHasMoreThanThreeClasses() {
    assertThat(ClassCycles.of(CLASSES))
        .filteredOn(cycle -> cycle.size() > MOST_IN_A_CYCLE)
        .isEmpty();
  }
}

package dev.framegate;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures;
import java.util.List;

/** The house stands on its ground floor: an import never runs upward. */
@AnalyzeClasses(
    packages = "dev.framegate",
    importOptions = {ImportOption.DoNotIncludeTests.class})
final class LayersTest {
  @ArchTest
  static final ArchRule floors =
      Architectures.layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("contract")
          .definedBy("dev.framegate.contract..")
          .layer("settings")
          .definedBy("dev.framegate.settings..")
          .layer("gateway")
          .definedBy("dev.framegate.gateway..")
          .layer("cluster")
          .definedBy("dev.framegate.cluster..")
          .layer("faults")
          .definedBy("dev.framegate.faults..")
          .layer("rules")
          .definedBy("dev.framegate.kit.rules..")
          .layer("wire")
          .definedBy("dev.framegate.kit.wire..")
          .layer("browser")
          .definedBy("dev.framegate.kit.browser..")
          .layer("journal")
          .definedBy("dev.framegate.kit.journal..")
          .layer("targets")
          .definedBy("dev.framegate.kit.targets..")
          .layer("cassette")
          .definedBy("dev.framegate.kit.cassette..")
          .layer("suite")
          .definedBy(
              "dev.framegate.kit.expectation..",
              "dev.framegate.kit.values..",
              "dev.framegate.kit.outcome..",
              "dev.framegate.kit.control..",
              "dev.framegate.kit.clients..",
              "dev.framegate.kit.backends..",
              "dev.framegate.kit.cleanup..",
              "dev.framegate.kit.scenario..",
              "dev.framegate.kit.laws..",
              "dev.framegate.kit.steps..",
              "dev.framegate.kit.suite..")
          .layer("explore")
          .definedBy("dev.framegate.kit.explore..")
          .layer("capabilities")
          .definedBy("dev.framegate.kit.capabilities..")
          .layer("report")
          .definedBy("dev.framegate.kit.report..")
          .layer("run")
          .definedBy("dev.framegate.kit.run..")
          .layer("matrix")
          .definedBy("dev.framegate.kit.matrix..")
          .layer("kit")
          .definedBy("dev.framegate.kit")
          .layer("cli")
          .definedBy("dev.framegate.cli..")
          .layer("junit")
          .definedBy("dev.framegate.junit..")
          .whereLayer("junit")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("cli")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("kit")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("matrix")
          .mayOnlyBeAccessedByLayers("cli")
          .whereLayer("run")
          .mayOnlyBeAccessedByLayers("cli", "kit", "matrix")
          .whereLayer("report")
          .mayOnlyBeAccessedByLayers("run", "matrix", "cli", "kit")
          .whereLayer("explore")
          .mayOnlyBeAccessedByLayers("cli")
          .whereLayer("suite")
          .mayOnlyBeAccessedByLayers("explore", "run", "matrix", "cli", "kit")
          .whereLayer("capabilities")
          .mayOnlyBeAccessedByLayers("cli")
          .whereLayer("cassette")
          .mayOnlyBeAccessedByLayers("run", "cli")
          .whereLayer("targets")
          .mayOnlyBeAccessedByLayers(
              "cassette", "suite", "explore", "capabilities", "run", "matrix", "cli", "kit")
          .whereLayer("journal")
          .mayOnlyBeAccessedByLayers(
              "targets",
              "cassette",
              "suite",
              "explore",
              "capabilities",
              "report",
              "run",
              "matrix",
              "cli")
          .whereLayer("faults")
          .mayOnlyBeAccessedByLayers("matrix", "cli", "junit")
          .whereLayer("cluster")
          .mayOnlyBeAccessedByLayers("cli")
          .whereLayer("gateway")
          .mayOnlyBeAccessedByLayers(
              "cluster", "faults", "targets", "cassette", "run", "matrix", "cli", "junit")
          .whereLayer("browser")
          .mayOnlyBeAccessedByLayers("suite", "targets")
          .whereLayer("browser")
          .mayNotAccessAnyLayer()
          .whereLayer("wire")
          .mayOnlyBeAccessedByLayers(
              "suite", "explore", "capabilities", "report", "run", "targets", "cassette")
          .whereLayer("settings")
          .mayOnlyBeAccessedByLayers(
              "gateway",
              "faults",
              "targets",
              "rules",
              "cassette",
              "suite",
              "capabilities",
              "run",
              "cli")
          .whereLayer("settings")
          .mayNotAccessAnyLayer()
          .whereLayer("contract")
          .mayOnlyBeAccessedByLayers(
              "gateway", "cluster", "faults", "suite", "explore", "cassette", "run", "cli");

  /** The bundled gateway is judged through the same adapter as any other target. */
  @ArchTest
  static final ArchRule onlyThoseWhoStartItKnowTheGateway =
      noClasses()
          .that()
          .resideInAPackage("dev.framegate.kit..")
          .and()
          .resideOutsideOfPackages(
              "dev.framegate.kit.targets.bundled..", "dev.framegate.kit.matrix..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.framegate.gateway..");

  /**
   * Users of the gateway see {@code Gateway} and its settings; faults and the cluster replace its
   * parts.
   */
  @ArchTest
  static final ArchRule theGatewaysInternalsAreUsedByThoseWhoReplaceThem =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "dev.framegate.gateway..", "dev.framegate.faults..", "dev.framegate.cluster..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.framegate.gateway.internal..");

  /** Its model of the rules is its own: what it shares with the gateway, both would get wrong. */
  @ArchTest
  static final ArchRule explorationKnowsNoStepsAndNoGateway =
      noClasses()
          .that()
          .resideInAPackage("dev.framegate.kit.explore..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.framegate.gateway..",
              "dev.framegate.faults..",
              "dev.framegate.kit.scenario..",
              "dev.framegate.kit.laws..",
              "dev.framegate.kit.steps..",
              "dev.framegate.kit.suite..");

  /** Without the option, nothing of a cluster is loaded. */
  @ArchTest
  static final ArchRule oneClassOfTheCommandKnowsTheCluster =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.framegate.cluster..")
          .and()
          .doNotHaveFullyQualifiedName("dev.framegate.cli.ClusterMember")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.framegate.cluster..", "io.nats..");

  /** A library leaves it to its user where logs go. */
  @ArchTest
  static final ArchRule theCommandAloneBindsLogging =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.framegate.cli..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("ch.qos.logback..", "org.slf4j.simple..");

  /** The jar has no parser of Groovy, which REST Assured needs for its paths. */
  @ArchTest
  static final ArchRule noAnswerIsReadWithAPathInGroovy =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.restassured.path..", "groovy..", "org.codehaus.groovy..");

  /** Inside the suite: a package depends on those before it only. */
  @ArchTest
  static final ArchRule roomsOfTheSuite =
      classes()
          .that()
          .resideInAPackage("dev.framegate.kit..")
          .should(
              new PackageOrder(
                  "dev.framegate.kit.",
                  List.of(
                      "expectation",
                      "values",
                      "outcome",
                      "control",
                      "clients",
                      "backends",
                      "cleanup",
                      "scenario",
                      "steps",
                      "suite")));

  /** Cucumber looks for glue there, and does not miss what lies elsewhere until a step runs. */
  @ArchTest
  static final ArchRule glueLiesWithTheSteps =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.framegate.kit.steps..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.cucumber.java..");

  /** Classes that need each other are read together: three are enough. */
  @ArchTest
  static void noKnotOfMoreThanThreeClasses(JavaClasses classes) {
    assertThat(ClassKnots.of(classes).largerThan(3)).isEmpty();
  }

  @ArchTest
  static final ArchRule noCycles =
      slices().matching("dev.framegate.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule everyPackageSaysWhatLivesThere =
      classes()
          .that()
          .haveSimpleName("package-info")
          .should()
          .beAnnotatedWith(org.jspecify.annotations.NullMarked.class);
}

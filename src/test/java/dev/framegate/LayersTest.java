package dev.framegate;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures;

/** The house stands on its ground floor: an import never runs upward. */
@AnalyzeClasses(
    packages = "dev.framegate",
    importOptions = {ImportOption.DoNotIncludeTests.class})
final class LayersTest {
  @ArchTest
  static final ArchRule floors =
      Architectures.layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("kit")
          .definedBy("dev.framegate.kit..")
          .layer("rules")
          .definedBy("dev.framegate.rules..")
          .layer("contract")
          .definedBy("dev.framegate.contract..")
          .layer("wire")
          .definedBy("dev.framegate.wire..")
          .layer("gateway")
          .definedBy("dev.framegate.gateway..")
          .layer("journal")
          .definedBy("dev.framegate.journal..")
          .layer("target")
          .definedBy("dev.framegate.target..")
          .layer("suite")
          .definedBy("dev.framegate.suite..")
          .layer("detect")
          .definedBy("dev.framegate.detect..")
          .layer("report")
          .definedBy("dev.framegate.report..")
          .layer("run")
          .definedBy("dev.framegate.run..")
          .layer("matrix")
          .definedBy("dev.framegate.matrix..")
          .layer("cli")
          .definedBy("dev.framegate.cli..")
          .layer("junit")
          .definedBy("dev.framegate.junit..")
          .whereLayer("junit")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("cli")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("matrix")
          .mayOnlyBeAccessedByLayers("cli")
          .whereLayer("run")
          .mayOnlyBeAccessedByLayers("cli", "junit")
          .whereLayer("report")
          .mayOnlyBeAccessedByLayers("run", "cli", "junit")
          .whereLayer("suite")
          .mayOnlyBeAccessedByLayers("run", "matrix", "cli")
          .whereLayer("detect")
          .mayOnlyBeAccessedByLayers("cli")
          .whereLayer("target")
          .mayOnlyBeAccessedByLayers("suite", "detect", "run", "matrix", "cli", "junit")
          .whereLayer("journal")
          .mayOnlyBeAccessedByLayers(
              "target", "suite", "detect", "report", "run", "matrix", "cli", "junit")
          .whereLayer("gateway")
          .mayOnlyBeAccessedByLayers("target", "matrix", "cli", "junit")
          .whereLayer("wire")
          .mayOnlyBeAccessedByLayers("suite", "detect", "report", "run", "target")
          .whereLayer("contract")
          .mayOnlyBeAccessedByLayers("gateway", "suite");

  /** The bundled gateway is judged through the same door as a stranger. */
  @ArchTest
  static final ArchRule onlyThoseWhoStartItKnowTheGateway =
      noClasses()
          .that()
          .resideInAPackage("dev.framegate..")
          .and()
          .resideOutsideOfPackages(
              "dev.framegate.gateway..",
              "dev.framegate.target.bundled..",
              "dev.framegate.matrix..",
              "dev.framegate.junit..",
              "dev.framegate.cli..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.framegate.gateway..");

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

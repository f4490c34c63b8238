package dev.framegate.kit.steps;

import dev.framegate.kit.control.ControlPlaneClient;
import dev.framegate.kit.expectation.Expectation;
import dev.framegate.kit.journal.RunMarker;
import dev.framegate.kit.laws.BoundsLaw;
import dev.framegate.kit.laws.CreationLaw;
import dev.framegate.kit.laws.DeletionLaw;
import dev.framegate.kit.laws.LawKind;
import dev.framegate.kit.laws.LawWorld;
import dev.framegate.kit.laws.ListLaw;
import dev.framegate.kit.laws.OrderLaw;
import dev.framegate.kit.laws.Reference;
import dev.framegate.kit.laws.UpdateLaw;
import dev.framegate.kit.laws.WritersLaw;
import dev.framegate.kit.scenario.ScenarioState;
import dev.framegate.kit.values.NamedIds;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Laws that hold for every resource of the service model. A resource is called by its name there.
 */
public final class LawSteps {
  private final ScenarioState scenario;
  private @Nullable LawWorld world;

  public LawSteps(ScenarioState scenario) {
    this.scenario = scenario;
  }

  @Given("all that a resource {word} needs")
  public void needs(String kind) {
    world().prepare(LawKind.named(kind));
  }

  @Then("{word} is read back as it was created")
  public void readBack(String kind) {
    require(
        "Create%1$s and Get%1$s tell what the resource was created with".formatted(kind),
        CreationLaw.broken(world(), LawKind.named(kind)));
  }

  @Then("no operation finds {word} after its deletion")
  public void gone(String kind) {
    require(
        "each operation on a deleted resource %s is refused with 404".formatted(kind),
        DeletionLaw.broken(world(), LawKind.named(kind)));
  }

  @Then("{word} is not deleted twice")
  public void deletedOnce(String kind) {
    require(
        "a second Delete%s is refused with 404".formatted(kind),
        DeletionLaw.brokenByTheSecond(world(), LawKind.named(kind)));
  }

  @Then("an update of one member of {word} leaves all others")
  public void partialUpdate(String kind) {
    require(
        "Update%s changes the member that it names, and no other".formatted(kind),
        UpdateLaw.broken(world(), LawKind.named(kind)));
  }

  @Then("{word} takes what is within its bounds and refuses what is beyond")
  public void bounds(String operation) {
    String verb = operation.startsWith("Create") ? "Create" : "Update";
    require(
        "%s takes what is within the bounds of the service model, and refuses with 400 what is beyond"
            .formatted(operation),
        BoundsLaw.broken(world(), LawKind.named(operation.substring(verb.length())), verb));
  }

  @Then("the pages of a list hold each resource {word} once")
  public void lists(String kind) {
    require(
        "the pages of Get%ss hold each that was made once".formatted(kind),
        ListLaw.broken(world(), LawKind.named(kind)));
  }

  @Then("{word} and the {word} that it names are made, changed and deleted in any order")
  public void orders(String holder, String held) {
    require(
        "each order in which no resource %s is deleted while a resource %s names it succeeds"
            .formatted(held, holder),
        OrderLaw.broken(world(), Reference.of(holder, held)));
  }

  @Then("two writers change different members of {word} at the same time, and both changes stay")
  public void writers(String kind) {
    require(
        "what two writers change of a resource %s at the same time is there afterwards"
            .formatted(kind),
        WritersLaw.broken(world(), LawKind.named(kind), this::another));
  }

  private static void require(String law, List<String> broken) {
    if (!broken.isEmpty()) {
      throw Expectation.expected(law, String.join("\n  ", broken));
    }
  }

  private ControlPlaneClient another() {
    return new ControlPlaneClient(
        scenario.run().controlPlane(),
        scenario.target(),
        scenario.transcript(),
        new NamedIds(),
        call -> {});
  }

  private LawWorld world() {
    if (world == null) {
      world =
          new LawWorld(
              scenario.control(),
              Map.of(
                  "region",
                  scenario.target().region(),
                  "certificateArn",
                  scenario.target().certificateArn(),
                  "newDomainName",
                  "%s-law-%08x-{n}.%s"
                      .formatted(
                          RunMarker.of(scenario.run().id()),
                          scenario.random().nextInt(),
                          scenario.target().customDomainParent())));
    }
    return world;
  }
}

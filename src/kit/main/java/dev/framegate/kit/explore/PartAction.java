package dev.framegate.kit.explore;

import dev.framegate.kit.targets.Capability;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Parts of resources that have operations of their own: scripts of calls. */
final class PartAction implements Action {
  @Override
  public String name() {
    return "part";
  }

  @Override
  public int weight() {
    return 20;
  }

  @Override
  public Optional<Step> propose(Model model, Random random) {
    return Optional.of(
        Step.of(name(), "kind", Choice.of(random, Parts.names()), "as", model.newName("part")));
  }

  @Override
  public boolean perform(Step step, World world) {
    Part part = Parts.named(step.value("kind"));
    String as = word(step);
    String domain = "%s-%s.%s".formatted(as, world.id("api"), world.target().customDomainParent());
    boolean possible =
        part.needs().filter(need -> !world.target().capabilities().contains(need)).isEmpty()
            && !world.model().routes().containsKey(part.route())
            && (!part.stage() || StageQuotaAction.present(world) < StageQuotaAction.MOST);
    if (!possible) {
      return false;
    }
    new ScriptPlayer(world)
        .knows("domainName", domain)
        .knows("certificateArn", world.target().certificateArn())
        .knows("logGroupArn", world.target().logGroupArn())
        .play(part.script().named(as));
    return true;
  }

  private static String word(Step step) {
    return step.value("as").replaceAll("[^A-Za-z0-9-]", "");
  }

  @Override
  public List<String> sentences(Step step) {
    Part part = Parts.named(step.value("kind"));
    List<String> lines = new ArrayList<>();
    if (part.needs().filter(Capability.CUSTOM_DOMAIN::equals).isPresent()) {
      lines.add("\"shop\" is an unused domain name");
    }
    lines.addAll(part.script().named(word(step)).sentences());
    return lines;
  }
}

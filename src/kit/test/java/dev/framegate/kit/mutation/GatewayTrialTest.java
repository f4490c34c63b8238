package dev.framegate.kit.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framegate.gateway.Gateway;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;

final class GatewayTrialTest {
  private static final List<Reach.OfCase> SMALL_RULE =
      List.of(new Reach.OfCase("MSG-001", "", 1, 1, true, new BitSet(), new BitSet()));

  private final CompiledClasses classes = CompiledClasses.with(Gateway.class);
  private final Mutations mutations = new Mutations(classes);

  @Test
  void aRuleNoticesAChangedGateway() {
    Mutation mutation =
        mutation("dev.framegate.gateway.internal.runtime.RouteIntegrations", "Null");
    Result result = trial(mutation, mutations.changed(mutation));
    assertThat(result.status()).isEqualTo(Result.Status.BROKEN);
    assertThat(result.rule()).isEqualTo("MSG-001");
  }

  @Test
  void theSameGatewayWithoutAChangePasses() {
    Mutation mutation =
        mutation("dev.framegate.gateway.internal.runtime.RouteIntegrations", "Null");
    assertThat(trial(mutation, classes.bytes(mutation.className())).status())
        .isEqualTo(Result.Status.SURVIVED);
  }

  private Mutation mutation(String className, String mutator) {
    return mutations.all(className::equals).stream()
        .filter(each -> each.mutator().startsWith(mutator))
        .findFirst()
        .orElseThrow();
  }

  private Result trial(Mutation mutation, byte[] content) {
    GatewayLoader loader =
        new GatewayLoader(
            classes, (name, bytes) -> name.equals(mutation.className()) ? content : bytes);
    return new GatewayTrial(mutation, loader, () -> {}).run(SMALL_RULE);
  }
}

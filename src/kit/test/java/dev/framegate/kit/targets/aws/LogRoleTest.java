package dev.framegate.kit.targets.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framegate.kit.rules.RuleCatalogue;
import dev.framegate.kit.wire.ReceivedResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LogRoleTest {
  @Test
  void anAccountWithTheRoleIsJudgedByAllRules() {
    assertThat(account(200, "{\"cloudwatchRoleArn\":\"arn:aws:iam::111122223333:role/logs\"}"))
        .isEqualTo(PreflightResult.NONE);
  }

  @Test
  void withoutTheRoleRulesAboutLogsAreNotJudged() {
    PreflightResult found = account(200, "{\"throttleSettings\":{\"rateLimit\":10000.0}}");

    assertThat(found.unjudged()).containsKeys("OBS-004", "OBS-009", "OBS-007");
    assertThat(found.notes()).hasSize(1);
  }

  @Test
  void settingsThatCannotBeReadAreNoted() {
    PreflightResult found = account(403, "{\"message\":\"Forbidden\"}");

    assertThat(found.unjudged()).isEmpty();
    assertThat(found.notes().get(0)).contains("GET /account: 403").contains("OBS-004");
  }

  @Test
  void theRulesThatItNamesAreThere() {
    RuleCatalogue catalogue = RuleCatalogue.load(Path.of("features"));

    assertThat(account(200, "{}").unjudged().keySet())
        .allSatisfy(id -> assertThat(catalogue.rule(id)).as(id).isPresent());
  }

  private static PreflightResult account(int status, String body) {
    return LogRole.of(
        new ReceivedResponse(status, Map.of(), body.getBytes(StandardCharsets.UTF_8)));
  }
}

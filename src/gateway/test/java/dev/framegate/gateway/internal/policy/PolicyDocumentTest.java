package dev.framegate.gateway.internal.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.framegate.gateway.internal.deploy.TestApi;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyDocumentTest {
  private static final String ARN = "arn:aws:execute-api:us-east-1:123456789012:a1/test/$connect";

  private static PolicyDocument policy(String statements) throws InvalidPolicyException {
    return PolicyDocument.read(
        TestApi.json("{'Version':'2012-10-17','Statement':" + statements + "}"));
  }

  private static String statement(String effect, String action, String resource) {
    return "{'Effect':'%s','Action':'%s','Resource':'%s'}".formatted(effect, action, resource);
  }

  @ParameterizedTest
  @CsvSource({
    "execute-api:Invoke, arn:aws:execute-api:us-east-1:123456789012:a1/test/$connect, true",
    "execute-api:Invoke, arn:aws:execute-api:us-east-1:123456789012:a1/test/*, true",
    "execute-api:Invoke, arn:aws:execute-api:us-east-1:123456789012:a1/*, true",
    "execute-api:Invoke, arn:aws:execute-api:*:*:*/*/$connect, true",
    "execute-api:Invoke, arn:aws:execute-api:us-east-?:123456789012:a1/test/$connect, true",
    "execute-api:Invoke, *, true",
    "EXECUTE-API:invoke, *, true",
    "execute-api:*, *, true",
    "execute-api:Inv?ke, *, true",
    "*, *, true",
    "execute-api:ManageConnections, *, false",
    "lambda:*, *, false",
    "execute-api:Invoke, arn:aws:execute-api:us-east-1:123456789012:a1/prod/$connect, false",
    "execute-api:Invoke, arn:aws:execute-api:us-east-1:123456789012:a2/*, false",
    "execute-api:Invoke, arn:aws:execute-api:eu-west-1:*:a1/test/$connect, false",
    "execute-api:Invoke, arn:aws:execute-api:us-east-1:123456789012:A1/test/$connect, false",
    "execute-api:Invoke, arn:aws:execute-api:us-east-1:123456789012:a1/test/$connec, false",
    "execute-api:Invoke, arn:aws:execute-api:us-east-1:123456789012:a1/test/$connect/*, false",
    "execute-api:Invoke, arn:aws:execute-api:us-east-1:123456789012:a1/test/????????x, false",
  })
  void matchesActionsAndResources(String action, String resource, boolean matches)
      throws Exception {
    assertThat(policy("[" + statement("Allow", action, resource) + "]").judge(INVOKE, ARN))
        .isEqualTo(matches ? PolicyDocument.Outcome.ALLOWED : PolicyDocument.Outcome.UNMATCHED);
    assertThat(policy("[" + statement("Deny", action, resource) + "]").judge(INVOKE, ARN))
        .isEqualTo(matches ? PolicyDocument.Outcome.DENIED : PolicyDocument.Outcome.UNMATCHED);
  }

  private static final String INVOKE = PolicyDocument.INVOKE;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[]                                                                   | UNMATCHED",
        "{'Effect':'Allow','Action':'*','Resource':'*'}                       | ALLOWED",
        "[{'Effect':'Allow','Action':'*','Resource':'*'},{'Effect':'Deny','Action':'*','Resource':'*'}] | DENIED",
        "[{'Effect':'Deny','Action':'*','Resource':'*'},{'Effect':'Allow','Action':'*','Resource':'*'}] | DENIED",
        "[{'Effect':'Deny','Action':'*','Resource':'x'},{'Effect':'Allow','Action':'*','Resource':'*'}] | ALLOWED",
        "[{'Effect':'Allow','Action':['x','*'],'Resource':['y','*']}]         | ALLOWED",
        "[{'Effect':'Allow','NotAction':'lambda:*','Resource':'*'}]           | ALLOWED",
        "[{'Effect':'Allow','NotAction':'execute-api:*','Resource':'*'}]      | UNMATCHED",
        "[{'Effect':'Deny','Action':'*','NotResource':'*'}]                   | UNMATCHED",
        "[{'Effect':'Allow','Action':'*','Resource':'*','Condition':{}}]      | ALLOWED",
        "[{'Effect':'Allow','Action':'*','Resource':'*','Condition':{'Bool':{'a':'b'}}}] | UNMATCHED",
        "[{'Effect':'Allow','Action':'*','Resource':'*','Condition':'odd'}]   | UNMATCHED",
        "[{'Effect':'Deny','Action':'*','Resource':'*','Condition':{'Bool':{'a':'b'}}}]  | DENIED",
      },
      quoteCharacter = '`')
  void combinesStatements(String statements, PolicyDocument.Outcome outcome) throws Exception {
    assertThat(policy(statements).judge(INVOKE, ARN)).isEqualTo(outcome);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'x'",
        "[5]",
        "[{'Effect':'allow','Action':'*','Resource':'*'}]",
        "[{'Action':'*','Resource':'*'}]",
        "[{'Effect':'Allow','Resource':'*'}]",
        "[{'Effect':'Allow','Action':'*'}]",
        "[{'Effect':'Allow','Action':[],'Resource':'*'}]",
        "[{'Effect':'Allow','Action':{},'Resource':'*'}]",
        "[{'Effect':'Allow','Action':'*','Resource':[1]}]",
        "[{'Effekt':'Allow','Action':'*','Resource':'*'}]",
        "[{'Effect':'Allow','Action':'*','Resource':'*','condition':{'Bool':{'a':'b'}}}]",
        "[{'Effect':'Allow','Action':'*','Resource':'*','Conditions':{}}]",
        "[{'Effect':'Allow','Action':'x','NotAction':'y','Resource':'*'}]",
        "[{'Effect':'Allow','Action':'*','Resource':'x','NotResource':'y'}]",
        "[{'Effect':'Allow','Action':'*','Resource':'*','Principal':'*'}]",
        "[{'Effect':'Allow','Action':'*','Resource':'arn:aws:execute-api:*:*:${aws:username}/*'}]",
        "[],'Statements':[]",
        "[],'Version':'2012'",
      })
  void refusesWhatIsNoPolicy(String statements) {
    assertThatThrownBy(() -> policy(statements))
        .isInstanceOf(InvalidPolicyException.class)
        .hasMessageContaining("expected");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3_000})
  void wildcardsTakeTheirTimeFromTheLengthsOnly(int stars) {
    assertThat(WildcardPattern.matches("*a".repeat(stars) + "b", "a".repeat(4_000))).isFalse();
    assertThat(WildcardPattern.matches("*a".repeat(stars), "a".repeat(4_000))).isTrue();
  }
}

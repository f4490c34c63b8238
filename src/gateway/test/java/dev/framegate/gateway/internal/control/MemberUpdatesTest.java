package dev.framegate.gateway.internal.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values that AWS does not store as they are. */
final class MemberUpdatesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          API         | {"description":"a"}               | {"description":""}          | {}
          API         | {"version":"a"}                   | {"version":""}              | {}
          API         | {"name":"a"}                      | {"name":""}                 | {"name":""}
          ROUTE       | {"authorizerId":"a"}              | {"authorizerId":""}         | {}
          ROUTE       | {"requestModels":{"a":"m"}}       | {"requestModels":{"a":""}}  | {"requestModels":{}}
          INTEGRATION | {"requestTemplates":{"a":"t"}}    | {"requestTemplates":{"a":""}} | {"requestTemplates":{"a":""}}
          INTEGRATION | {}                                | {"tlsConfig":{"serverNameToVerify":"a"}} | {}
          DEPLOYMENT  | {"description":"a"}               | {"description":""}          | {}
          AUTHORIZER  | {"identitySource":["a"]}          | {"identitySource":[]}       | {}
          STAGE       | {"description":"a"}               | {"description":""}          | {"description":"a"}
          STAGE       | {"description":"a"}               | {"description":"b"}         | {"description":"b"}
          STAGE       | {"clientCertificateId":"a"}       | {"clientCertificateId":""}  | {}
          STAGE       | {"routeSettings":{"a":{"x":1}}}   | {"routeSettings":{"a":{}}}  | {"routeSettings":{"a":{"x":1}}}
          """)
  void anUpdate(ResourceKind kind, String before, String request, String after) {
    assertThat(
            UpdatePolicy.aws().apply(kind, RequestJson.object(before), RequestJson.object(request)))
        .isEqualTo(RequestJson.object(after));
  }
}

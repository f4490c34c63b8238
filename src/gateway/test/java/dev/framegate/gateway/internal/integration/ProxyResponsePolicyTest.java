package dev.framegate.gateway.internal.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.framegate.gateway.internal.event.BackendResponse;
import dev.framegate.gateway.internal.event.JsonText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProxyResponsePolicyTest {
  private static BackendResponse read(String payload) throws Exception {
    return ProxyResponsePolicy.AWS.read(new JsonText(payload.replace('\'', '"')));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'statusCode':200,'body':'x'}                          | 200 | x",
        "{'statusCode':'201'}                                   | 201 | ''",
        "{'statusCode':200,'body':null,'headers':null}          | 200 | ''",
        "{'body':'x'}                                           | 0   | x",
        "{}                                                     | 0   | ''",
        "{'statusCode':200,'body':'AAE=','isBase64Encoded':true} | 200 | AAE=",
      })
  void readsAnswers(String payload, int status, String body) throws Exception {
    BackendResponse reply = read(payload);
    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.body().text()).isEqualTo(body);
  }

  @Test
  void headersOfBothKindsCount() throws Exception {
    BackendResponse reply = read("{'headers':{'A':'1','n':2},'multiValueHeaders':{'a':['2','3']}}");
    assertThat(reply.header("a")).containsExactly("1", "2", "3");
    assertThat(reply.header("N")).containsExactly("2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                                | expected a JSON object",
        "hello                             | expected a JSON object, but the payload is not JSON",
        "null                              | expected a JSON object, but found NULL",
        "'\"text\"'                        | expected a JSON object, but found STRING",
        "[]                                | expected a JSON object, but found ARRAY",
        "{'statusCode':200,'message':'x'}  | expected no member but",
        "{'statusCode':'many'}             | statusCode: expected a number",
        "{'statusCode':20}                 | statusCode: expected a number",
        "{'statusCode':200,'body':{}}      | body: expected a string, but found OBJECT",
        "{'statusCode':200,'body':5}       | body: expected a string, but found NUMBER",
        "{'headers':'x'}                   | headers: expected an object, but found STRING",
      },
      quoteCharacter = '`')
  void refusesAllElse(String payload, String message) {
    String text = payload.equals("''") ? "" : payload;
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(MalformedProxyResponseException.class)
        .hasMessageStartingWith(message);
  }
}

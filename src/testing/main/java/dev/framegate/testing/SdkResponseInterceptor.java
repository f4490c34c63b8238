package dev.framegate.testing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/**
 * Stands in every client of the AWS SDK that a test makes: the SDK finds it by the file {@code
 * software/amazon/awssdk/global/handlers/execution.interceptors}.
 */
public final class SdkResponseInterceptor implements ExecutionInterceptor {
  private static final Set<String> GATEWAYS = Set.of("ApiGatewayV2", "ApiGatewayManagementApi");

  @Override
  public Optional<InputStream> modifyHttpResponseContent(
      Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
    String service = attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME);
    if (!GATEWAYS.contains(service)) {
      return context.responseBody();
    }
    byte[] body = context.responseBody().map(SdkResponseInterceptor::read).orElse(new byte[0]);
    ResponseShapeAssertion.hold(
        context.httpRequest().method().name(),
        context.httpRequest().encodedPath(),
        context.httpResponse().statusCode(),
        body);
    return context.responseBody().map(read -> new ByteArrayInputStream(body));
  }

  private static byte[] read(InputStream body) {
    try (body) {
      return body.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

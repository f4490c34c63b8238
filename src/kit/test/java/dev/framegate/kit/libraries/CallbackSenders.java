package dev.framegate.kit.libraries;

import dev.framegate.testing.SdkClients;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.eclipse.jetty.client.BytesRequestContent;
import org.eclipse.jetty.client.ContentResponse;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.apigatewaymanagementapi.ApiGatewayManagementApiClient;
import software.amazon.awssdk.services.apigatewaymanagementapi.model.ApiGatewayManagementApiException;

/** The libraries of {@link CallbackSender}. */
final class CallbackSenders {
  private CallbackSenders() {}

  static List<CallbackSender> all() {
    return List.of(
        new CallbackSender(
            "AWS SDK for Java " + LibraryVersion.of(ApiGatewayManagementApiClient.class),
            CallbackSenders::sdk),
        new CallbackSender("JDK", CallbackSenders::jdk),
        new CallbackSender(
            "OkHttp " + LibraryVersion.of(OkHttpClient.class), CallbackSenders::okHttp),
        new CallbackSender(
            "Jetty " + LibraryVersion.of(org.eclipse.jetty.client.HttpClient.class),
            CallbackSenders::jetty));
  }

  private static String sdk(URI connection, byte[] data) {
    String[] path = connection.getPath().split("/");
    try (ApiGatewayManagementApiClient client =
        SdkClients.callbacks(connection.resolve("/"), path[3], path[4])) {
      client.postToConnection(b -> b.connectionId(path[6]).data(SdkBytes.fromByteArray(data)));
      return "returns";
    } catch (ApiGatewayManagementApiException e) {
      return "%s, statusCode() %d, numAttempts() %d"
          .formatted(e.getClass().getSimpleName(), e.statusCode(), e.numAttempts());
    }
  }

  private static String jdk(URI connection, byte[] data) throws Exception {
    HttpResponse<String> response =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(connection)
                    .POST(HttpRequest.BodyPublishers.ofByteArray(data))
                    .build(),
                HttpResponse.BodyHandlers.ofString());
    return "response, statusCode() " + response.statusCode();
  }

  private static String okHttp(URI connection, byte[] data) throws IOException {
    OkHttpClient client = new OkHttpClient();
    try (Response response =
        client
            .newCall(
                new Request.Builder()
                    .url(connection.toString())
                    .post(RequestBody.create(data))
                    .build())
            .execute()) {
      return "response, code() " + response.code();
    } finally {
      client.dispatcher().executorService().shutdown();
      client.connectionPool().evictAll();
    }
  }

  private static String jetty(URI connection, byte[] data) throws Exception {
    org.eclipse.jetty.client.HttpClient client = new org.eclipse.jetty.client.HttpClient();
    client.start();
    try {
      ContentResponse response = client.POST(connection).body(new BytesRequestContent(data)).send();
      return "response, getStatus() " + response.getStatus();
    } finally {
      client.stop();
    }
  }
}

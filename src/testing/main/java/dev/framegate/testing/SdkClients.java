package dev.framegate.testing;

import java.net.URI;
import javax.net.ssl.TrustManager;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.apigatewaymanagementapi.ApiGatewayManagementApiClient;
import software.amazon.awssdk.services.apigatewayv2.ApiGatewayV2Client;

/** The unmodified AWS SDK for Java, pointed at a gateway. */
public final class SdkClients {
  private static final StaticCredentialsProvider ANYBODY =
      StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test"));

  private SdkClients() {}

  public static ApiGatewayV2Client controlPlane(URI address) {
    return controlPlane(address, ApacheHttpClient.create());
  }

  public static ApiGatewayV2Client controlPlane(URI address, TrustManager trusted) {
    return controlPlane(
        address,
        ApacheHttpClient.builder()
            .tlsTrustManagersProvider(() -> new TrustManager[] {trusted})
            .build());
  }

  private static ApiGatewayV2Client controlPlane(URI address, SdkHttpClient http) {
    return ApiGatewayV2Client.builder()
        .endpointOverride(address)
        .region(Region.US_EAST_1)
        .credentialsProvider(ANYBODY)
        .httpClient(http)
        .build();
  }

  public static ApiGatewayManagementApiClient callbacks(URI address, String apiId, String stage) {
    return ApiGatewayManagementApiClient.builder()
        .endpointOverride(address.resolve("/_aws/execute-api/" + apiId + "/" + stage))
        .region(Region.US_EAST_1)
        .credentialsProvider(ANYBODY)
        .httpClient(ApacheHttpClient.create())
        .build();
  }
}

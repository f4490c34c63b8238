package dev.framegate.testing;

import java.net.URI;
import javax.net.ssl.TrustManager;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
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
    return controlPlane(address, ANYBODY, Region.US_EAST_1, http);
  }

  /** With a key, for a Region. */
  public static ApiGatewayV2Client controlPlane(URI address, AwsCredentials key, Region region) {
    return controlPlane(
        address, StaticCredentialsProvider.create(key), region, ApacheHttpClient.create());
  }

  /** With a key, for a Region, by a client that resolves names in its own way. */
  public static ApiGatewayV2Client controlPlane(
      URI address, AwsCredentials key, Region region, SdkHttpClient http) {
    return controlPlane(address, StaticCredentialsProvider.create(key), region, http);
  }

  /** With any key, for a Region, by a client that resolves names in its own way. */
  public static ApiGatewayV2Client controlPlane(URI address, Region region, SdkHttpClient http) {
    return controlPlane(address, ANYBODY, region, http);
  }

  private static ApiGatewayV2Client controlPlane(
      URI address, StaticCredentialsProvider key, Region region, SdkHttpClient http) {
    return ApiGatewayV2Client.builder()
        .endpointOverride(address)
        .region(region)
        .credentialsProvider(key)
        .httpClient(http)
        .build();
  }

  public static ApiGatewayManagementApiClient callbacks(URI address, String apiId, String stage) {
    return callbacks(
        address.resolve("/_aws/execute-api/" + apiId + "/" + stage),
        ANYBODY,
        Region.US_EAST_1,
        ApacheHttpClient.create());
  }

  /** With a key, for a Region. */
  public static ApiGatewayManagementApiClient callbacks(
      URI stage, AwsCredentials key, Region region) {
    return callbacks(
        stage, StaticCredentialsProvider.create(key), region, ApacheHttpClient.create());
  }

  /** With any key, for a Region, by a client that resolves names in its own way. */
  public static ApiGatewayManagementApiClient callbacks(
      URI stage, Region region, SdkHttpClient http) {
    return callbacks(stage, ANYBODY, region, http);
  }

  private static ApiGatewayManagementApiClient callbacks(
      URI stage, StaticCredentialsProvider key, Region region, SdkHttpClient http) {
    return ApiGatewayManagementApiClient.builder()
        .endpointOverride(stage)
        .region(region)
        .credentialsProvider(key)
        .httpClient(http)
        .build();
  }
}

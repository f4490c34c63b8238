package dev.framegate.kit.wire;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/** AWS's Signature Version 4, by the signer of AWS's own SDK. */
public final class SigV4 implements RequestSigner {
  private static final AwsV4HttpSigner SIGNER = AwsV4HttpSigner.create();

  private final Supplier<? extends AwsCredentialsIdentity> keys;
  private final String region;

  /**
   * @param keys asked for each signature, as temporary ones are renewed
   * @param region that the signatures are good for
   */
  public SigV4(Supplier<? extends AwsCredentialsIdentity> keys, String region) {
    this.keys = keys;
    this.region = region;
  }

  @Override
  public Request sign(Request request, Service service, Instant at) {
    SdkHttpRequest.Builder bare =
        bare(request.url()).method(SdkHttpMethod.fromValue(request.method()));
    for (HttpHeader header : request.headers()) {
      bare.appendHeader(header.name(), header.value());
    }
    Map<String, List<String>> signed =
        signed(bare.build(), request.body(), service, at, Optional.empty()).headers();
    Request complete = request;
    for (Map.Entry<String, List<String>> header : signed.entrySet()) {
      if (isNew(header.getKey(), request)) {
        for (String value : header.getValue()) {
          complete = complete.header(header.getKey(), value);
        }
      }
    }
    return complete;
  }

  @Override
  public URI presign(URI url, Service service, Instant at, Duration lifetime) {
    SdkHttpRequest bare = bare(url).method(SdkHttpMethod.GET).build();
    String query =
        signed(bare, Optional.empty(), service, at, Optional.of(lifetime))
            .encodedQueryParameters()
            .orElse("");
    String address = url.toString();
    int end = address.indexOf('?');
    return URI.create((end < 0 ? address : address.substring(0, end)) + "?" + query);
  }

  private SdkHttpRequest signed(
      SdkHttpRequest bare,
      Optional<byte[]> body,
      Service service,
      Instant at,
      Optional<Duration> inQuery) {
    SignRequest.Builder<AwsCredentialsIdentity> wanted =
        SignRequest.builder(keys.get())
            .request(bare)
            .payload(() -> new ByteArrayInputStream(body.orElse(new byte[0])))
            .putProperty(AwsV4FamilyHttpSigner.SERVICE_SIGNING_NAME, service.signingName())
            .putProperty(AwsV4HttpSigner.REGION_NAME, region)
            .putProperty(HttpSigner.SIGNING_CLOCK, Clock.fixed(at, ZoneOffset.UTC));
    inQuery.ifPresent(
        lifetime ->
            wanted
                .putProperty(
                    AwsV4FamilyHttpSigner.AUTH_LOCATION,
                    AwsV4FamilyHttpSigner.AuthLocation.QUERY_STRING)
                .putProperty(AwsV4FamilyHttpSigner.EXPIRATION_DURATION, lifetime));
    return SIGNER.sign(wanted.build()).request();
  }

  @Override
  public RequestSigner inRegion(String other) {
    return new SigV4(keys, other);
  }

  /** The signer knows HTTP's schemes alone, and signs none of them. */
  private static SdkHttpRequest.Builder bare(URI url) {
    String address = url.toString();
    return SdkHttpRequest.builder()
        .uri(address.startsWith("ws") ? URI.create("http" + address.substring(2)) : url);
  }

  /** The client writes Host itself, with the same value. */
  private static boolean isNew(String name, Request request) {
    return !name.equalsIgnoreCase("Host")
        && request.headers().stream().noneMatch(header -> header.name().equalsIgnoreCase(name));
  }
}

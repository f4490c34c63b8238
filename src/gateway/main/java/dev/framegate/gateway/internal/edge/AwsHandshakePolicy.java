package dev.framegate.gateway.internal.edge;

import dev.framegate.gateway.internal.deploy.LiveStage;
import dev.framegate.gateway.internal.deploy.Snapshot;
import dev.framegate.gateway.internal.deploy.StageDirectory;
import dev.framegate.gateway.internal.http.ServerResponse;
import dev.framegate.gateway.internal.management.ManagementErrors;
import dev.framegate.gateway.internal.runtime.ConnectResult;
import dev.framegate.gateway.internal.runtime.Handshake;
import dev.framegate.gateway.settings.Limit;
import dev.framegate.gateway.settings.Limits;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/**
 * API Gateway's answers (URL-006 to URL-012, CON-001 to CON-016). Faults override single methods.
 */
public class AwsHandshakePolicy implements HandshakePolicy {
  private static final int ID_BYTES = 11;
  private static final String RFC_6455_GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

  private final SecureRandom random = new SecureRandom();
  private final int maxUrlCharacters;

  public AwsHandshakePolicy() {
    this(Limits.aws().count(Limit.CONNECT_URL_CHARACTERS));
  }

  /** AWS's decisions with another limit on the URL. */
  public AwsHandshakePolicy(int maxUrlCharacters) {
    this.maxUrlCharacters = maxUrlCharacters;
  }

  @Override
  public Optional<ServerResponse> judgeAddress(StageReference address, StageDirectory stages) {
    return address.rest().isEmpty() && deployed(address, stages)
        ? Optional.empty()
        : Optional.of(ManagementErrors.forbidden());
  }

  @Override
  public Optional<ServerResponse> judgeCallback(StageReference address, StageDirectory stages) {
    Optional<LiveStage> stage = stages.find(address.apiId(), address.stage());
    Snapshot snapshot = stage.map(LiveStage::snapshot).orElse(null);
    boolean disabled =
        snapshot != null && !address.customDomain() && !snapshot.servesDefaultEndpoint();
    return stage.isPresent() && !disabled
        ? Optional.empty()
        : Optional.of(ManagementErrors.forbidden());
  }

  private static boolean deployed(StageReference address, StageDirectory stages) {
    Snapshot snapshot =
        stages.find(address.apiId(), address.stage()).map(LiveStage::snapshot).orElse(null);
    return snapshot != null && (address.customDomain() || snapshot.servesDefaultEndpoint());
  }

  @Override
  public ServerResponse notAnUpgrade(String method) {
    return method.equals("GET") ? EdgeErrors.upgradeRequired() : ManagementErrors.forbidden();
  }

  @Override
  public int maxUrlCharacters() {
    return maxUrlCharacters;
  }

  /**
   * Eleven bytes: fifteen characters and the padding, as AWS's ids have (MSG-046). The first is a
   * letter, as command lines take a value with a leading hyphen for an option.
   */
  @Override
  public String newConnectionId() {
    byte[] bytes = new byte[ID_BYTES];
    random.nextBytes(bytes);
    bytes[0] &= Byte.MAX_VALUE;
    return Base64.getUrlEncoder().encodeToString(bytes);
  }

  @Override
  public String accept(String key) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-1")
              .digest((key + RFC_6455_GUID).getBytes(StandardCharsets.US_ASCII));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-1", e);
    }
  }

  @Override
  public Optional<String> subprotocol(ConnectResult result, Handshake handshake) {
    return Optional.ofNullable(result.subprotocol());
  }

  @Override
  public Map<String, String> switching(Map<String, String> headers) {
    return headers;
  }

  @Override
  public ServerResponse refused(ConnectResult result) {
    String body = result.body();
    return body == null
        ? ServerResponse.of(result.status())
        : ServerResponse.json(result.status(), body);
  }
}

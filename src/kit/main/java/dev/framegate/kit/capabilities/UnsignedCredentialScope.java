package dev.framegate.kit.capabilities;

/**
 * An emulator of many services on one port tells them apart by the service that a signature is for.
 * This header names the service and proves nothing, which such an emulator does not ask for.
 */
final class UnsignedCredentialScope {
  static final String HEADER = "Authorization";

  private UnsignedCredentialScope() {}

  static String of(String region) {
    return "AWS4-HMAC-SHA256 Credential=framegate/20260101/%s/apigateway/aws4_request, SignedHeaders=host, Signature=0"
        .formatted(region);
  }
}

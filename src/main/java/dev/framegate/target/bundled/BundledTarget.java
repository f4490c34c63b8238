package dev.framegate.target.bundled;

import dev.framegate.gateway.Gateway;
import dev.framegate.target.Capability;
import dev.framegate.target.Target;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/**
 * A gateway of this process, spoken to over its port like any other.
 *
 * @param gateway closed with the target
 */
public record BundledTarget(String name, Gateway gateway) implements Target {
  @Override
  public String adapter() {
    return "bundled";
  }

  @Override
  public String version() {
    return gateway.version();
  }

  @Override
  public Set<Capability> capabilities() {
    return Set.of(
        Capability.CONTROL_PLANE,
        Capability.DATA_PLANE,
        Capability.MANAGEMENT_API,
        Capability.HTTP_BACKEND,
        Capability.CLOCK,
        Capability.ACCESS_LOGS,
        Capability.SLOW);
  }

  @Override
  public URI controlPlane() {
    return gateway.address();
  }

  @Override
  public URI dataPlane(String apiId, String stage) {
    return URI.create(at("ws", apiId, stage));
  }

  @Override
  public URI management(String apiId, String stage) {
    return URI.create(at("http", apiId, stage));
  }

  @Override
  public Optional<URI> clock() {
    return Optional.of(gateway.address().resolve("/_framegate/clock"));
  }

  @Override
  public void close() {
    gateway.close();
  }

  private String at(String scheme, String apiId, String stage) {
    return "%s://%s/_aws/execute-api/%s/%s"
        .formatted(scheme, gateway.address().getAuthority(), apiId, stage);
  }
}

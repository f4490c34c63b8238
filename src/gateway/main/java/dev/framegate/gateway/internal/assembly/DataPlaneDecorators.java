package dev.framegate.gateway.internal.assembly;

import dev.framegate.gateway.internal.deploy.StageDirectory;
import dev.framegate.gateway.internal.integration.IntegrationRegistry;
import dev.framegate.gateway.internal.runtime.AccessCheck;
import dev.framegate.gateway.internal.runtime.ConnectionHandler;
import dev.framegate.gateway.internal.signature.SignatureExemption;
import dev.framegate.gateway.settings.Functions;
import java.util.function.UnaryOperator;

/**
 * What stands around the parts of the data plane; nothing does in the right gateway.
 *
 * @param directory what the data plane sees of the control plane's stages
 * @param gate who decides which clients may connect
 * @param integrations who calls backends
 * @param functions who calls functions, for routes and authorizers
 * @param messages what connections and their messages lead to
 * @param waiver which refusals of signatures are let go
 */
public record DataPlaneDecorators(
    UnaryOperator<StageDirectory> directory,
    UnaryOperator<AccessCheck> gate,
    UnaryOperator<IntegrationRegistry> integrations,
    UnaryOperator<Functions> functions,
    UnaryOperator<ConnectionHandler> messages,
    SignatureExemption waiver) {

  /** Nothing. */
  static DataPlaneDecorators none() {
    return new DataPlaneDecorators(
        UnaryOperator.identity(),
        UnaryOperator.identity(),
        UnaryOperator.identity(),
        UnaryOperator.identity(),
        UnaryOperator.identity(),
        SignatureExemption.NOTHING);
  }

  public DataPlaneDecorators withDirectory(UnaryOperator<StageDirectory> other) {
    return new DataPlaneDecorators(other, gate, integrations, functions, messages, waiver);
  }

  public DataPlaneDecorators withGate(UnaryOperator<AccessCheck> other) {
    return new DataPlaneDecorators(directory, other, integrations, functions, messages, waiver);
  }

  public DataPlaneDecorators withIntegrations(UnaryOperator<IntegrationRegistry> other) {
    return new DataPlaneDecorators(directory, gate, other, functions, messages, waiver);
  }

  public DataPlaneDecorators withFunctions(UnaryOperator<Functions> other) {
    return new DataPlaneDecorators(directory, gate, integrations, other, messages, waiver);
  }

  public DataPlaneDecorators withMessages(UnaryOperator<ConnectionHandler> other) {
    return new DataPlaneDecorators(directory, gate, integrations, functions, other, waiver);
  }

  public DataPlaneDecorators withWaiver(SignatureExemption other) {
    return new DataPlaneDecorators(directory, gate, integrations, functions, messages, other);
  }
}

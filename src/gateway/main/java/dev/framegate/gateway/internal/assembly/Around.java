package dev.framegate.gateway.internal.assembly;

import dev.framegate.gateway.internal.deploy.StageDirectory;
import dev.framegate.gateway.internal.integration.Functions;
import dev.framegate.gateway.internal.integration.Integrations;
import dev.framegate.gateway.internal.runtime.Gate;
import dev.framegate.gateway.internal.runtime.Messages;
import dev.framegate.gateway.internal.signature.Waiver;
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
public record Around(
    UnaryOperator<StageDirectory> directory,
    UnaryOperator<Gate> gate,
    UnaryOperator<Integrations> integrations,
    UnaryOperator<Functions> functions,
    UnaryOperator<Messages> messages,
    Waiver waiver) {

  /** Nothing. */
  static Around nothing() {
    return new Around(
        UnaryOperator.identity(),
        UnaryOperator.identity(),
        UnaryOperator.identity(),
        UnaryOperator.identity(),
        UnaryOperator.identity(),
        Waiver.NOTHING);
  }

  public Around withDirectory(UnaryOperator<StageDirectory> other) {
    return new Around(other, gate, integrations, functions, messages, waiver);
  }

  public Around withGate(UnaryOperator<Gate> other) {
    return new Around(directory, other, integrations, functions, messages, waiver);
  }

  public Around withIntegrations(UnaryOperator<Integrations> other) {
    return new Around(directory, gate, other, functions, messages, waiver);
  }

  public Around withFunctions(UnaryOperator<Functions> other) {
    return new Around(directory, gate, integrations, other, messages, waiver);
  }

  public Around withMessages(UnaryOperator<Messages> other) {
    return new Around(directory, gate, integrations, functions, other, waiver);
  }

  public Around withWaiver(Waiver other) {
    return new Around(directory, gate, integrations, functions, messages, other);
  }
}

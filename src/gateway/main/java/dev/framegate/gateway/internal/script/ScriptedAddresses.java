package dev.framegate.gateway.internal.script;

import dev.framegate.gateway.internal.deploy.StageDirectory;
import dev.framegate.gateway.internal.edge.HandshakePolicy;
import dev.framegate.gateway.internal.edge.StageReference;
import dev.framegate.gateway.internal.http.ServerResponse;
import dev.framegate.gateway.internal.runtime.ConnectResult;
import dev.framegate.gateway.internal.runtime.Handshake;
import java.util.Map;
import java.util.Optional;

/** Accepts the address of any stage, whether it exists or not. */
record ScriptedAddresses(HandshakePolicy others) implements HandshakePolicy {
  @Override
  public Optional<ServerResponse> judgeAddress(StageReference address, StageDirectory stages) {
    return address.stage().isEmpty() ? others.judgeAddress(address, stages) : Optional.empty();
  }

  @Override
  public Optional<ServerResponse> judgeCallback(StageReference address, StageDirectory stages) {
    return address.stage().isEmpty() ? others.judgeCallback(address, stages) : Optional.empty();
  }

  @Override
  public ServerResponse notAnUpgrade(String method) {
    return others.notAnUpgrade(method);
  }

  @Override
  public int maxUrlCharacters() {
    return others.maxUrlCharacters();
  }

  @Override
  public String newConnectionId() {
    return others.newConnectionId();
  }

  @Override
  public String accept(String key) {
    return others.accept(key);
  }

  @Override
  public Optional<String> subprotocol(ConnectResult result, Handshake handshake) {
    return others.subprotocol(result, handshake);
  }

  @Override
  public Map<String, String> switching(Map<String, String> headers) {
    return others.switching(headers);
  }

  @Override
  public ServerResponse refused(ConnectResult result) {
    return others.refused(result);
  }
}

package dev.framegate.gateway.internal.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.framegate.gateway.internal.runtime.ConnectResult;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every way of ending is told to {@code $disconnect} once, with its code. */
class CloseCauseTest {
  private EdgeFixture edge;

  @BeforeEach
  void start() {
    edge = EdgeFixture.start();
  }

  @AfterEach
  void stop() {
    edge.close();
  }

  private void expectDisconnect(int code, String reason) {
    await().until(() -> edge.messages.disconnects.size() == 1);
    await().until(() -> edge.server.connections() == 0);
    EchoMessages.Disconnect told = edge.messages.disconnects.get(0);
    assertThat(told.code()).isEqualTo(code);
    assertThat(told.reason()).isEqualTo(reason);
    edge.close();
    assertThat(edge.messages.disconnects).hasSize(1);
  }

  @Test
  void theClientsCodeAndReason() {
    try (RawClient client = edge.client()) {
      client.send(ClientFrameBytes.close(4001, "lunch"));
      assertThat(client.readFrame().closeCode()).isEqualTo(4001);
      expectDisconnect(4001, "lunch");
    }
  }

  @Test
  void noCodeIs1005() {
    try (RawClient client = edge.client()) {
      client.send(ClientFrameBytes.frame(true, 8, new byte[0]));
      assertThat(client.readFrame().payload()).isEmpty();
      expectDisconnect(1005, "Client-side close frame status not set");
    }
  }

  @Test
  void aResetIs1006() {
    edge.client().reset();
    expectDisconnect(1006, "Connection lost");
  }

  @Test
  void aHalfClosedSocketIs1006() throws IOException {
    try (RawClient client = edge.client()) {
      client.socket().shutdownOutput();
      assertThat(client.atEnd()).isTrue();
      expectDisconnect(1006, "Connection lost");
    }
  }

  @Test
  void aTooBigFrameIs1009() {
    try (RawClient client = edge.client()) {
      client.sendTolerantly(ClientFrameBytes.frame(true, 1, ClientFrameBytes.ascii(40_000)));
      assertThat(client.readFrame().closeCode()).isEqualTo(1009);
      expectDisconnect(1009, "Message too big");
    }
  }

  @Test
  void idleFor10MinutesIs1001() {
    try (RawClient client = edge.client()) {
      edge.clock.advance(Duration.ofMinutes(10));
      edge.server.check();
      assertThat(client.readFrame().closeCode()).isEqualTo(1001);
      expectDisconnect(1001, "Going away");
    }
  }

  @Test
  void notYet10MinutesIdleStays() {
    try (RawClient client = edge.client()) {
      edge.clock.advance(Duration.ofMinutes(10).minusMillis(1));
      edge.server.check();
      assertThat(client.send(ClientFrameBytes.text("still")).readMessage()).isEqualTo("still");
    }
  }

  @Test
  void aMessageKeepsAlive() {
    try (RawClient client = edge.client()) {
      for (int i = 0; i < 5; i++) {
        edge.clock.advance(Duration.ofMinutes(9));
        edge.server.check();
        assertThat(client.send(ClientFrameBytes.text("m" + i)).readMessage()).isEqualTo("m" + i);
      }
    }
  }

  @Test
  void aPingDoesNotKeepAlive() {
    try (RawClient client = edge.client()) {
      edge.clock.advance(Duration.ofMinutes(9));
      client.send(ClientFrameBytes.frame(true, 9, new byte[0]));
      assertThat(client.readFrame().opcode()).isEqualTo(FrameHeader.PONG);
      edge.clock.advance(Duration.ofMinutes(1));
      edge.server.check();
      assertThat(client.readFrame().closeCode()).isEqualTo(1001);
    }
  }

  @Test
  void twoHoursIs1001WhateverPasses() {
    try (RawClient client = edge.client()) {
      for (int i = 0; i < 14; i++) {
        edge.clock.advance(Duration.ofMinutes(9).minusSeconds(26));
        edge.server.check();
        if (i < 13) {
          assertThat(client.send(ClientFrameBytes.text("m")).readMessage()).isEqualTo("m");
        }
      }
      edge.clock.advance(Duration.ofMinutes(1));
      edge.server.check();
      assertThat(client.readFrame().closeCode()).isEqualTo(1001);
      expectDisconnect(1001, "Going away");
    }
  }

  @Test
  void aStoppedGatewayIs1001() {
    try (RawClient client = edge.client()) {
      edge.close();
      assertThat(client.readFrame().closeCode()).isEqualTo(1001);
      expectDisconnect(1001, "Going away");
    }
  }

  @Test
  void aFailureInsideIs1011() {
    edge.messages.onMessage =
        (connection, text) -> CompletableFuture.failedFuture(new IllegalStateException("broken"));
    try (RawClient client = edge.client()) {
      assertThat(client.send(ClientFrameBytes.text("x")).readFrame().closeCode()).isEqualTo(1011);
      expectDisconnect(1011, "Internal server error");
    }
  }

  @Test
  void aClientThatLeftBeforeItWasLetInIs1006() {
    CompletableFuture<ConnectResult> pending = new CompletableFuture<>();
    edge.messages.onConnect = (connection, handshake) -> pending;
    RawClient client = new RawClient(edge.address());
    client.send(RawClient.upgrade("/_aws/execute-api/abc123/test"));
    await().until(() -> edge.server.connections() == 1);
    client.reset();
    await().until(() -> edge.server.connections() == 0);
    pending.complete(new ConnectResult(200, null, null));
    expectDisconnect(1006, "Connection lost");
  }

  @Test
  void aRefusedClientNeverDisconnects() {
    edge.messages.onConnect =
        (connection, handshake) ->
            CompletableFuture.completedFuture(new ConnectResult(401, null, null));
    try (RawClient client = new RawClient(edge.address())) {
      client.send(RawClient.upgrade("/_aws/execute-api/abc123/test"));
      assertThat(client.readHead().status()).isEqualTo(401);
      assertThat(client.atEnd()).isTrue();
    }
    edge.close();
    assertThat(edge.messages.disconnects).isEmpty();
    assertThat(edge.server.connections()).isZero();
  }
}

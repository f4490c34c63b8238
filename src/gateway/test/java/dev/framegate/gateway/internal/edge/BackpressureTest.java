package dev.framegate.gateway.internal.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Clients that take more than they give back: bounded, and nobody else's problem. */
@Isolated
class BackpressureTest {
  private EdgeFixture edge;

  @BeforeEach
  void start() {
    edge = EdgeFixture.start();
  }

  @AfterEach
  void stop() {
    edge.close();
  }

  /** Writes until the gateway stops reading and every buffer between is full. */
  private static AtomicLong flood(RawClient client, byte[] piece) {
    AtomicLong written = new AtomicLong();
    Thread writer =
        new Thread(
            () -> {
              try {
                OutputStream out = client.socket().getOutputStream();
                while (true) {
                  out.write(piece);
                  written.addAndGet(piece.length);
                }
              } catch (IOException e) {
                // The test is over.
              }
            });
    writer.setDaemon(true);
    writer.start();
    return written;
  }

  private static void awaitStandstill(AtomicLong written) {
    AtomicLong last = new AtomicLong(-1);
    await()
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(300))
        .until(() -> written.get() > 0 && last.getAndSet(written.get()) == written.get());
  }

  @Test
  void aPingGetsItsPayloadBack() {
    try (RawClient client = edge.client()) {
      for (int length : new int[] {0, 1, 125}) {
        ServerFrame pong =
            client
                .send(ClientFrameBytes.frame(true, 9, ClientFrameBytes.ascii(length)))
                .readFrame();
        assertThat(pong.opcode()).isEqualTo(FrameHeader.PONG);
        assertThat(pong.payload()).isEqualTo(ClientFrameBytes.ascii(length));
      }
    }
  }

  @Test
  void aPingBetweenFragmentsIsAnsweredBeforeTheMessage() {
    try (RawClient client = edge.client()) {
      client.send(ClientFrameBytes.frame(false, 1, ClientFrameBytes.ascii(32_768)));
      client.send(ClientFrameBytes.frame(false, 0, ClientFrameBytes.ascii(32_768)));
      client.send(ClientFrameBytes.frame(true, 9, ClientFrameBytes.ascii(4)));
      assertThat(client.readFrame().opcode()).isEqualTo(FrameHeader.PONG);
      client.send(ClientFrameBytes.frame(false, 0, ClientFrameBytes.ascii(32_768)));
      client.send(ClientFrameBytes.frame(true, 0, ClientFrameBytes.ascii(32_768)));
      assertThat(client.readMessage()).hasSize(131_072);
    }
  }

  @Test
  void outgoingMessagesAreCutAt32KiB() {
    try (RawClient client = edge.client()) {
      edge.messages.onMessage =
          (connection, text) -> CompletableFuture.completedFuture(Optional.of("a".repeat(70_000)));
      client.send(ClientFrameBytes.text("x"));
      assertThat(client.readFrame())
          .satisfies(
              frame -> {
                assertThat(frame.fin()).isFalse();
                assertThat(frame.opcode()).isEqualTo(FrameHeader.TEXT);
                assertThat(frame.payload()).hasSize(32_768);
              });
      assertThat(client.readFrame().opcode()).isEqualTo(FrameHeader.CONTINUATION);
      assertThat(client.readFrame())
          .satisfies(
              frame -> {
                assertThat(frame.fin()).isTrue();
                assertThat(frame.payload()).hasSize(70_000 - 65_536);
              });
    }
  }

  @Test
  void aPingFloodThatNobodyReadsStandsStillAndHurtsNobody() {
    try (RawClient flooder = edge.client();
        RawClient other = edge.client()) {
      byte[] pings = new byte[0];
      for (int i = 0; i < 500; i++) {
        pings =
            ClientFrameBytes.join(
                pings, ClientFrameBytes.frame(true, 9, ClientFrameBytes.ascii(125)));
      }
      awaitStandstill(flood(flooder, pings));
      assertThat(other.send(ClientFrameBytes.text("fine")).readMessage()).isEqualTo("fine");
      // Reading sets it going again: nothing was lost or left lying.
      for (int i = 0; i < 100_000; i++) {
        assertThat(flooder.readFrame().opcode()).isEqualTo(FrameHeader.PONG);
      }
    }
  }

  @Test
  void anEchoThatNobodyReadsStandsStillAndHurtsNobody() {
    try (RawClient flooder = edge.client();
        RawClient other = edge.client()) {
      awaitStandstill(
          flood(flooder, ClientFrameBytes.frame(true, 1, ClientFrameBytes.ascii(30_000))));
      assertThat(other.send(ClientFrameBytes.text("fine")).readMessage()).isEqualTo("fine");
      for (int i = 0; i < 2000; i++) {
        assertThat(flooder.readMessage()).hasSize(30_000);
      }
    }
  }

  @Test
  void aClientThatNeverReadsIsStillEndedByItsLifetime() {
    try (RawClient flooder = edge.client()) {
      awaitStandstill(
          flood(flooder, ClientFrameBytes.frame(true, 1, ClientFrameBytes.ascii(30_000))));
      edge.clock.advance(Duration.ofHours(2));
      edge.server.check();
      await().until(() -> edge.messages.disconnects.size() == 1);
      assertThat(edge.messages.disconnects.get(0).code()).isEqualTo(1001);
      assertThat(edge.server.connections()).isZero();
    }
  }

  @Test
  void noMoreThan64MessagesAreUnderWay() {
    CompletableFuture<Optional<String>> gate = new CompletableFuture<>();
    edge.messages.onMessage = (connection, text) -> gate;
    try (RawClient client = edge.client()) {
      AtomicLong written = flood(client, ClientFrameBytes.text("x".repeat(100)));
      awaitStandstill(written);
      assertThat(edge.messages.texts).hasSize(64);
      gate.complete(Optional.empty());
      await().until(() -> edge.messages.texts.size() > 1000);
    }
  }

  @Test
  void manyOneByteFragmentsAreOneMessage() {
    try (RawClient client = edge.client()) {
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      int count = 20_000;
      for (int i = 0; i < count; i++) {
        all.writeBytes(
            ClientFrameBytes.frame(i == count - 1, i == 0 ? 1 : 0, ClientFrameBytes.ascii(1)));
      }
      assertThat(client.send(all.toByteArray()).readMessage()).hasSize(count);
      assertThat(edge.messages.texts).hasSize(1);
    }
  }

  @Test
  void aFrameOverTheLimitIsRefusedFromItsHeader() {
    try (RawClient client = edge.client()) {
      // Two bytes and the length: no masking key, no payload.
      client.send(new ClientFrameBytes().header(0x81, true, 32_769).done());
      assertThat(client.readFrame().closeCode()).isEqualTo(1009);
    }
  }

  @Test
  void whatFollowsAFatalFrameIsNotRead() {
    try (RawClient client = edge.client()) {
      client.sendTolerantly(
          ClientFrameBytes.join(
              ClientFrameBytes.frame(true, 2, ClientFrameBytes.ascii(1)),
              ClientFrameBytes.text("late"),
              ClientFrameBytes.close(4000, "")));
      assertThat(client.readFrame().closeCode()).isEqualTo(1003);
      assertThat(client.atEnd()).isTrue();
      assertThat(edge.messages.texts).isEmpty();
      assertThat(edge.messages.disconnects).hasSize(1);
    }
  }

  @Test
  void aClientThatNeverStopsSendingAfterTheCloseIsCutOff() {
    FlowLimits impatient =
        FlowLimits.DEFAULT.withLingerTime(Duration.ofSeconds(30)).withLingerBytes(1024 * 1024);
    try (EdgeFixture own = EdgeFixture.start(settings -> settings.withFlow(impatient));
        RawClient client = own.client()) {
      client.sendTolerantly(ClientFrameBytes.frame(true, 2, ClientFrameBytes.ascii(1)));
      assertThat(client.readFrame().closeCode()).isEqualTo(1003);
      flood(client, ClientFrameBytes.ascii(64 * 1024));
      assertThat(client.gone()).isTrue();
    }
  }

  @Test
  void aClientThatNeverAnswersTheCloseIsCutOff() {
    FlowLimits impatient = FlowLimits.DEFAULT.withLingerTime(Duration.ofMillis(200));
    try (EdgeFixture own = EdgeFixture.start(settings -> settings.withFlow(impatient));
        RawClient client = own.client()) {
      client.sendTolerantly(ClientFrameBytes.frame(true, 2, ClientFrameBytes.ascii(1)));
      assertThat(client.readFrame().closeCode()).isEqualTo(1003);
      await()
          .until(
              () -> {
                try {
                  client.socket().getOutputStream().write(0);
                  return false;
                } catch (IOException e) {
                  return true;
                }
              });
    }
  }
}

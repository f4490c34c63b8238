package dev.framegate.gateway.internal.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.netty.buffer.PooledByteBufAllocator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Crowds of clients that mean harm: so much memory and no more, and the others are served. */
@Isolated
final class HostileClientsTest {
  private static final int MIB = 1024 * 1024;
  private static final byte[] BYTE = ClientFrameBytes.frame(false, 0, ClientFrameBytes.ascii(1));
  private static final byte[] NOTHING = ClientFrameBytes.frame(false, 0, new byte[0]);

  private final List<RawClient> crowd = new ArrayList<>();
  private EdgeFixture edge;
  private RawClient other;

  @BeforeEach
  void start() {
    edge =
        EdgeFixture.start(
            settings ->
                settings.withHttp(
                    HttpLimits.DEFAULT.withTimes(Duration.ofSeconds(2), Duration.ofSeconds(60))));
    other = edge.client();
  }

  @AfterEach
  void stop() {
    crowd.forEach(RawClient::close);
    other.close();
    edge.close();
  }

  private void assertOthersAreServed() {
    assertThat(other.send(ClientFrameBytes.text("fine")).readMessage()).isEqualTo("fine");
    try (RawClient newcomer = edge.client()) {
      assertThat(newcomer.send(ClientFrameBytes.text("hi")).readMessage()).isEqualTo("hi");
    }
  }

  /** What the process holds on to: its heap after a collection, and Netty's buffers. */
  private static long memory() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed()
        + PooledByteBufAllocator.DEFAULT.metric().usedDirectMemory();
  }

  /** Writes pieces until nobody takes them any more. */
  private AtomicLong flood(RawClient client, byte[] first, byte[] again) {
    AtomicLong written = new AtomicLong();
    Thread thread =
        new Thread(
            () -> {
              try {
                client.send(first);
                while (true) {
                  client.send(again);
                  written.addAndGet(again.length);
                }
              } catch (UncheckedIOException e) {
                // The test, or the connection, is over.
              }
            });
    thread.setDaemon(true);
    thread.start();
    return written;
  }

  private static byte[] repeated(byte[] piece, int times) {
    byte[] all = new byte[piece.length * times];
    for (int i = 0; i < times; i++) {
      System.arraycopy(piece, 0, all, i * piece.length, piece.length);
    }
    return all;
  }

  @Test
  void handshakesThatDripAreCutOffWhileOthersComeIn() {
    for (int i = 0; i < 200; i++) {
      RawClient slow = new RawClient(edge.address());
      slow.send("GET /_aws/execute-api/abc123/test HTTP/1.1\r\nHost: a\r\nX-Slow: ");
      crowd.add(slow);
    }
    assertOthersAreServed();
    await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(100))
        .until(() -> crowd.stream().allMatch(HostileClientsTest::isAnsweredWhileItDrips));
    for (RawClient slow : crowd) {
      assertThat(slow.readHead().status()).isEqualTo(408);
    }
    assertOthersAreServed();
  }

  private static boolean isAnsweredWhileItDrips(RawClient client) {
    try {
      if (client.socket().getInputStream().available() > 0) {
        return true;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    client.sendTolerantly(new byte[] {'x'});
    return false;
  }

  @Test
  void aMessageOfOneByteFragmentsWithoutEndIs1009() {
    RawClient endless = edge.client();
    crowd.add(endless);
    AtomicLong written =
        flood(
            endless,
            ClientFrameBytes.frame(false, 1, ClientFrameBytes.ascii(1)),
            repeated(BYTE, 1000));
    assertThat(endless.readCloseCode()).isEqualTo(1009);
    assertThat(written.get() / BYTE.length).isGreaterThanOrEqualTo(131_000);
    assertThat(edge.messages.texts).isEmpty();
    assertOthersAreServed();
  }

  @Test
  void emptyFragmentsWithoutEndCostNoMemory() {
    long before = memory();
    List<AtomicLong> written = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      RawClient endless = edge.client();
      crowd.add(endless);
      written.add(
          flood(
              endless,
              ClientFrameBytes.frame(false, 1, ClientFrameBytes.ascii(1)),
              repeated(NOTHING, 5000)));
    }
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> written.stream().allMatch(count -> count.get() > 2 * MIB));
    assertOthersAreServed();
    assertThat(memory() - before).isLessThan(32L * MIB);
  }

  @Test
  void messagesThatNeverEndCostTheirQuotaEach() {
    byte[] most =
        ClientFrameBytes.join(
            ClientFrameBytes.frame(false, 1, ClientFrameBytes.ascii(32_768)),
            repeated(ClientFrameBytes.frame(false, 0, ClientFrameBytes.ascii(32_768)), 3));
    long before = memory();
    for (int i = 0; i < 100; i++) {
      RawClient client = edge.client();
      crowd.add(client);
      client.send(most).send(ClientFrameBytes.frame(true, 9, ClientFrameBytes.ascii(1)));
      assertThat(client.readFrame().opcode()).isEqualTo(FrameHeader.PONG);
    }
    assertThat(memory() - before).isLessThan(100L * MIB);
    assertOthersAreServed();
  }

  @Test
  void clientsThatNeverReadCostSoMuchEach() {
    long before = memory();
    List<AtomicLong> written = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      RawClient deaf = edge.client();
      crowd.add(deaf);
      written.add(
          flood(
              deaf,
              new byte[0],
              repeated(ClientFrameBytes.frame(true, 1, ClientFrameBytes.ascii(16_000)), 4)));
    }
    long[] last = new long[written.size()];
    await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(300))
        .until(
            () -> {
              boolean still = true;
              for (int i = 0; i < last.length; i++) {
                long now = written.get(i).get();
                still &= now > 0 && now == last[i];
                last[i] = now;
              }
              return still;
            });
    assertOthersAreServed();
    // What the echo remembers for its test is not the gateway's.
    edge.messages.texts.clear();
    assertThat(memory() - before).isLessThan(20L * 3 * MIB);
  }

  @Test
  void pingsWithoutEndCostNoMemory() {
    long before = memory();
    for (int i = 0; i < 4; i++) {
      RawClient deaf = edge.client();
      crowd.add(deaf);
      var unused =
          flood(
              deaf,
              new byte[0],
              repeated(ClientFrameBytes.frame(true, 9, ClientFrameBytes.ascii(125)), 200));
    }
    assertOthersAreServed();
    assertOthersAreServed();
    assertThat(memory() - before).isLessThan(32L * MIB);
  }
}

package dev.framegate.gateway.internal.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.util.ResourceLeakDetector;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.LoggerFactory;

/** Abrupt ends, many of them, with every buffer tracked. */
@Isolated
class BufferLeakTest {
  private final ListAppender<ILoggingEvent> reports = new ListAppender<>();
  private final Logger logger = (Logger) LoggerFactory.getLogger(ResourceLeakDetector.class);
  private ResourceLeakDetector.Level before;

  @BeforeEach
  void track() {
    before = ResourceLeakDetector.getLevel();
    ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.PARANOID);
    reports.start();
    logger.addAppender(reports);
  }

  @AfterEach
  void untrack() {
    logger.detachAppender(reports);
    ResourceLeakDetector.setLevel(before);
  }

  private long leaks() {
    // The detector reports when it tracks another buffer after the collector has run.
    System.gc();
    for (int i = 0; i < 100; i++) {
      ByteBufAllocator.DEFAULT.directBuffer(16).release();
    }
    return reports.list.stream().filter(event -> event.getMessage().contains("LEAK")).count();
  }

  @Test
  void aThousandAbruptEndsLeaveNothingBehind() {
    Random random = new Random(6455);
    byte[][] halfWords = {
      {},
      {(byte) 0x81},
      new ClientFrameBytes().header(0x81, true, 30_000).raw(ClientFrameBytes.ascii(1000)).done(),
      ClientFrameBytes.frame(false, 1, ClientFrameBytes.ascii(20_000)),
      ClientFrameBytes.text("a whole one"),
      ClientFrameBytes.join(
          ClientFrameBytes.text("a"),
          ClientFrameBytes.frame(true, 9, ClientFrameBytes.ascii(9)),
          ClientFrameBytes.text("b")),
      ClientFrameBytes.frame(true, 1, ClientFrameBytes.ascii(60_000)),
      ClientFrameBytes.frame(true, 2, ClientFrameBytes.ascii(5)),
      ClientFrameBytes.close(1000, "")
    };
    try (EdgeFixture edge = EdgeFixture.start()) {
      for (int i = 0; i < 1000; i++) {
        RawClient client = edge.client();
        client.sendTolerantly(halfWords[random.nextInt(halfWords.length)]);
        client.reset();
      }
      await().atMost(Duration.ofSeconds(20)).until(() -> edge.server.connections() == 0);
      await().until(() -> edge.messages.disconnects.size() == 1000);
    }
    assertThat(leaks()).isZero();
  }

  @Test
  void abruptEndsOfHandshakesAndRequestsLeaveNothingBehind() {
    String[] halfWords = {
      "",
      "GET",
      RawClient.upgrade("/_aws/execute-api/abc123/test"),
      RawClient.upgrade("/_aws/execute-api/abc123/unknown"),
      "POST /v2/apis HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\nhalf",
      "GET /v2/a HTTP/1.1\r\nHost: a\r\n\r\n".repeat(20),
      "rubbish\r\n\r\n"
    };
    try (EdgeFixture edge = EdgeFixture.start()) {
      for (int i = 0; i < 700; i++) {
        RawClient client = new RawClient(edge.address());
        client.send(halfWords[i % halfWords.length]);
        client.reset();
      }
      await().atMost(Duration.ofSeconds(20)).until(() -> edge.server.connections() == 0);
    }
    assertThat(leaks()).isZero();
  }

  @Test
  @SuppressWarnings("UnusedVariable")
  void theDetectorWouldSeeALeak() {
    ByteBuf lost = ByteBufAllocator.DEFAULT.directBuffer(64);
    lost.writeByte(1);
    lost = null;
    await().until(() -> leaks() > 0);
  }
}

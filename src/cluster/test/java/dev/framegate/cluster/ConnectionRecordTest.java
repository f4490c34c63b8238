package dev.framegate.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framegate.gateway.internal.runtime.ConnectionInfo;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

final class ConnectionRecordTest {
  private static final ConnectionInfo CONNECTION =
      new ConnectionInfo(
          "AbCdefghijklmno=",
          "api",
          "test",
          Instant.parse("2026-11-30T12:00:00.123Z"),
          "127.0.0.1",
          "agent \"x\"",
          "host",
          Map.of("principalId", "me", "admin", true, "level", 3),
          Map.of("groups", List.of("a", "b")));

  @Test
  void whatIsWrittenIsRead() {
    ConnectionRecord open = new ConnectionRecord(CONNECTION, null);
    assertThat(ConnectionRecord.read(open.bytes())).isEqualTo(open);

    ConnectionRecord ended = open.ended(new ConnectionRecord.Ending(1001, "Going away", "token"));
    assertThat(ConnectionRecord.read(ended.bytes())).isEqualTo(ended);
    assertThat(ConnectionRecord.isFinished(ended.bytes())).isFalse();
    assertThat(ConnectionRecord.isFinished(ConnectionRecord.finished())).isTrue();
  }

  @RepeatedTest(50)
  void aConnectionsIdNamesItsGateway() {
    String node = NodeId.random();
    String id = NodeId.connection(node);
    assertThat(id).matches("[A-Za-f][A-Za-z0-9_-]{14}=");
    assertThat(NodeId.of(id)).contains(node);
    assertThat(ConnectionRecord.key(id)).startsWith(node + ".");
    assertThat(NodeId.of("some text of 16 c")).isEmpty();
    assertThat(NodeId.of("AbC*efghijklmno=")).isEmpty();
  }
}

package dev.framegate.gateway.internal.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.framegate.gateway.internal.deploy.StageDirectory;
import dev.framegate.gateway.internal.http.ServerResponse;
import dev.framegate.gateway.internal.runtime.ConnectResult;
import dev.framegate.gateway.internal.runtime.Handshake;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Each rule can be broken by replacing one object, and only that rule changes. */
class EdgePoliciesTest {
  private static final byte[] BIG =
      ClientFrameBytes.frame(true, 1, ClientFrameBytes.ascii(33 * 1024 + 1));

  private static EdgeFixture with(FramePolicy frames) {
    return EdgeFixture.with(FramePolicy.class, aws -> frames);
  }

  private static class Wrong extends AwsFramePolicy {
    Wrong() {
      super(FrameLimits.AWS);
    }
  }

  @Test
  void anotherCodeForTooBig() {
    FramePolicy wrong =
        new Wrong() {
          @Override
          protected FrameDecision judgeSize(long frameBytes, long messageBytes) {
            FrameDecision right = super.judgeSize(frameBytes, messageBytes);
            return right instanceof FrameDecision.Close ? FrameDecision.close(1008, "") : right;
          }
        };
    try (EdgeFixture edge = with(wrong);
        RawClient client = edge.client()) {
      assertThat(client.sendTolerantly(BIG).readFrame().closeCode()).isEqualTo(1008);
    }
  }

  @Test
  void aReplyInsteadOfAClose() {
    FramePolicy wrong =
        new Wrong() {
          @Override
          protected FrameDecision judgeSize(long frameBytes, long messageBytes) {
            return super.judgeSize(frameBytes, messageBytes) instanceof FrameDecision.Close
                ? (FrameDecision) frame -> frame.reply("too long")
                : FrameDecision.ACCEPT;
          }
        };
    try (EdgeFixture edge = with(wrong);
        RawClient client = edge.client()) {
      assertThat(client.send(BIG).readMessage()).isEqualTo("too long");
      byte[] more = ClientFrameBytes.frame(false, 0, ClientFrameBytes.ascii(32_768));
      client.send(ClientFrameBytes.frame(false, 1, ClientFrameBytes.ascii(32_768)));
      client.send(
          ClientFrameBytes.join(
              more, more, more, ClientFrameBytes.frame(true, 0, ClientFrameBytes.ascii(1))));
      assertThat(client.readMessage()).isEqualTo("too long");
      assertThat(client.send(ClientFrameBytes.text("alive")).readMessage()).isEqualTo("alive");
      assertThat(edge.messages.texts).containsExactly("alive");
    }
  }

  @Test
  void aDropInsteadOfAClose() {
    FramePolicy wrong =
        new Wrong() {
          @Override
          protected FrameDecision judgeSize(long frameBytes, long messageBytes) {
            return super.judgeSize(frameBytes, messageBytes) instanceof FrameDecision.Close
                ? (FrameDecision) RefusedFrame::drop
                : FrameDecision.ACCEPT;
          }
        };
    try (EdgeFixture edge = with(wrong);
        RawClient client = edge.client()) {
      assertThat(client.sendTolerantly(BIG).gone()).isTrue();
      await().until(() -> edge.messages.disconnects.size() == 1);
      assertThat(edge.messages.disconnects.get(0).code()).isEqualTo(1006);
    }
  }

  @Test
  void aTooBigMessageThatIsDeliveredBeforeTheClose() {
    FramePolicy wrong =
        new Wrong() {
          @Override
          protected FrameDecision judgeSize(long frameBytes, long messageBytes) {
            return messageBytes > 131_072
                ? (FrameDecision)
                    frame -> {
                      frame.deliver();
                      frame.close(new CloseStatus(1009, ""));
                    }
                : FrameDecision.ACCEPT;
          }
        };
    byte[] more = ClientFrameBytes.frame(false, 0, ClientFrameBytes.ascii(32_768));
    try (EdgeFixture edge = with(wrong);
        RawClient client = edge.client()) {
      client.send(ClientFrameBytes.frame(false, 1, ClientFrameBytes.ascii(32_768)));
      client.send(
          ClientFrameBytes.join(
              more, more, more, ClientFrameBytes.frame(true, 0, ClientFrameBytes.ascii(1))));
      assertThat(client.readFrame().closeCode()).isEqualTo(1009);
      assertThat(edge.messages.texts).hasSize(1);
    }
  }

  @Test
  void charactersCountedInsteadOfBytes() {
    FramePolicy wrong =
        new Wrong() {
          @Override
          protected FrameDecision judgeSize(long frameBytes, long messageBytes) {
            return super.judgeSize(frameBytes / 4, messageBytes / 4);
          }

          @Override
          public FrameDecision judgeFrame(FrameHeader frame, int characters) {
            return super.judgeSize(characters, 0);
          }
        };
    byte[] euros = ClientFrameBytes.frame(true, 1, ClientFrameBytes.hex("e282ac".repeat(12_000)));
    try (EdgeFixture edge = with(wrong);
        RawClient client = edge.client()) {
      assertThat(client.send(euros).readMessage()).hasSize(12_000);
      assertThat(client.sendTolerantly(BIG).readFrame().closeCode()).isEqualTo(1009);
    }
  }

  @Test
  void eachFragmentAMessage() {
    FramePolicy wrong =
        new Wrong() {
          @Override
          protected FrameDecision judgeData(FrameHeader frame, MessageProgress message) {
            return judgeSize(frame.length(), frame.length());
          }

          @Override
          public boolean completes(FrameHeader frame, MessageProgress message) {
            return true;
          }
        };
    try (EdgeFixture edge = with(wrong);
        RawClient client = edge.client()) {
      client.send(ClientFrameBytes.frame(false, 1, ClientFrameBytes.ascii(1)));
      client.send(ClientFrameBytes.frame(true, 0, ClientFrameBytes.ascii(2)));
      assertThat(client.readMessage()).isEqualTo("a");
      assertThat(client.readMessage()).isEqualTo("aa");
    }
  }

  @Test
  void controlFramesForbiddenBetweenFragments() {
    FramePolicy wrong =
        new Wrong() {
          @Override
          public FrameDecision judgeHeader(FrameHeader frame, MessageProgress message) {
            return frame.control() && message.started()
                ? FrameDecision.close(1002, "")
                : super.judgeHeader(frame, message);
          }
        };
    try (EdgeFixture edge = with(wrong);
        RawClient client = edge.client()) {
      client.send(ClientFrameBytes.frame(true, 9, new byte[0]));
      assertThat(client.readFrame().opcode()).isEqualTo(FrameHeader.PONG);
      client.send(ClientFrameBytes.frame(false, 1, ClientFrameBytes.ascii(1)));
      client.send(ClientFrameBytes.frame(true, 9, new byte[0]));
      assertThat(client.readFrame().closeCode()).isEqualTo(1002);
    }
  }

  @Test
  void binaryTakenAsTextAndAnsweredAsBinary() {
    FramePolicy wrong =
        new Wrong() {
          @Override
          protected FrameDecision judgeData(FrameHeader frame, MessageProgress message) {
            return judgeSize(frame.length(), message.bytes() + frame.length());
          }

          @Override
          public int outgoingOpcode() {
            return FrameHeader.BINARY;
          }
        };
    try (EdgeFixture edge = with(wrong);
        RawClient client = edge.client()) {
      ServerFrame reply =
          client.send(ClientFrameBytes.frame(true, 2, ClientFrameBytes.hex("ff61"))).readFrame();
      assertThat(reply.opcode()).isEqualTo(FrameHeader.BINARY);
      assertThat(reply.text()).isEqualTo("\ufffda");
    }
  }

  @Test
  void invalidTextTolerated() {
    FramePolicy wrong =
        new Wrong() {
          @Override
          public FrameDecision invalidText() {
            return FrameDecision.ACCEPT;
          }
        };
    try (EdgeFixture edge = with(wrong);
        RawClient client = edge.client()) {
      assertThat(
              client
                  .send(ClientFrameBytes.frame(true, 1, ClientFrameBytes.hex("61ff62")))
                  .readMessage())
          .isEqualTo("a\ufffdb");
      assertThat(
              client
                  .send(ClientFrameBytes.frame(true, 1, ClientFrameBytes.hex("61e282")))
                  .readMessage())
          .isEqualTo("a\ufffd");
    }
  }

  @Test
  void noPongAndNoCloseReply() {
    FramePolicy wrong =
        new Wrong() {
          @Override
          public Optional<byte[]> pong(byte[] ping) {
            return Optional.empty();
          }

          @Override
          public Optional<CloseStatus> closeReply(CloseStatus received) {
            return Optional.empty();
          }
        };
    try (EdgeFixture edge = with(wrong);
        RawClient client = edge.client()) {
      client.send(ClientFrameBytes.frame(true, 9, new byte[0])).send(ClientFrameBytes.text("x"));
      assertThat(client.readFrame().opcode()).isEqualTo(FrameHeader.TEXT);
      assertThat(client.send(ClientFrameBytes.close(1000, "")).gone()).isTrue();
    }
  }

  @Test
  void unmaskedFramesTolerated() {
    FramePolicy wrong =
        new Wrong() {
          @Override
          public FrameDecision judgeHeader(FrameHeader frame, MessageProgress message) {
            return super.judgeHeader(
                new FrameHeader(
                    frame.fin(), 0, frame.opcode(), true, frame.length(), frame.minimal()),
                message);
          }
        };
    try (EdgeFixture edge = with(wrong);
        RawClient client = edge.client()) {
      client.send(new ClientFrameBytes().frame(0x81, false, ClientFrameBytes.ascii(300)).done());
      assertThat(client.readMessage()).isEqualTo("a".repeat(300));
    }
  }

  @Test
  void limitsWithoutEndStillHaveOne() {
    FrameLimits endless = new FrameLimits(Integer.MAX_VALUE, Integer.MAX_VALUE);
    try (EdgeFixture edge = with(new AwsFramePolicy(endless));
        RawClient client = edge.client()) {
      assertThat(
              client
                  .send(ClientFrameBytes.frame(true, 1, ClientFrameBytes.ascii(1 << 20)))
                  .readMessage())
          .hasSize(1 << 20);
      client.send(new ClientFrameBytes().header(0x81, true, 17L << 20).done());
      assertThat(client.readFrame().closeCode()).isEqualTo(1009);
    }
  }

  @Test
  void otherCodesForEndings() {
    CloseCodePolicy wrong =
        new CloseCodePolicy() {
          @Override
          public CloseStatus toClient(CloseCause ending) {
            return new CloseStatus(1012, "");
          }

          @Override
          public CloseStatus toBackend(CloseStatus status) {
            return CloseStatus.UNSET;
          }
        };
    try (EdgeFixture edge = EdgeFixture.with(CloseCodePolicy.class, aws -> wrong);
        RawClient client = edge.client()) {
      edge.clock.advance(ConnectionLifetimes.AWS.idle());
      edge.server.check();
      assertThat(client.readFrame().closeCode()).isEqualTo(1012);
      assertThat(edge.messages.disconnects.get(0).code()).isEqualTo(1005);
    }
  }

  @Test
  void otherAnswersForAddressesAndRefusals() {
    HandshakePolicy wrong =
        new AwsHandshakePolicy() {
          @Override
          public Optional<ServerResponse> judgeAddress(
              StageReference address, StageDirectory stages) {
            return address.trailingSlash()
                ? Optional.of(ServerResponse.of(404))
                : super.judgeAddress(address, stages);
          }

          @Override
          public Optional<String> subprotocol(ConnectResult result, Handshake handshake) {
            return Optional.of("invented");
          }

          @Override
          public String newConnectionId() {
            return "always-the-same=";
          }
        };
    try (EdgeFixture edge = EdgeFixture.with(HandshakePolicy.class, aws -> wrong);
        RawClient refused = new RawClient(edge.address());
        RawClient first = new RawClient(edge.address());
        RawClient second = new RawClient(edge.address())) {
      refused.send(RawClient.upgrade("/_aws/execute-api/abc123/test/"));
      assertThat(refused.readHead().status()).isEqualTo(404);
      first.send(RawClient.upgrade("/_aws/execute-api/abc123/test"));
      assertThat(first.readHead().headers()).containsEntry("sec-websocket-protocol", "invented");
      second.send(RawClient.upgrade("/_aws/execute-api/abc123/test"));
      assertThat(second.readHead().status()).isEqualTo(101);
      assertThat(edge.server.connections()).isEqualTo(1);
      first.send(ClientFrameBytes.close(1000, "")).readFrame();
      assertThat(second.send(ClientFrameBytes.text("alive")).readMessage()).isEqualTo("alive");
    }
  }
}

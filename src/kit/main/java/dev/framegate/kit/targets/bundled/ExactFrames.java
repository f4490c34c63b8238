package dev.framegate.kit.targets.bundled;

import dev.framegate.gateway.settings.FrameProgram;
import dev.framegate.gateway.settings.FramePrograms;
import dev.framegate.kit.wire.ClientFrame;
import dev.framegate.kit.wire.EventText;
import dev.framegate.kit.wire.FrameClient;
import dev.framegate.kit.wire.FrameConnection;
import dev.framegate.kit.wire.HandshakeOptions;
import dev.framegate.kit.wire.HandshakeResult;
import dev.framegate.kit.wire.ServerTrust;
import dev.framegate.kit.wire.Transcript;
import dev.framegate.kit.wire.TranscriptEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Frame programs of the gateway's console, sent by the kit's frame-exact client. Each ends after a
 * second without a message, and after ten seconds at the latest. Safe for many threads.
 */
public final class ExactFrames implements FramePrograms {
  private static final String ACTOR = "client";
  private static final Duration SILENCE = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofSeconds(10);

  private final FrameClient client = new FrameClient();

  @Override
  public List<String> run(FrameProgram program) {
    // The gateway's own certificate: it is this process that is connected to.
    HandshakeOptions options =
        HandshakeOptions.plain().within(LONGEST).trusting(ServerTrust.everyone());
    for (Map.Entry<String, String> header : program.headers()) {
      options = options.header(header.getKey(), header.getValue());
    }
    Transcript transcript = new Transcript();
    HandshakeResult result = client.open(program.url(), options, transcript, ACTOR);
    if (result instanceof HandshakeResult.Accepted accepted) {
      try (FrameConnection connection = accepted.connection()) {
        connection.send(program.frames().stream().map(ExactFrames::frame).toList());
        awaitSilence(connection);
      }
    }
    List<String> lines =
        new ArrayList<>(transcript.events().stream().map(ExactFrames::line).toList());
    if (result instanceof HandshakeResult.Refused refused) {
      lines.add(refused.body());
    }
    return lines;
  }

  private static ClientFrame frame(FrameProgram.Frame frame) {
    return ClientFrame.text(frame.payload()).withOpcode(frame.opcode()).withFin(frame.fin());
  }

  private static void awaitSilence(FrameConnection connection) {
    long end = System.nanoTime() + LONGEST.toNanos();
    boolean more = true;
    while (more && System.nanoTime() < end) {
      more = connection.next(SILENCE).isPresent();
    }
  }

  private static String line(TranscriptEvent event) {
    return "%9.1f ms  %s".formatted(event.micros() / 1_000.0, EventText.of(event));
  }
}

package dev.framegate.kit.targets.bundled;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framegate.gateway.Gateway;
import dev.framegate.gateway.settings.FrameProgram;
import dev.framegate.gateway.settings.FrameProgram.Frame;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ExactFramesTest {
  private static final int TEXT = 1;

  private Gateway gateway;
  private URI stage;

  @BeforeEach
  void start() {
    gateway = Gateway.builder().start();
    stage = gateway.api("chat").route("greet", event -> "hello").deploy("test").address();
  }

  @AfterEach
  void stop() {
    gateway.close();
  }

  @Test
  void fragmentsAreSentAsTheyAreTold() {
    assertThat(
            run(
                stage,
                new Frame(TEXT, false, bytes("{\"action\":")),
                new Frame(0, true, bytes("\"greet\"}"))))
        .anySatisfy(line -> assertThat(line).endsWith("→ 101"))
        .anySatisfy(line -> assertThat(line).contains("→ text 10 bytes masked"))
        .anySatisfy(line -> assertThat(line).contains("→ continuation 8 bytes fin masked"))
        .anySatisfy(line -> assertThat(line).contains("← text 5 bytes fin: hello"));
  }

  @Test
  void aFrameThatEndsTheConnectionIsToldWithItsCloseCode() {
    assertThat(run(stage, new Frame(TEXT, true, new byte[33_793])))
        .anySatisfy(line -> assertThat(line).contains("← close 1009"));
  }

  @Test
  void aRefusedHandshakeIsToldWithItsReason() {
    assertThat(run(URI.create(stage + "-of-nobody"), new Frame(TEXT, true, bytes("x"))))
        .anySatisfy(line -> assertThat(line).endsWith("→ 403"))
        .last()
        .asString()
        .contains("message")
        .doesNotContain("→");
  }

  private static List<String> run(URI url, Frame... frames) {
    return new ExactFrames()
        .run(new FrameProgram(url, List.of(Map.entry("x-extra", "1")), List.of(frames)));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

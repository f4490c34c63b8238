package dev.framegate.kit.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class UnseenTest {
  @Test
  void eachEntryIsAboutTheGatewayAsItIs() {
    assertThat(stale(new GatewaySubject())).isEmpty();
  }

  @Test
  void eachEntryIsAboutTheJudgesAsTheyAre() {
    assertThat(stale(new JudgesSubject())).isEmpty();
  }

  private static List<String> stale(Subject subject) {
    return subject.unseen().stale(subject.classes().names(), new SourceLines(subject.sources()));
  }

  @Test
  void namesOfClassesArePatterns() {
    assertThat(Names.matches("edge.*", "edge.FrameReader")).isTrue();
    assertThat(Names.matches("edge.Frame", "edge.FrameReader")).isFalse();
    assertThat(Names.matches("edge.Frame*er", "edge.FrameReader")).isTrue();
    assertThat(Names.shortened("dev.framegate.gateway.internal.edge.FrameReader"))
        .isEqualTo("edge.FrameReader");
    assertThat(Names.room("dev.framegate.gateway.Gateway")).isEqualTo(".");
  }
}

package dev.framegate.kit.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framegate.kit.history.HistoryEvent.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Wrong histories, each with what is wrong with it. */
final class HistoryCheckTest {
  @Test
  void aRightHistoryHasNoViolation() {
    assertThat(
            HistoryCheck.violations(
                history(
                    "deploying . . 1; deployed . . 1; sent a m1; deploying . . 2; answered a m1 1;"
                        + " sent a m2; answered a m2 2; deployed . . 2; posting a t1; received a t1;"
                        + " posted a t1 200; closing a; posting a t2; posted a t2 410;"
                        + " disconnected a")))
        .isEmpty();
  }

  @Test
  void whatABrokenConnectionLosesIsNoViolation() {
    assertThat(
            HistoryCheck.violations(
                history("sent a m1; posting a t1; posted a t1 200; broken a; disconnected a")))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          sent a m1                                                  | a was not answered for m1
          sent a m1; answered a m1 0; answered a m1 0                | a was answered 2 times for m1
          answered a m1 0                                            | a was answered for m1 unasked
          deploying . . 2; sent a m1; sent a m2; answered a m1 2; answered a m2 1 | a was answered for m2 by snapshot 1 after snapshot 2
          deploying . . 1; deployed . . 1; sent a m1; answered a m1 0 | a was answered for m1 by snapshot 0, and 1 to 1 were deployed
          sent a m1; answered a m1 1                                 | a was answered for m1 by snapshot 1, and 0 to 0 were deployed
          posting a t1; posted a t1 200                              | a received t1 0 times
          posting a t1; received a t1; received a t1; posted a t1 200 | a received t1 2 times
          posting a t1; posted a t1 200; received b t1               | b received t1, which was not for it
          posting a t1; posted a t1 410                              | a was gone before it closed
          closing a; disconnected a; posting a t1; posted a t1 410; received a t1 | a received t1 in spite of 410
          closing a; disconnected a; posting a t1; posted a t1 410; posting a t2; posted a t2 200 | a took t2 after it was gone
          closing a; disconnected a; disconnected a                  | a had $disconnect 2 times
          closing a                                                  | a had $disconnect 0 times
          sent a m1; answered a m1 0; disconnected a                 | a had $disconnect 1 times
          """)
  void aWrongHistoryIsToldApart(String history, String violation) {
    assertThat(HistoryCheck.violations(history(history))).contains(violation);
  }

  /** Events as words: kind, client, subject and number; a dot stands for nothing. */
  private static List<HistoryEvent> history(String text) {
    return Arrays.stream(text.split(";", -1)).map(event -> event(event.strip())).toList();
  }

  private static HistoryEvent event(String text) {
    String[] words = text.split(" ", -1);
    return new HistoryEvent(
        Kind.valueOf(words[0].toUpperCase(Locale.ROOT)),
        word(words, 1),
        word(words, 2),
        words.length > 3 ? Integer.parseInt(words[3]) : 0);
  }

  private static String word(String[] words, int at) {
    return words.length > at && !words[at].equals(".") ? words[at] : "";
  }
}

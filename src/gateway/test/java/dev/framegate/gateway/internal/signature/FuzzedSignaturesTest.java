package dev.framegate.gateway.internal.signature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framegate.gateway.internal.http.ServerRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Signatures that are right in part: they are read or rejected. {@code -Dframegate.fuzz=PT5M} takes
 * five minutes, {@code -Dframegate.seed=N} another seed.
 */
final class FuzzedSignaturesTest {
  private static final long SEED = Long.getLong("framegate.seed", 20_261_129);
  private static final Duration LONGEST =
      Duration.parse(System.getProperty("framegate.fuzz", "PT0.5S"));
  private static final int LEAST = 2_000;
  private static final List<String> PIECES =
      List.of(
          "AWS4-HMAC-SHA256 ",
          "Credential=",
          "AKIDEXAMPLE/20150830/us-east-1/service/aws4_request",
          "//",
          "/",
          ", ",
          ",",
          "SignedHeaders=",
          "host;x-amz-date",
          ";",
          "Signature=",
          "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31",
          "=",
          " ",
          "\t",
          "€",
          "x".repeat(5_000));
  private static final List<String> DATES =
      List.of("20150830T123600Z", "20150830", "", "99999999T999999Z", "2015-08-30T12:36:00Z");
  private static final List<String> LIFETIMES =
      List.of("300", "0", "-1", "604801", "99999999999999999999", "a", "");

  @Test
  void everySignatureIsReadOrRejected() {
    long end = System.nanoTime() + LONGEST.toNanos();
    int read = 0;
    long tries = 0;
    while (tries < LEAST || System.nanoTime() < end) {
      long seed = SEED + tries++;
      ServerRequest call = call(new Random(seed));
      try {
        RequestSignature.of(call);
        read++;
      } catch (SignatureRejectedException e) {
        assertThat(e.getMessage()).as("seed %d", seed).isNotBlank();
      } catch (RuntimeException e) {
        throw new AssertionError("seed %d: %s".formatted(seed, call), e);
      }
    }
    assertThat(read).as("signatures that can be read").isPositive();
  }

  private static ServerRequest call(Random random) {
    Map<String, List<String>> query = new TreeMap<>();
    Map<String, List<String>> headers = new TreeMap<>();
    if (random.nextBoolean()) {
      headers.put("authorization", List.of(header(random)));
      headers.put("x-amz-date", List.of(one(random, DATES)));
    } else {
      query.put("X-Amz-Algorithm", List.of("AWS4-HMAC-SHA256"));
      query.put(
          "X-Amz-Credential", List.of(random.nextBoolean() ? PIECES.get(2) : one(random, PIECES)));
      query.put("X-Amz-Date", List.of(one(random, DATES)));
      query.put("X-Amz-Expires", List.of(one(random, LIFETIMES)));
      query.put("X-Amz-SignedHeaders", List.of(one(random, PIECES)));
      query.put("X-Amz-Signature", List.of(one(random, PIECES)));
      query.remove(one(random, List.copyOf(query.keySet())));
    }
    return new ServerRequest("GET", "/", query, headers, new byte[0]);
  }

  private static String header(Random random) {
    if (random.nextInt(8) == 0) {
      return PIECES.get(0)
          + PIECES.get(1)
          + PIECES.get(2)
          + ", "
          + PIECES.get(7)
          + PIECES.get(8)
          + ", "
          + PIECES.get(10)
          + PIECES.get(11);
    }
    StringBuilder header = new StringBuilder();
    for (int i = random.nextInt(12); i > 0; i--) {
      header.append(one(random, PIECES));
    }
    return header.toString();
  }

  private static String one(Random random, List<String> values) {
    return values.get(random.nextInt(values.size()));
  }
}

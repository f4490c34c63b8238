package dev.framegate.gateway.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.Instant;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DerEncoderTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0400",
    "127, 047f",
    "128, 048180",
    "255, 0481ff",
    "256, 04820100",
    "65535, 0482ffff",
    "65536, 0483010000"
  })
  void aLengthTakesAsFewBytesAsPossible(int length, String head) {
    assertThat(hex(DerEncoder.octetString(new byte[length]))).isEqualTo(head + "00".repeat(length));
  }

  @ParameterizedTest
  @CsvSource({
    "2.5.29.17, 0603551d11",
    "1.2.840.10045.4.3.2, 06082a8648ce3d040302",
    "1.3.6.1.5.5.7.3.1, 06082b06010505070301",
    "1.2.128.16384.2097152.268435456, 060f2a8100818000818080008180808000"
  })
  void anArcTakesSevenBitsAByte(String dotted, String expected) {
    assertThat(hex(DerEncoder.objectIdentifier(dotted))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "2049-12-31T23:59:59Z, 170d3439313233313233353935395a",
    "2050-01-01T00:00:00Z, 180f32303530303130313030303030305a"
  })
  void aYearFrom2050HasFourDigits(Instant time, String expected) {
    assertThat(hex(DerEncoder.time(time))).isEqualTo(expected);
  }

  @Test
  void aPositiveIntegerHasNoSignBit() {
    assertThat(hex(DerEncoder.integer(BigInteger.valueOf(128)))).isEqualTo("02020080");
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}

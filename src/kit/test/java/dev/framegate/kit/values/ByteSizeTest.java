package dev.framegate.kit.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ByteSizeTest {
  @ParameterizedTest
  @CsvSource({
    "0 bytes, 0",
    "1 byte, 1",
    "32000 bytes, 32000",
    "32 KiB, 32768",
    "32 KiB + 1 byte, 32769",
    "128 KiB - 2 bytes, 131070",
    "1 MiB, 1048576"
  })
  void readsWhatFeaturesWrite(String text, int bytes) {
    assertThat(ByteSize.of(text).bytes()).isEqualTo(bytes);
  }

  @Test
  void saysWhichFormsAreLegal() {
    assertThatThrownBy(() -> ByteSize.of("32 KB"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "'32 KB' is no size. Write '32 KiB', '32 KiB + 1 byte', '1 MiB' or '32000 bytes'.");
  }
}

package dev.framegate.gateway.internal.event;

import dev.framegate.gateway.internal.limits.ServerBounds;
import java.io.Writer;

/** Text that grows up to {@value ServerBounds#VALUE_CHARACTERS} characters. */
final class LimitedText extends Writer {
  private final StringBuilder text = new StringBuilder();

  @Override
  public void write(char[] buffer, int offset, int length) {
    require(length);
    text.append(buffer, offset, length);
  }

  @Override
  public void write(String part, int offset, int length) {
    require(length);
    text.append(part, offset, offset + length);
  }

  @Override
  public void write(String all) {
    write(all, 0, all.length());
  }

  private void require(int more) {
    if (text.length() + more > ServerBounds.VALUE_CHARACTERS) {
      throw new WorkLimitException(
          "a value is longer than " + ServerBounds.VALUE_CHARACTERS + " characters");
    }
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}

  @Override
  public String toString() {
    return text.toString();
  }
}

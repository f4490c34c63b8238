package dev.framegate.gateway.internal.template;

import java.io.Writer;

/** Collects the output, up to a limit. */
final class BoundedWriter extends Writer {
  private final StringBuilder out = new StringBuilder();
  private final int limit;
  private final Allowance allowance;

  BoundedWriter(int limit, Allowance allowance) {
    this.limit = limit;
    this.allowance = allowance;
  }

  @Override
  public void write(char[] buffer, int offset, int length) {
    make(length);
    out.append(buffer, offset, length);
  }

  @Override
  public void write(String text, int offset, int length) {
    make(length);
    out.append(text, offset, offset + length);
  }

  private void make(int length) {
    allowance.spend((long) Allowance.STEP + length);
    if (out.length() + length > limit) {
      throw new Allowance.ExhaustedException(
          "the template writes more than " + limit + " characters");
    }
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}

  @Override
  public String toString() {
    return out.toString();
  }
}

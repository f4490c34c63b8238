package dev.framegate.gateway.internal.template;

import java.io.Writer;

/** Collects the output, up to a limit. */
final class BoundedWriter extends Writer {
  private final StringBuilder out = new StringBuilder();
  private final int limit;
  private final RenderBudget budget;

  BoundedWriter(int limit, RenderBudget budget) {
    this.limit = limit;
    this.budget = budget;
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
    budget.spend((long) RenderBudget.STEP + length);
    if (out.length() + length > limit) {
      throw new RenderBudget.ExhaustedException(
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

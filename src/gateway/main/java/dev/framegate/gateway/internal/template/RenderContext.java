package dev.framegate.gateway.internal.template;

import java.util.HashMap;
import java.util.Map;
import org.apache.velocity.context.AbstractContext;
import org.jspecify.annotations.Nullable;

/** The variables of one rendering. Each access takes from the budget. */
@SuppressWarnings("NullAway") // Velocity's own types know nothing of nullness.
final class RenderContext extends AbstractContext {
  private final RenderBudget budget;
  private final Map<String, Object> values = new HashMap<>();

  RenderContext(RenderBudget budget) {
    this.budget = budget;
  }

  @Override
  public @Nullable Object internalGet(String key) {
    if (key.equals(Sandbox.ALLOWANCE)) {
      return budget;
    }
    Object value = values.get(key);
    pay(value);
    return value;
  }

  @Override
  public @Nullable Object internalPut(String key, Object value) {
    pay(value);
    return values.put(key, value);
  }

  /** The frozen ones cannot grow, and cost nothing until they are written. */
  private void pay(@Nullable Object value) {
    if (value instanceof ReadOnlyMap || value instanceof ReadOnlyList) {
      budget.spend(RenderBudget.STEP);
    } else {
      budget.spendOn(value);
    }
  }

  @Override
  public boolean internalContainsKey(String key) {
    return values.containsKey(key);
  }

  @Override
  public String[] internalGetKeys() {
    return values.keySet().toArray(new String[0]);
  }

  @Override
  public @Nullable Object internalRemove(String key) {
    return values.remove(key);
  }
}

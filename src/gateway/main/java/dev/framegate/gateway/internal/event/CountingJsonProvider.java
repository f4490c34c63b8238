package dev.framegate.gateway.internal.event;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.jayway.jsonpath.spi.json.JacksonJsonProvider;
import java.util.Collection;
import java.util.Map;

/**
 * Access of a JSONPath to the nodes of a document. Each access counts, whether or not the path
 * matches there: the number of results says nothing about the number of nodes visited.
 */
final class CountingJsonProvider extends JacksonJsonProvider {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final ObjectReader READER = MAPPER.reader().forType(Object.class);

  private final VisitBudget budget;

  CountingJsonProvider(VisitBudget budget) {
    super(MAPPER, READER);
    this.budget = budget;
  }

  @Override
  public boolean isArray(Object node) {
    budget.spend(1);
    return super.isArray(node);
  }

  @Override
  public boolean isMap(Object node) {
    budget.spend(1);
    return super.isMap(node);
  }

  @Override
  public int length(Object node) {
    budget.spend(1);
    return super.length(node);
  }

  @Override
  public Object getArrayIndex(Object array, int index) {
    budget.spend(1);
    return super.getArrayIndex(array, index);
  }

  @Override
  public Object getMapValue(Object map, String key) {
    budget.spend(1);
    return super.getMapValue(map, key);
  }

  @Override
  public Collection<String> getPropertyKeys(Object map) {
    Collection<String> keys = super.getPropertyKeys(map);
    budget.spend(1 + keys.size());
    return keys;
  }

  @Override
  public Iterable<?> toIterable(Object node) {
    budget.spend(1 + (node instanceof Collection<?> items ? items.size() : 0));
    return super.toIterable(node);
  }

  /** Filters copy the values that they compare, with all that is in them. */
  @Override
  public Object unwrap(Object node) {
    spendOnAll(node);
    return super.unwrap(node);
  }

  private void spendOnAll(Object node) {
    budget.spend(1);
    if (node instanceof Map<?, ?> map) {
      map.values().forEach(this::spendOnAll);
    } else if (node instanceof Collection<?> items) {
      items.forEach(this::spendOnAll);
    }
  }
}

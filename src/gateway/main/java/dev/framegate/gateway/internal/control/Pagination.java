package dev.framegate.gateway.internal.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.framegate.contract.ApiError;
import dev.framegate.gateway.settings.Limit;
import dev.framegate.gateway.settings.Limits;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Lists in pages. A token contains the last key of a page, so that resources which are created or
 * deleted between two pages affect no other resource.
 */
final class Pagination {
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

  private final ResourceStore store;
  private final Limits limits;

  Pagination(ResourceStore store, Limits limits) {
    this.store = store;
    this.limits = limits;
  }

  /** An object with {@code items} and, where more follow, {@code nextToken}. */
  ObjectNode page(String prefix, JsonNode request) {
    int size = size(request);
    String after = after(prefix, request.path("nextToken").asText(""));
    List<ResourceStore.Entry> entries = store.list(prefix, after, size + 1);
    ObjectNode page = JsonNodeFactory.instance.objectNode();
    ArrayNode items = page.putArray("items");
    entries.stream().limit(size).forEach(e -> items.add(e.value()));
    if (entries.size() > size) {
      page.put("nextToken", token(entries.get(size - 1).key()));
    }
    return page;
  }

  private int size(JsonNode request) {
    if (!request.has("maxResults")) {
      return limits.count(Limit.PAGE_ITEMS);
    }
    String asked = request.path("maxResults").asText();
    int number = NUMBER.matcher(asked).matches() ? Integer.parseInt(asked) : 0;
    if (number < 1) {
      throw new ApiErrorException(
          ApiError.badRequest("maxResults: expected a whole number from 1, got " + asked));
    }
    return Math.min(number, limits.count(Limit.MAX_PAGE_ITEMS));
  }

  private static String token(String key) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(key.getBytes(StandardCharsets.UTF_8));
  }

  private static String after(String prefix, String token) {
    if (token.isEmpty()) {
      return "";
    }
    try {
      String key = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
      if (key.startsWith(prefix)) {
        return key;
      }
    } catch (IllegalArgumentException notBase64) {
      // falls through to the refusal below
    }
    throw new ApiErrorException(
        ApiError.badRequest("nextToken: expected one from a former page of this list"));
  }
}

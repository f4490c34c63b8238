package dev.framegate.contract;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * An error as the services answer it.
 *
 * @param type the exception's name in the model; travels in {@code x-amzn-ErrorType}
 * @param details further members of the body, such as {@code resourceType}
 */
public record ApiError(int status, String type, String message, Map<String, String> details) {

  /** The header that carries {@link #type}. */
  public static final String TYPE_HEADER = "x-amzn-ErrorType";

  public ApiError {
    details = Map.copyOf(details);
  }

  public static ApiError badRequest(String message) {
    return of(400, "BadRequestException", message);
  }

  public static ApiError notFound(String resourceType, String message) {
    return new ApiError(404, "NotFoundException", message, Map.of("resourceType", resourceType));
  }

  public static ApiError conflict(String message) {
    return of(409, "ConflictException", message);
  }

  public static ApiError tooManyRequests(String limitType, String message) {
    return new ApiError(429, "TooManyRequestsException", message, Map.of("limitType", limitType));
  }

  public static ApiError of(int status, String type, String message) {
    return new ApiError(status, type, message, Map.of());
  }

  /** {@code message} and the details, in lowerCamelCase. */
  public ObjectNode body() {
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("message", message);
    details.forEach(body::put);
    return body;
  }
}

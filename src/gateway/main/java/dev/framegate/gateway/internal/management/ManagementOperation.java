package dev.framegate.gateway.internal.management;

import java.util.Arrays;
import java.util.Optional;

/** The operations of the service model, by HTTP method. */
public enum ManagementOperation {
  POST_TO_CONNECTION("POST"),
  GET_CONNECTION("GET"),
  DELETE_CONNECTION("DELETE");

  private final String method;

  ManagementOperation(String method) {
    this.method = method;
  }

  public String method() {
    return method;
  }

  public static Optional<ManagementOperation> of(String method) {
    return Arrays.stream(values()).filter(each -> each.method.equals(method)).findFirst();
  }
}

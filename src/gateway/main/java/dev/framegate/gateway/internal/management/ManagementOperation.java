package dev.framegate.gateway.internal.management;

import java.util.Arrays;
import java.util.Optional;

/** The operations of the service model, by HTTP method. */
public enum ManagementOperation {
  POST_TO_CONNECTION("POST", "PostToConnection"),
  GET_CONNECTION("GET", "GetConnection"),
  DELETE_CONNECTION("DELETE", "DeleteConnection");

  private final String method;
  private final String modelName;

  ManagementOperation(String method, String modelName) {
    this.method = method;
    this.modelName = modelName;
  }

  /** The name in the service model. */
  public String modelName() {
    return modelName;
  }

  static Optional<ManagementOperation> of(String method) {
    return Arrays.stream(values()).filter(each -> each.method.equals(method)).findFirst();
  }
}

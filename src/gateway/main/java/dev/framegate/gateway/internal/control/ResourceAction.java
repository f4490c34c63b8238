package dev.framegate.gateway.internal.control;

/** An action on a resource. */
enum ResourceAction {
  CREATE,
  GET,
  LIST,
  UPDATE,
  DELETE;

  /** The operation's name in the service model. */
  String operation(ResourceKind kind) {
    return switch (this) {
      case CREATE -> "Create" + kind.singular();
      case GET -> "Get" + kind.singular();
      case LIST -> "Get" + kind.plural();
      case UPDATE -> "Update" + kind.singular();
      case DELETE -> "Delete" + kind.singular();
    };
  }
}

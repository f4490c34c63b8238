package dev.framegate.gateway.runtime;

/** Every decision of the runtime that a wrong gateway could take differently. */
public record RuntimePolicies(
    SelectionPolicy selection,
    RouteLookup lookup,
    ContextPolicy context,
    BodyCheck bodyCheck,
    Rendering rendering,
    RequestPolicy requests,
    ReplyPolicy replies,
    ErrorFrames errors,
    ConnectPolicy connect) {

  /** As AWS does it. Without a schema validator a message with a model needs only be JSON. */
  public static RuntimePolicies aws() {
    return new RuntimePolicies(
        SelectionPolicy.AWS,
        RouteLookup.AWS,
        ContextPolicy.AWS,
        BodyCheck.by((schema, body) -> body.isJson()),
        Rendering.AWS,
        RequestPolicy.AWS,
        ReplyPolicy.AWS,
        ErrorFrames.AWS,
        ConnectPolicy.AWS);
  }

  public RuntimePolicies withSelection(SelectionPolicy other) {
    return new RuntimePolicies(
        other, lookup, context, bodyCheck, rendering, requests, replies, errors, connect);
  }

  public RuntimePolicies withLookup(RouteLookup other) {
    return new RuntimePolicies(
        selection, other, context, bodyCheck, rendering, requests, replies, errors, connect);
  }

  public RuntimePolicies withContext(ContextPolicy other) {
    return new RuntimePolicies(
        selection, lookup, other, bodyCheck, rendering, requests, replies, errors, connect);
  }

  public RuntimePolicies withBodyCheck(BodyCheck other) {
    return new RuntimePolicies(
        selection, lookup, context, other, rendering, requests, replies, errors, connect);
  }

  public RuntimePolicies withRendering(Rendering other) {
    return new RuntimePolicies(
        selection, lookup, context, bodyCheck, other, requests, replies, errors, connect);
  }

  public RuntimePolicies withRequests(RequestPolicy other) {
    return new RuntimePolicies(
        selection, lookup, context, bodyCheck, rendering, other, replies, errors, connect);
  }

  public RuntimePolicies withReplies(ReplyPolicy other) {
    return new RuntimePolicies(
        selection, lookup, context, bodyCheck, rendering, requests, other, errors, connect);
  }

  public RuntimePolicies withErrors(ErrorFrames other) {
    return new RuntimePolicies(
        selection, lookup, context, bodyCheck, rendering, requests, replies, other, connect);
  }

  public RuntimePolicies withConnect(ConnectPolicy other) {
    return new RuntimePolicies(
        selection, lookup, context, bodyCheck, rendering, requests, replies, errors, other);
  }
}

package dev.framegate.gateway.internal.runtime;

/** Every decision of the runtime that a wrong gateway could take differently. */
public record RuntimePolicies(
    SelectionPolicy selection,
    RouteLookupPolicy lookup,
    ContextPolicy context,
    BodyValidation bodyCheck,
    RenderingPolicy rendering,
    RequestPolicy requests,
    ReplyPolicy replies,
    ErrorFramePolicy errors,
    AccessCheck gate,
    ConnectPolicy connect,
    EventObserver observer) {

  /** As AWS does it, but with nobody yet to check what {@code $connect} demands. */
  public static RuntimePolicies aws() {
    return new RuntimePolicies(
        SelectionPolicy.AWS,
        RouteLookupPolicy.AWS,
        ContextPolicy.AWS,
        BodyValidation.AWS,
        RenderingPolicy.AWS,
        RequestPolicy.AWS,
        ReplyPolicy.AWS,
        ErrorFramePolicy.AWS,
        AccessCheck.UNGUARDED,
        ConnectPolicy.AWS,
        EventObserver.NONE);
  }

  public RuntimePolicies withSelection(SelectionPolicy other) {
    return new RuntimePolicies(
        other, lookup, context, bodyCheck, rendering, requests, replies, errors, gate, connect,
        observer);
  }

  public RuntimePolicies withLookup(RouteLookupPolicy other) {
    return new RuntimePolicies(
        selection, other, context, bodyCheck, rendering, requests, replies, errors, gate, connect,
        observer);
  }

  public RuntimePolicies withContext(ContextPolicy other) {
    return new RuntimePolicies(
        selection, lookup, other, bodyCheck, rendering, requests, replies, errors, gate, connect,
        observer);
  }

  public RuntimePolicies withBodyCheck(BodyValidation other) {
    return new RuntimePolicies(
        selection, lookup, context, other, rendering, requests, replies, errors, gate, connect,
        observer);
  }

  public RuntimePolicies withRendering(RenderingPolicy other) {
    return new RuntimePolicies(
        selection, lookup, context, bodyCheck, other, requests, replies, errors, gate, connect,
        observer);
  }

  public RuntimePolicies withRequests(RequestPolicy other) {
    return new RuntimePolicies(
        selection, lookup, context, bodyCheck, rendering, other, replies, errors, gate, connect,
        observer);
  }

  public RuntimePolicies withReplies(ReplyPolicy other) {
    return new RuntimePolicies(
        selection, lookup, context, bodyCheck, rendering, requests, other, errors, gate, connect,
        observer);
  }

  public RuntimePolicies withErrors(ErrorFramePolicy other) {
    return new RuntimePolicies(
        selection, lookup, context, bodyCheck, rendering, requests, replies, other, gate, connect,
        observer);
  }

  public RuntimePolicies withGate(AccessCheck other) {
    return new RuntimePolicies(
        selection, lookup, context, bodyCheck, rendering, requests, replies, errors, other, connect,
        observer);
  }

  public RuntimePolicies withConnect(ConnectPolicy other) {
    return new RuntimePolicies(
        selection, lookup, context, bodyCheck, rendering, requests, replies, errors, gate, other,
        observer);
  }

  public RuntimePolicies withObserver(EventObserver other) {
    return new RuntimePolicies(
        selection, lookup, context, bodyCheck, rendering, requests, replies, errors, gate, connect,
        other);
  }
}

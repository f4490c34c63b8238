package dev.framegate.gateway.internal.runtime;

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
    Gate gate,
    ConnectPolicy connect,
    Observer observer) {

  /** As AWS does it, but with nobody yet to check what {@code $connect} demands. */
  public static RuntimePolicies aws() {
    return new RuntimePolicies(
        SelectionPolicy.AWS,
        RouteLookup.AWS,
        ContextPolicy.AWS,
        BodyCheck.AWS,
        Rendering.AWS,
        RequestPolicy.AWS,
        ReplyPolicy.AWS,
        ErrorFrames.AWS,
        Gate.UNGUARDED,
        ConnectPolicy.AWS,
        Observer.NONE);
  }

  public RuntimePolicies withSelection(SelectionPolicy other) {
    return new RuntimePolicies(
        other, lookup, context, bodyCheck, rendering, requests, replies, errors, gate, connect,
        observer);
  }

  public RuntimePolicies withLookup(RouteLookup other) {
    return new RuntimePolicies(
        selection, other, context, bodyCheck, rendering, requests, replies, errors, gate, connect,
        observer);
  }

  public RuntimePolicies withContext(ContextPolicy other) {
    return new RuntimePolicies(
        selection, lookup, other, bodyCheck, rendering, requests, replies, errors, gate, connect,
        observer);
  }

  public RuntimePolicies withBodyCheck(BodyCheck other) {
    return new RuntimePolicies(
        selection, lookup, context, other, rendering, requests, replies, errors, gate, connect,
        observer);
  }

  public RuntimePolicies withRendering(Rendering other) {
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

  public RuntimePolicies withErrors(ErrorFrames other) {
    return new RuntimePolicies(
        selection, lookup, context, bodyCheck, rendering, requests, replies, other, gate, connect,
        observer);
  }

  public RuntimePolicies withGate(Gate other) {
    return new RuntimePolicies(
        selection, lookup, context, bodyCheck, rendering, requests, replies, errors, other, connect,
        observer);
  }

  public RuntimePolicies withConnect(ConnectPolicy other) {
    return new RuntimePolicies(
        selection, lookup, context, bodyCheck, rendering, requests, replies, errors, gate, other,
        observer);
  }

  public RuntimePolicies withObserver(Observer other) {
    return new RuntimePolicies(
        selection, lookup, context, bodyCheck, rendering, requests, replies, errors, gate, connect,
        other);
  }
}

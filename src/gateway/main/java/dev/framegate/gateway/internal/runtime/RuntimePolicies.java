package dev.framegate.gateway.internal.runtime;

import dev.framegate.gateway.internal.parts.PartReplacements;

/**
 * The decisions of the runtime.
 *
 * @param access checks the requirements of {@code $connect}
 */
public record RuntimePolicies(
    SelectionPolicy selection,
    RouteLookupPolicy lookup,
    ContextPolicy context,
    BodyValidation bodyCheck,
    RenderingPolicy rendering,
    RequestPolicy requests,
    ReplyPolicy replies,
    ErrorFramePolicy errors,
    AccessCheck access,
    ConnectPolicy connect,
    EventObserver observer) {

  /** AWS's, for APIs without access control, and without an observer. */
  static RuntimePolicies aws() {
    return of(PartReplacements.NONE, AccessCheck.UNGUARDED, EventObserver.NONE);
  }

  public static RuntimePolicies of(
      PartReplacements parts, AccessCheck access, EventObserver observer) {
    return new RuntimePolicies(
        parts.replace(SelectionPolicy.class, SelectionPolicy.AWS),
        parts.replace(RouteLookupPolicy.class, RouteLookupPolicy.AWS),
        parts.replace(ContextPolicy.class, ContextPolicy.AWS),
        parts.replace(BodyValidation.class, BodyValidation.AWS),
        parts.replace(RenderingPolicy.class, RenderingPolicy.AWS),
        parts.replace(RequestPolicy.class, RequestPolicy.AWS),
        parts.replace(ReplyPolicy.class, ReplyPolicy.AWS),
        parts.replace(ErrorFramePolicy.class, ErrorFramePolicy.AWS),
        parts.replace(AccessCheck.class, access),
        parts.replace(ConnectPolicy.class, ConnectPolicy.AWS),
        parts.replace(EventObserver.class, observer));
  }
}

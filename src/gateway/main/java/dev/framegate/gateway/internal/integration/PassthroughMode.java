package dev.framegate.gateway.internal.integration;

/** When a message goes on as it is because no template was chosen. */
public enum PassthroughMode {
  /** Whenever none was chosen. */
  WHEN_NO_MATCH,
  /** Only if there is no template at all. */
  WHEN_NO_TEMPLATES,
  NEVER
}

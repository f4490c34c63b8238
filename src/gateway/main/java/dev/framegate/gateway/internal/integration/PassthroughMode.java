package dev.framegate.gateway.internal.integration;

/** The conditions under which a message is passed on unchanged because no template was selected. */
public enum PassthroughMode {
  /** If no template was selected. */
  WHEN_NO_MATCH,
  /** If there are no templates. */
  WHEN_NO_TEMPLATES,
  NEVER
}

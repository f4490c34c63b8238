package dev.framegate.kit.rules;

/** How binding a rule is (RFC 2119). */
public enum Requirement {
  MUST,
  SHOULD,
  MAY
}

package dev.framegate.kit.report;

import java.util.List;

/**
 * What a run spoke to.
 *
 * @param version of the implementation; empty where it does not say
 * @param capabilities as declared, such as {@code control-plane}
 */
public record JudgedTarget(String name, String adapter, String version, List<String> capabilities) {
  public JudgedTarget {
    capabilities = List.copyOf(capabilities);
  }
}

package dev.framegate.cli;

import dev.framegate.faults.Fault;
import dev.framegate.faults.Faults;
import dev.framegate.kit.report.html.ProvingFault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The faults that each rule detects, as the faults declare it. */
final class ProvingFaults {
  private ProvingFaults() {}

  static Map<String, List<ProvingFault>> byRule() {
    Map<String, List<ProvingFault>> byRule = new TreeMap<>();
    for (Fault fault : Faults.all()) {
      for (String rule : fault.breaks()) {
        byRule
            .computeIfAbsent(rule, id -> new ArrayList<>())
            .add(new ProvingFault(fault.name(), fault.meaning()));
      }
    }
    return byRule;
  }
}

package dev.framegate.kit.capabilities;

import dev.framegate.kit.targets.Capability;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The results so far; each is reported at once. */
final class ProbeResults {
  private final Map<Capability, CapabilityResult> findings = new LinkedHashMap<>();
  private final Map<String, String> settings = new LinkedHashMap<>();
  private final List<String> notes = new ArrayList<>();
  private final Consumer<String> progress;

  ProbeResults(Consumer<String> progress) {
    this.progress = progress;
  }

  void found(Capability capability, String summary) {
    add(CapabilityResult.found(capability, summary));
  }

  void missing(Capability capability, String summary) {
    add(CapabilityResult.missing(capability, summary));
  }

  private void add(CapabilityResult finding) {
    findings.put(finding.capability(), finding);
    progress.accept(finding.toString());
  }

  void note(String sentence) {
    notes.add(sentence);
    progress.accept(sentence);
  }

  /** A key of the declaration. */
  void setting(String key, String value) {
    settings.put(key, value);
  }

  boolean has(Capability capability) {
    return finding(capability).filter(CapabilityResult::found).isPresent();
  }

  Optional<CapabilityResult> finding(Capability capability) {
    return Optional.ofNullable(findings.get(capability));
  }

  Map<String, String> settings() {
    return settings;
  }

  List<String> notes() {
    return notes;
  }
}

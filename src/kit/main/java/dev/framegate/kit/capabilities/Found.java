package dev.framegate.kit.capabilities;

import dev.framegate.kit.targets.Capability;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** What was found so far; each thing is told as it comes. */
final class Found {
  private final Map<Capability, Finding> findings = new LinkedHashMap<>();
  private final Map<String, String> settings = new LinkedHashMap<>();
  private final List<String> notes = new ArrayList<>();
  private final Consumer<String> progress;

  Found(Consumer<String> progress) {
    this.progress = progress;
  }

  void found(Capability capability, String tells) {
    add(Finding.found(capability, tells));
  }

  void missing(Capability capability, String tells) {
    add(Finding.missing(capability, tells));
  }

  private void add(Finding finding) {
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
    return finding(capability).filter(Finding::found).isPresent();
  }

  Optional<Finding> finding(Capability capability) {
    return Optional.ofNullable(findings.get(capability));
  }

  Map<String, String> settings() {
    return settings;
  }

  List<String> notes() {
    return notes;
  }
}

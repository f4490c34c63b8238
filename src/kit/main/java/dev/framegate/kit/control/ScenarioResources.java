package dev.framegate.kit.control;

import dev.framegate.contract.Operation;
import dev.framegate.kit.journal.CreatedResource;
import dev.framegate.kit.journal.Journal;
import dev.framegate.kit.journal.RunMarker;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What one scenario has made on its target and not yet removed; the run's journal is told. */
final class ScenarioResources {
  private final Journal journal;
  private final Set<CreatedResource> mine = new LinkedHashSet<>();

  ScenarioResources(Journal journal) {
    this.journal = journal;
  }

  /** Whether the operation makes something that outlives the scenario unless it is removed. */
  static boolean creates(Operation operation) {
    return operation.name().equals("CreateApi") || operation.name().equals("CreateDomainName");
  }

  /** Before the call: a domain name is known then, and an answer may never come. */
  void requested(String operation, String domainName) {
    if (operation.equals("CreateDomainName") && RunMarker.inDomain(domainName).isPresent()) {
      keep(CreatedResource.domainName(domainName));
    }
  }

  /** Once the call has succeeded. */
  void succeeded(ControlPlaneCall call) {
    switch (call.operation().name()) {
      case "CreateApi" ->
          call.member("apiId").ifPresent(id -> keep(CreatedResource.api(id.asText())));
      case "CreateDomainName" -> keep(CreatedResource.domainName(named(call, "domainName")));
      case "DeleteApi" -> forget(CreatedResource.api(named(call, "apiId")));
      case "DeleteDomainName" -> forget(CreatedResource.domainName(named(call, "domainName")));
      default -> {
        // Goes with its API or domain name.
      }
    }
  }

  private static String named(ControlPlaneCall call, String member) {
    return call.members().path(member).asText();
  }

  /** Domain names first: a stage that is mapped may refuse to go. */
  List<CreatedResource> inOrderOfRemoval() {
    return mine.stream().sorted((a, b) -> b.kind().compareTo(a.kind())).toList();
  }

  boolean has(CreatedResource resource) {
    return mine.contains(resource);
  }

  /** Gone, or left to the run's end. */
  void release(CreatedResource resource) {
    mine.remove(resource);
  }

  void forget(CreatedResource resource) {
    mine.remove(resource);
    journal.removed(resource);
  }

  /** Made by other means than an operation. */
  void adopt(CreatedResource resource) {
    keep(resource);
  }

  private void keep(CreatedResource resource) {
    mine.add(resource);
    journal.made(resource);
  }
}

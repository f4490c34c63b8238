package dev.framegate.kit.suite;

import dev.framegate.contract.Operation;
import dev.framegate.kit.journal.Journal;
import dev.framegate.kit.journal.Made;
import dev.framegate.kit.journal.Mark;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What one scenario has made on its target and not yet removed; the run's journal is told. */
final class Belongings {
  private final Journal journal;
  private final Set<Made> mine = new LinkedHashSet<>();

  Belongings(Journal journal) {
    this.journal = journal;
  }

  /** Whether the operation makes something that outlives the scenario unless it is removed. */
  static boolean makes(Operation operation) {
    return operation.name().equals("CreateApi") || operation.name().equals("CreateDomainName");
  }

  /** Before the call: a domain name is known then, and an answer may never come. */
  void asked(String operation, String domainName) {
    if (operation.equals("CreateDomainName") && Mark.inDomain(domainName).isPresent()) {
      keep(Made.domainName(domainName));
    }
  }

  /** Once the call has succeeded. */
  void succeeded(Called called) {
    switch (called.operation().name()) {
      case "CreateApi" -> called.member("apiId").ifPresent(id -> keep(Made.api(id.asText())));
      case "CreateDomainName" -> keep(Made.domainName(named(called, "domainName")));
      case "DeleteApi" -> drop(Made.api(named(called, "apiId")));
      case "DeleteDomainName" -> drop(Made.domainName(named(called, "domainName")));
      default -> {
        // Goes with its API or domain name.
      }
    }
  }

  private static String named(Called called, String member) {
    return called.members().path(member).asText();
  }

  /** Domain names first: a stage that is mapped may refuse to go. */
  List<Made> inOrderOfRemoval() {
    return mine.stream().sorted((a, b) -> b.kind().compareTo(a.kind())).toList();
  }

  boolean has(Made made) {
    return mine.contains(made);
  }

  /** Gone, or left to the run's end. */
  void letGo(Made made) {
    mine.remove(made);
  }

  void drop(Made made) {
    mine.remove(made);
    journal.removed(made);
  }

  private void keep(Made made) {
    mine.add(made);
    journal.made(made);
  }
}

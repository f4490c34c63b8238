package dev.framegate.kit.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.framegate.contract.Operation;
import dev.framegate.kit.journal.RunId;
import dev.framegate.kit.journal.RunMarker;

/**
 * Puts the run's mark on the APIs and domain names that scenarios make. A name that a rule is about
 * cannot carry it; the API's description does then.
 */
record ResourceMarker(RunId run, boolean tags) {
  ObjectNode on(Operation operation, ObjectNode members) {
    boolean api = operation.name().equals("CreateApi");
    if (!api && !operation.name().equals("CreateDomainName")) {
      return members;
    }
    ObjectNode marked = members.deepCopy();
    if (api && !marked.has("description")) {
      marked.put("description", RunMarker.of(run));
    }
    if (tags && marked.path("tags").isMissingNode()) {
      marked.putObject("tags");
    }
    if (tags && marked.get("tags") instanceof ObjectNode own) {
      RunMarker.tags(run).forEach(own::put);
    }
    return marked;
  }
}

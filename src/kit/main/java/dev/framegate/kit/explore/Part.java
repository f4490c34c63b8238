package dev.framegate.kit.explore;

import dev.framegate.kit.targets.Capability;
import java.util.Optional;

/**
 * A part of a resource that has operations of its own, or a peculiarity of one.
 *
 * @param needs what the target must offer for it
 * @param route the key of the route that it makes, of which an API has no second; empty for none
 * @param stage whether it makes a stage
 * @param script what is done; <code>{n}</code> stands for a name that nothing else has, <code>{w}
 *     </code> for one of letters and digits
 */
record Part(
    String name, Optional<Capability> needs, String route, boolean stage, CallScript script) {

  static Part of(String name, CallScript script) {
    return new Part(name, Optional.empty(), "", false, script);
  }

  /** With a stage of its own, which the script finds and which is deleted after it. */
  static Part ofStage(String name, String members, CallScript script) {
    CallScript whole =
        CallScript.begin()
            .call("STG-002", "CreateStage", "'stageName':'{n}'," + members)
            .agrees("STG-020a", "createdDate", "lastUpdatedDate")
            .then(script)
            .call("STG-039", "DeleteStage", "'stageName':'{n}'");
    return new Part(name, Optional.empty(), "", true, whole);
  }

  /** With a route of its own, which the script finds and which is deleted after it. */
  static Part ofRoute(String name, String key, String members, CallScript script) {
    CallScript whole =
        CallScript.begin()
            .call("API-030", "CreateRoute", "'routeKey':'" + key + "'," + members)
            .then(script)
            .call("API-005", "DeleteRoute", "");
    return new Part(name, Optional.empty(), key, false, whole);
  }

  /** With calls before and after it, which make what it refers to. */
  Part between(CallScript before, CallScript after) {
    return new Part(name, needs, route, stage, before.then(script).then(after));
  }

  Part needing(Capability capability) {
    return new Part(name, Optional.of(capability), route, stage, script);
  }
}

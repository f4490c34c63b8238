package dev.framegate.kit.history;

import dev.framegate.kit.history.HistoryEvent.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Says how a history departs from what a gateway promises. */
final class HistoryCheck {
  private static final int OK = 200;
  private static final int GONE = 410;

  private final List<HistoryEvent> history;
  private final List<String> violations = new ArrayList<>();

  private HistoryCheck(List<HistoryEvent> history) {
    this.history = history;
  }

  /**
   * A sentence for each violation.
   *
   * @param history complete, in the order in which things happened
   */
  static List<String> violations(List<HistoryEvent> history) {
    HistoryCheck check = new HistoryCheck(history);
    for (String client : check.clients()) {
      List<HistoryEvent> own = history.stream().filter(e -> e.client().equals(client)).toList();
      check.answers(client, own);
      check.snapshots(client, own);
      check.callbacks(client, own);
      check.end(client, own);
    }
    check.visibility();
    return check.violations;
  }

  private Set<String> clients() {
    return history.stream()
        .map(HistoryEvent::client)
        .filter(client -> !client.isEmpty())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** No message is lost or doubled while the connection is open. */
  private void answers(String client, List<HistoryEvent> own) {
    Set<String> sent = subjects(own, Kind.SENT);
    Map<String, Integer> answered = counts(own, Kind.ANSWERED);
    sent.stream()
        .filter(message -> !answered.containsKey(message) && !has(own, Kind.BROKEN))
        .forEach(
            message -> violations.add("%s was not answered for %s".formatted(client, message)));
    answered.forEach(
        (message, times) -> {
          if (!sent.contains(message)) {
            violations.add("%s was answered for %s unasked".formatted(client, message));
          } else if (times > 1) {
            violations.add("%s was answered %d times for %s".formatted(client, times, message));
          }
        });
  }

  /** On one connection an older snapshot does not follow a newer one. */
  private void snapshots(String client, List<HistoryEvent> own) {
    int newest = 0;
    for (HistoryEvent event : own) {
      if (event.kind() == Kind.ANSWERED) {
        if (event.number() < newest) {
          violations.add(
              "%s was answered for %s by snapshot %d after snapshot %d"
                  .formatted(client, event.subject(), event.number(), newest));
        }
        newest = Math.max(newest, event.number());
      }
    }
  }

  /** What a callback confirmed is received once, and nothing after the connection was gone. */
  private void callbacks(String client, List<HistoryEvent> own) {
    Map<String, Integer> received = counts(own, Kind.RECEIVED);
    Set<String> posting = subjects(own, Kind.POSTING);
    boolean gone = false;
    boolean closing = false;
    for (HistoryEvent event : own) {
      closing |= event.kind() == Kind.CLOSING || event.kind() == Kind.BROKEN;
      if (event.kind() != Kind.POSTED) {
        continue;
      }
      int times = received.getOrDefault(event.subject(), 0);
      if (event.number() == GONE) {
        if (!closing) {
          violations.add("%s was gone before it closed".formatted(client));
        }
        gone = true;
        if (times > 0) {
          violations.add("%s received %s in spite of 410".formatted(client, event.subject()));
        }
      } else if (event.number() == OK) {
        if (gone) {
          violations.add("%s took %s after it was gone".formatted(client, event.subject()));
        }
        if (times != 1 && !closing && !has(own, Kind.BROKEN)) {
          violations.add("%s received %s %d times".formatted(client, event.subject(), times));
        }
      }
    }
    received.forEach(
        (text, times) -> {
          if (!posting.contains(text)) {
            violations.add("%s received %s, which was not for it".formatted(client, text));
          } else if (times > 1) {
            violations.add("%s received %s %d times".formatted(client, text, times));
          }
        });
  }

  /** Each connection that ended has one $disconnect. */
  private void end(String client, List<HistoryEvent> own) {
    long ends = own.stream().filter(event -> event.kind() == Kind.DISCONNECTED).count();
    boolean over = has(own, Kind.CLOSING) || has(own, Kind.BROKEN);
    if (ends != (over ? 1 : 0)) {
      violations.add("%s had $disconnect %d times".formatted(client, ends));
    }
  }

  /** A message is answered by what was deployed when it was sent, or by something newer. */
  private void visibility() {
    int deployed = 0;
    int deploying = 0;
    Map<String, Integer> least = new HashMap<>();
    for (HistoryEvent event : history) {
      String message = event.client() + " " + event.subject();
      switch (event.kind()) {
        case DEPLOYING -> deploying = event.number();
        case DEPLOYED -> deployed = event.number();
        case SENT -> least.put(message, deployed);
        case ANSWERED -> {
          if (event.number() < least.getOrDefault(message, 0) || event.number() > deploying) {
            violations.add(
                "%s was answered for %s by snapshot %d, and %d to %d were deployed"
                    .formatted(
                        event.client(),
                        event.subject(),
                        event.number(),
                        least.getOrDefault(message, 0),
                        deploying));
          }
        }
        default -> {}
      }
    }
  }

  private static boolean has(List<HistoryEvent> events, Kind kind) {
    return events.stream().anyMatch(event -> event.kind() == kind);
  }

  private static Set<String> subjects(List<HistoryEvent> events, Kind kind) {
    return counts(events, kind).keySet();
  }

  private static Map<String, Integer> counts(List<HistoryEvent> events, Kind kind) {
    return events.stream()
        .filter(event -> event.kind() == kind)
        .collect(Collectors.toMap(HistoryEvent::subject, event -> 1, Integer::sum));
  }
}

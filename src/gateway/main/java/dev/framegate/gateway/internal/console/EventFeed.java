package dev.framegate.gateway.internal.console;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.framegate.gateway.internal.control.ControlPlaneHandler;
import dev.framegate.gateway.internal.http.ServerRequest;
import dev.framegate.gateway.internal.http.ServerResponse;
import dev.framegate.gateway.internal.limits.ServerBounds;
import dev.framegate.gateway.internal.runtime.ConnectionInfo;
import dev.framegate.gateway.internal.runtime.EventObserver;
import dev.framegate.gateway.internal.runtime.EventReport;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * {@code /_framegate/events?after=...}: what has happened since an earlier answer, for clients that
 * ask again and again. Changes of the control plane are kept always; events of connections only
 * while a client asks for them. The oldest go first, and an answer says when some are lost.
 */
public final class EventFeed implements EventObserver {
  private record Numbered(long number, ObjectNode event) {}

  /** Tells clients that the gateway was started again, so that its numbers began again. */
  private final String run = UUID.randomUUID().toString();

  private final Deque<Numbered> kept = new ArrayDeque<>();
  private long latest;
  private volatile long listenedAt = System.nanoTime() - ServerBounds.CONSOLE_LISTENING.toNanos();

  /** The same handler, whose successful writes are told. */
  public ControlPlaneHandler observing(ControlPlaneHandler handler) {
    return call -> {
      ServerResponse answer = handler.handle(call);
      if (!call.method().equals("GET") && answer.status() < 300) {
        String[] path = call.path().split("/", -1);
        boolean ofApis = path.length > 2 && path[2].equals("apis");
        add(
            event("change")
                .put("apiId", ofApis && path.length > 3 ? path[3] : "")
                .put("ofList", ofApis && path.length <= 4));
      }
      return answer;
    };
  }

  @Override
  public void eventEnded(EventReport report) {
    if (!isListenedTo()) {
      return;
    }
    ObjectNode event = of(report.connection(), report.eventType());
    event.put("status", report.status());
    report.routeKey().ifPresent(key -> event.put("routeKey", key));
    report.error().ifPresent(error -> event.put("error", error.message()));
    report
        .call()
        .ifPresent(
            call ->
                event
                    .put("integrationType", call.type().name())
                    .put("integrationStatus", call.status())
                    .put("integrationMillis", call.latency().toMillis()));
    put(event, "selection", report.selection() == null ? null : report.selection().text());
    put(event, "reason", report.reason());
    put(event, "received", report.received());
    put(event, "sent", report.sent());
    add(event);
  }

  @Override
  public void posted(ConnectionInfo connection) {
    if (isListenedTo()) {
      add(of(connection, "POSTED"));
    }
  }

  private static ObjectNode of(ConnectionInfo connection, String eventType) {
    return event("connection")
        .put("eventType", eventType)
        .put("apiId", connection.apiId())
        .put("stage", connection.stage())
        .put("connectionId", connection.id())
        .put("userAgent", connection.userAgent());
  }

  private static ObjectNode event(String kind) {
    return JsonNodeFactory.instance.objectNode().put("kind", kind);
  }

  private static void put(ObjectNode event, String member, @Nullable String text) {
    if (text != null && !text.isEmpty()) {
      int most = ServerBounds.CONSOLE_TEXT_CHARACTERS;
      event.put(member, text.length() > most ? text.substring(0, most) + "…" : text);
    }
  }

  private boolean isListenedTo() {
    return System.nanoTime() - listenedAt < ServerBounds.CONSOLE_LISTENING.toNanos();
  }

  private synchronized void add(ObjectNode event) {
    kept.add(new Numbered(++latest, event));
    if (kept.size() > ServerBounds.CONSOLE_EVENTS) {
      kept.remove();
    }
  }

  ServerResponse page(ServerRequest call) {
    listenedAt = System.nanoTime();
    OptionalLong after = PageAnswers.number(call, "after");
    return PageAnswers.json(after.isPresent() ? since(after.getAsLong()) : nothingYet());
  }

  private synchronized ObjectNode nothingYet() {
    return answer(latest, false, List.of());
  }

  private synchronized ObjectNode since(long after) {
    List<Numbered> events =
        kept.stream()
            .filter(each -> each.number() > after)
            .limit(ServerBounds.CONSOLE_EVENTS_IN_ANSWER)
            .toList();
    boolean lost = after > latest || latest - after > kept.size();
    long last = events.isEmpty() ? latest : events.get(events.size() - 1).number();
    return answer(last, lost, events);
  }

  private ObjectNode answer(long next, boolean lost, List<Numbered> events) {
    ObjectNode answer = event("events").put("run", run).put("next", next).put("lost", lost);
    answer.remove("kind");
    answer.putArray("events").addAll(events.stream().map(Numbered::event).toList());
    return answer;
  }
}

package dev.framegate.gateway.internal.runtime;

import java.util.List;

/** Receives a report of each event. Thread-safe; must not block or throw. */
public interface EventObserver {
  /** No observer. */
  EventObserver NONE = report -> {};

  void eventEnded(EventReport report);

  /** A backend has sent a message to a client. */
  default void posted(ConnectionInfo connection) {}

  /** All of these, one after the other. */
  static EventObserver of(List<EventObserver> observers) {
    List<EventObserver> all = List.copyOf(observers);
    return new EventObserver() {
      @Override
      public void eventEnded(EventReport report) {
        all.forEach(observer -> observer.eventEnded(report));
      }

      @Override
      public void posted(ConnectionInfo connection) {
        all.forEach(observer -> observer.posted(connection));
      }
    };
  }
}

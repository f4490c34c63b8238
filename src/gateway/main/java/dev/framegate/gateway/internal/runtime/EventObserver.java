package dev.framegate.gateway.internal.runtime;

import java.util.List;

/** Is told what became of each event. Any thread; never blocks, never throws. */
public interface EventObserver {
  /** Does not look. */
  EventObserver NONE = report -> {};

  void eventEnded(EventReport report);

  /** A backend's message was taken for a client. */
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

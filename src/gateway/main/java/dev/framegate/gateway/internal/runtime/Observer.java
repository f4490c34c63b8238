package dev.framegate.gateway.internal.runtime;

import java.util.List;

/** Is told what became of each event. Any thread; never blocks, never throws. */
public interface Observer {
  /** Does not look. */
  Observer NONE = report -> {};

  void ended(EventReport report);

  /** A backend's message was taken for a client. */
  default void posted(Connection connection) {}

  /** All of these, one after the other. */
  static Observer of(List<Observer> observers) {
    List<Observer> all = List.copyOf(observers);
    return new Observer() {
      @Override
      public void ended(EventReport report) {
        all.forEach(observer -> observer.ended(report));
      }

      @Override
      public void posted(Connection connection) {
        all.forEach(observer -> observer.posted(connection));
      }
    };
  }
}

package dev.framegate.gateway.internal.edge;

import dev.framegate.gateway.internal.limits.ServerBounds;
import java.time.Duration;

/**
 * Bounds of plain HTTP, which also hold for upgrade requests.
 *
 * @param lineBytes of the request line; 414 beyond
 * @param headerBytes of all headers; 431 beyond
 * @param headers how many; 431 beyond
 * @param bodyBytes of one request; 413 beyond
 * @param headTime from accepting a connection to its first complete request
 * @param idleTime between an answer and the next complete request, and for any body
 * @param controlThreads how many control-plane calls run at once
 * @param controlQueue how many wait; 429 beyond
 */
record HttpLimits(
    int lineBytes,
    int headerBytes,
    int headers,
    int bodyBytes,
    Duration headTime,
    Duration idleTime,
    int controlThreads,
    int controlQueue) {
  static final HttpLimits DEFAULT =
      new HttpLimits(
          ServerBounds.REQUEST_LINE_BYTES,
          ServerBounds.HEADER_BYTES,
          ServerBounds.HEADERS,
          ServerBounds.REQUEST_BODY_BYTES,
          ServerBounds.FIRST_REQUEST_TIME,
          ServerBounds.NEXT_REQUEST_TIME,
          ServerBounds.CONTROL_PLANE_THREADS,
          ServerBounds.CONTROL_PLANE_QUEUE);

  HttpLimits withTimes(Duration head, Duration idle) {
    return new HttpLimits(
        lineBytes, headerBytes, headers, bodyBytes, head, idle, controlThreads, controlQueue);
  }

  HttpLimits withControl(int threads, int queue) {
    return new HttpLimits(
        lineBytes, headerBytes, headers, bodyBytes, headTime, idleTime, threads, queue);
  }
}

package dev.framegate.gateway.internal.edge;

/** The close codes for each reason. Invalid frames are the concern of {@link FramePolicy}. */
public interface CloseCodePolicy {
  /** FRM-040, FRM-046, FRM-048 and MSG-044. */
  CloseCodePolicy AWS =
      ending ->
          switch (ending) {
            case IDLE, DURATION, STOPPED -> new CloseStatus(1001, "Going away");
            case DELETED -> new CloseStatus(1000, "Connection Closed Normally");
            case FAILED -> new CloseStatus(1011, "Internal server error");
          };

  /** The close frame for the client. */
  CloseStatus toClient(CloseCause ending);

  /**
   * What {@code $disconnect} reports.
   *
   * @param status what was on the wire, from either side; {@link CloseStatus#UNSET} or {@link
   *     CloseStatus#LOST} if there was no close frame
   */
  default CloseStatus toBackend(CloseStatus status) {
    return status;
  }
}

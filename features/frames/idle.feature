Feature: Idle and old connections
  A connection ends when it was idle for ten minutes, or two hours after it began. Time passes on the clock of the
  target.

  @FRM-040 @must @documented @needs-data-plane @needs-clock
  Rule: The close code of a connection that was idle or open for too long is 1001
    How long that is, is the subject of LIM-001 and LIM-002.
    Source: guide-overview

    Scenario: The connection was idle for too long
      Given an echoing stage
      When the client connects
      And the clock advances by "11 minutes"
      Then the client is disconnected with close code 1001

    Scenario: The connection was open for too long
      Given an echoing stage
      When the client connects
      And the client keeps sending for "121 minutes"
      Then the client is disconnected with close code 1001

  @FRM-026 @probe @needs-data-plane @needs-clock
  Rule: Do pings keep an idle connection open?
    The idle time-out is ten minutes, and "idle" is not defined. Rules that need an open connection send messages.
    Source: guide-quotas-websocket

    Scenario: Only pings for more than ten minutes
      Given an echoing stage
      When the client connects
      And the clock advances by "6 minutes"
      And the client sends a ping "awake"
      And the clock advances by "6 minutes"
      Then what happens to the client is recorded

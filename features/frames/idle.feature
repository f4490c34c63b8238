Feature: Connections that nobody uses
  A connection ends when it was idle for ten minutes, or two hours after it began. Time passes on the clock of the target.

  @FRM-040 @must @documented @needs-data-plane @needs-clock
  Rule: 1001 ends a connection that was idle for ten minutes or open for two hours
    Around ten minutes this leaves room: AWS was measured at some seconds more.
    Source: guide-overview

    Scenario: Eleven minutes of silence
      Given an echoing stage
      When the client connects
      And the clock advances by "11 minutes"
      Then the client is disconnected with close code 1001

    Scenario: Nine minutes of silence
      Given an echoing stage
      When the client connects
      And the clock advances by "9 minutes"
      Then the client stays connected

    Scenario: A message starts the ten minutes anew
      Given an echoing stage
      When the client connects
      And the clock advances by "9 minutes"
      And the client sends a message to "echo"
      Then the client receives an answer
      When the clock advances by "9 minutes"
      Then the client stays connected

    Scenario: More than two hours, never idle
      Given an echoing stage
      When the client connects
      And the client keeps sending for "121 minutes"
      Then the client is disconnected with close code 1001

    Scenario: Nearly two hours, never idle
      Given an echoing stage
      When the client connects
      And the client keeps sending for "115 minutes"
      Then the client stays connected

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

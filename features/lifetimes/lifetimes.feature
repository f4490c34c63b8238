Feature: How long a connection lives
  A connection ends after ten minutes without a message, and after two hours in any case. These rules need a target
  whose
  clock can be advanced.

  @LIM-001 @must @documented @needs-data-plane @needs-clock
  Rule: A connection is closed after ten minutes without a message
    AWS was measured at 604 seconds, so the edges leave some room. The close code is the rule FRM-040.
    Source: guide-quotas-websocket
    If this fails, look at whether the ten minutes are counted for each connection from its own last message.

    Scenario: A little less than ten minutes
      Given an echoing stage
      When the client connects
      And the clock advances by "580 seconds"
      Then the client stays connected

    Scenario: A little more than ten minutes
      Given an echoing stage
      When the client connects
      And the clock advances by "620 seconds"
      Then the client is disconnected

    Scenario: A message restarts the ten minutes
      Given an echoing stage
      When the client connects
      And the clock advances by "9 minutes"
      And the client sends a message to "echo"
      Then the client receives an answer
      When the clock advances by "9 minutes"
      Then the client stays connected

    Scenario: One client is idle while another one is not
      Given an echoing stage
      When client "quiet" connects
      And client "busy" connects
      And the clock advances by "6 minutes"
      And client "busy" sends a message to "echo"
      And client "busy" receives an answer
      And the clock advances by "6 minutes"
      Then client "quiet" is disconnected
      And client "busy" stays connected

    Scenario: A client that was disconnected can connect again
      Given an echoing stage
      When the client connects
      And the clock advances by "11 minutes"
      And the client is disconnected
      And client "again" connects
      Then client "again" stays connected

    Scenario: The first half of a message does not keep the connection open
      Given an echoing stage
      When the client connects
      And the client sends the first half of a message
      And the clock advances by "11 minutes"
      Then the client is disconnected

  @LIM-002 @must @documented @needs-data-plane @needs-clock
  Rule: A connection is closed after two hours
    Messages do not prolong it. The close code is the rule FRM-040.
    Source: guide-quotas-websocket

    Scenario: A little less than two hours
      Given an echoing stage
      When the client connects
      And the client keeps sending for "115 minutes"
      Then the client stays connected

    Scenario: Each connection has its own two hours
      Given an echoing stage
      When client "old" connects
      And client "old" keeps sending for "115 minutes"
      And client "young" connects
      And client "old" keeps sending for "7 minutes"
      Then client "old" is disconnected
      And client "young" stays connected

    Scenario: A client that was disconnected can connect again
      Given an echoing stage
      When client "old" connects
      And client "old" keeps sending for "121 minutes"
      And client "old" is disconnected
      And client "young" connects
      And client "young" keeps sending for "20 minutes"
      Then client "young" stays connected

  @LIM-003 @probe @needs-control-plane @needs-data-plane @needs-clock
  Rule: Does a message without an answer keep a connection open?
    What counts as idle is not defined. Pings are asked about by FRM-026, callbacks by MGT-025.
    Source: guide-quotas-websocket

    Scenario: Only one-way messages for more than ten minutes
      Given an API with the route "echo"
      And a one-way route "quiet" is added
      And the API is deployed to stage "test"
      When the client connects to stage "test"
      And the clock advances by "6 minutes"
      And the client sends a message to "quiet"
      And the client receives nothing
      And the clock advances by "6 minutes"
      Then what happens to the client is recorded

  @LIM-022 @should @inferred @untestable
  Rule: A local gateway lets its times be shortened
    Source: guide-quotas-websocket
    Untestable: advice to the makers of gateways and kits.

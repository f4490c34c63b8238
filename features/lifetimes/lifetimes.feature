Feature: How long a connection lives
  A connection ends after ten minutes without traffic, and after two hours whatever passes. Nobody waits for that in a
  test: these rules need a target whose clock can be turned. What clients see at the end is told by FRM-040.

  @LIM-001 @must @documented @needs-data-plane @needs-clock
  Rule: A connection may be idle for ten minutes
    AWS was measured at 604 seconds, so the edges here leave some room.
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
      Then the client is disconnected with close code 1001

    Scenario: One client is idle while another one is not
      Given an echoing stage
      When client "quiet" connects
      And client "busy" connects
      And the clock advances by "6 minutes"
      And client "busy" sends a message to "echo"
      And client "busy" receives an answer
      And the clock advances by "6 minutes"
      Then client "quiet" is disconnected with close code 1001
      And client "busy" stays connected

    Scenario: Who was disconnected may come again
      Given an echoing stage
      When the client connects
      And the clock advances by "11 minutes"
      And the client is disconnected
      And client "again" connects
      Then client "again" stays connected

    Scenario: A message that never gets complete is no traffic for ever
      Given an echoing stage
      When the client connects
      And the client sends the first half of a message
      And the clock advances by "11 minutes"
      Then the client is disconnected with close code 1001

  @LIM-002 @must @documented @needs-data-plane @needs-clock
  Rule: A connection lives for two hours at most
    Traffic does not help. The next connection has two hours of its own.
    Source: guide-quotas-websocket

    Scenario: Each connection has its own two hours
      Given an echoing stage
      When client "old" connects
      And client "old" keeps sending for "115 minutes"
      And client "young" connects
      And client "old" keeps sending for "7 minutes"
      Then client "old" is disconnected with close code 1001
      And client "young" stays connected

    Scenario: A new connection follows the old one
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
  Rule: A local gateway lets its times be shortened, and a kit does not wait for them
    Source: guide-quotas-websocket
    Untestable: advice to the makers of gateways and kits.

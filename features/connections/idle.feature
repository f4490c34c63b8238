Feature: Callbacks and the idle timer
  Whether a callback counts as use of a connection. Time passes on the clock of the target.

  @MGT-025 @probe @needs-control-plane @needs-data-plane @needs-management-api @needs-clock
  Rule: Does a callback keep an idle connection open?
    Users believe so; "idle" is not defined.
    Source: guide-quotas-websocket

    Scenario: Only a callback for more than ten minutes
      Given an API deployed to stage "test"
      When the client connects to stage "test"
      And the backend has the connection id of the client
      And the clock advances by "6 minutes"
      And the backend posts "hello" to the client
      And the clock advances by "6 minutes"
      Then what happens to the client is recorded

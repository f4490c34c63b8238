Feature: Error frames
  The sender of a message that fails receives a JSON frame with a message and the connection's id. The connection stays
  open. The frames are compared as JSON, never as text.

  @MSG-020 @must @observed @needs-control-plane @needs-data-plane
  Rule: A message for which there is no route is answered with "Forbidden"
    The frame carries message, connectionId and requestId.
    Source: chat-app-24
    If nothing comes at all, look at what happens when route selection finds nothing.

    Scenario: The frame names the reason and the connection stays open
      Given an API deployed to stage "test"
      When the client connects to stage "test"
      And the client sends a message to "nowhere"
      Then the client receives the error "Forbidden"
      And the client stays connected

    Scenario: The error goes to the sender only
      Given an API deployed to stage "test"
      And client "A" connects to stage "test"
      And client "B" connects to stage "test"
      When client "A" sends a message to "nowhere"
      Then client "A" receives the error "Forbidden"
      And client "B" stays connected
      And client "B" has received nothing so far

  @MSG-021 @must @observed @needs-control-plane @needs-data-plane
  Rule: A message whose integration fails is answered with "Internal server error"
    Also where the route is one-way. The integration here is an HTTP address where nothing listens.
    Source: wscat-notes

    Scenario: A two-way route fails
      Given an API with the route "echo"
      And the route "broken" fails
      And the API is deployed to stage "test"
      When the client connects to stage "test"
      And the client sends a message to "broken"
      Then the client receives the error "Internal server error"
      And the client stays connected

    Scenario: A one-way route fails
      Given an API with the route "echo"
      And the one-way route "broken" fails
      And the API is deployed to stage "test"
      When the client connects to stage "test"
      And the client sends a message to "broken"
      Then the client receives the error "Internal server error"

    Scenario: $default fails
      Given an API with the route "echo"
      And the route "$default" fails
      And the API is deployed to stage "test"
      When the client connects to stage "test"
      And the client sends a message to "nowhere"
      Then the client receives the error "Internal server error"

  @MSG-022 @must @observed @needs-control-plane @needs-data-plane @needs-http-backend
  Rule: A message whose integration takes too long is answered with "Endpoint request timed out"
    Reported for the full 29 seconds; here the integration's own time-out is shorter.
    Source: mangum-128

    Scenario: The backend is slower than the integration's time-out
      Given an API with the route "echo"
      And the route "slow" calls the HTTP backend
      And the integration of the route "slow" has "timeoutInMillis" set to "500"
      And the HTTP backend answers after 3000 milliseconds
      And the API is deployed to stage "test"
      When the client connects to stage "test"
      And the client sends a message to "slow"
      Then the client receives the error "Endpoint request timed out"

    Scenario: The backend is fast enough
      Given an API with the route "echo"
      And the route "slow" calls the HTTP backend
      And the integration of the route "slow" has "timeoutInMillis" set to "10000"
      And the HTTP backend answers after 1000 milliseconds
      And the API is deployed to stage "test"
      When the client connects to stage "test"
      And the client sends a message to "slow"
      Then the client receives an answer

  @MSG-023 @must @documented @needs-control-plane @needs-data-plane
  Rule: A message that fails the validation of its route is answered with an error
    The guide shows a frame with "Bad request body" and calls it similar; the name of its id member differs from what
    users see in other error frames. So only the two members that both have are asserted. That the client
    stays connected is INT-046.
    Source: guide-validation

    Background:
      Given an API with the route "order"
      When CreateModel is called with:
        | member      | value                                                                                                                                      |
        | name        | Order                                                                                                                                      |
        | contentType | application/json                                                                                                                           |
        | schema      | {"$schema": "http://json-schema.org/draft-04/schema#", "type": "object", "required": ["item"], "properties": {"item": {"type": "string"}}} |
      And UpdateRoute is called with:
        | member                   | value                |
        | routeId                  | {routeId "order"}    |
        | modelSelectionExpression | $request.body.action |
        | requestModels            | {"order": "Order"}   |
      And the API is deployed to stage "test"

    Scenario Outline: A body with <fault>
      When the client connects to stage "test"
      And the client sends the message:
        """
        <message>
        """
      Then the client receives an error

      Examples: Faults
        | fault                     | message                                   |
        | a required member missing | {"action": "order", "id": "1"}            |
        | a member of another type  | {"action": "order", "item": 7, "id": "1"} |

    Scenario: A body as the model wants it
      When the client connects to stage "test"
      And the client sends the message:
        """
        {"action": "order", "item": "tea", "id": "1"}
        """
      Then the client receives the answer "hello"

  @MSG-024 @probe @needs-control-plane @needs-data-plane
  Rule: What does a client receive for a message that is throttled?
    An error frame, a close with 1008, or nothing: the documents do not say.
    Source: guide-protect

    Scenario: More messages than the route's throttle admits
      Given an API deployed to stage "test"
      And stage "test" limits the route "echo" to a rate of 1 and a burst of 1
      When the client connects to stage "test"
      And the client sends a message to "echo"
      And the client sends a message to "echo"
      And the client sends a message to "echo"
      And the client sends a message to "echo"
      Then what happens to the client is recorded

  @MSG-025 @must @observed @needs-control-plane @needs-data-plane
  Rule: After an error frame the connection can still be used
    Source: chat-app-24

    Scenario: After a message without a route
      Given an API deployed to stage "test"
      When the client connects to stage "test"
      And the client sends a message to "nowhere"
      Then the client receives an error
      When the client sends a message to "echo"
      Then the client receives the answer "hello"

    Scenario: After a failing integration
      Given an API with the route "echo"
      And the route "broken" fails
      And the API is deployed to stage "test"
      When the client connects to stage "test"
      And the client sends a message to "broken"
      Then the client receives an error
      When the client sends a message to "echo"
      Then the client receives the answer "hello"

    Scenario: After several errors
      Given an API deployed to stage "test"
      When the client connects to stage "test"
      And the client sends a message to "nowhere"
      Then the client receives an error
      When the client sends a message to "elsewhere"
      Then the client receives an error
      When the client sends a message to "echo"
      Then the client receives the answer "hello"

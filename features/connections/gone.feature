Feature: Connections that are gone
  A backend learns from 410 that a client has left. This takes a moment if there was no close frame, so the rules end
  connections in ways that both sides notice.

  @MGT-004 @must @documented @needs-control-plane @needs-data-plane @needs-management-api
  Rule: Calls for a connection that ended are answered with 410
    Source: management-model
    If 410 comes as another error in an SDK, look at the header that carries the error's type.

    Scenario: A post after the client left
      Given an API deployed to stage "test"
      When the client connects to stage "test"
      And the backend has the connection id of the client
      And the client closes with code 1000
      And the client receives a close frame
      And the backend posts "hello" to the client
      Then the callback is soon refused with status 410

    Scenario: A status request after the client left
      Given an API deployed to stage "test"
      When the client connects to stage "test"
      And the backend has the connection id of the client
      And the client closes with code 1000
      And the client receives a close frame
      And the backend requests the status of the client
      Then the callback is soon refused with status 410

    Scenario: A disconnect after the client left
      Given an API deployed to stage "test"
      When the client connects to stage "test"
      And the backend has the connection id of the client
      And the client closes with code 1000
      And the client receives a close frame
      And the backend disconnects the client
      Then the callback is soon refused with status 410

    Scenario: A post after the backend ended the connection
      Given an API deployed to stage "test"
      When the client connects to stage "test"
      And the backend disconnects the client
      Then the client is disconnected
      When the backend posts "hello" to the client
      Then the callback is soon refused with status 410

    Scenario: A post after the service closed the connection
      Given an API deployed to stage "test"
      When the client connects to stage "test"
      And the backend has the connection id of the client
      And the client sends a message of 33 KiB + 1 byte in one frame
      Then the client is disconnected
      When the backend posts "hello" to the client
      Then the callback is soon refused with status 410

    Scenario: A connection that is still open is found
      Given an API deployed to stage "test"
      And client "A" connects to stage "test"
      And client "B" connects to stage "test"
      When the backend disconnects client "A"
      Then client "A" is disconnected
      When the backend posts "hello" to client "B"
      Then client "B" receives the text "hello"

  @MGT-005 @probe @needs-control-plane @needs-data-plane @needs-management-api
  Rule: What does the body of a 410 hold?
    The error has no members in the model, and reports say that the body cannot be parsed. Only the status is asserted
    elsewhere.
    Source: management-model, laravel-echo-9, aws-sdk-js-2591

    Scenario: A post to a connection that ended
      Given an API deployed to stage "test"
      When the client connects to stage "test"
      And the backend disconnects the client
      Then the client is disconnected
      When the backend posts "hello" to the client
      Then the callback's answer is recorded

  @MGT-006 @should @observed @needs-control-plane @needs-data-plane @needs-management-api
  Rule: An unknown connection id is refused
    Mostly with 410; reports also show 400 and 403.
    Source: localstack-4694

    Scenario Outline: A post to "<id>"
      Given an API deployed to stage "test"
      When the backend posts "hello" to the connection "<id>"
      Then the callback is refused with one of the statuses:
        | status |
        | 400    |
        | 403    |
        | 410    |

      Examples: Ids
        | id               |
        | L0SM9cOFvHcCIhw= |
        | Aa_-9cOFvHcCIhw= |
        | nosuch           |

    Scenario Outline: The backend <method> such a connection
      Given an API deployed to stage "test"
      When the backend <method> the connection "L0SM9cOFvHcCIhw="
      Then the callback is refused with one of the statuses:
        | status |
        | 400    |
        | 403    |
        | 410    |

      Examples: Methods
        | method                 |
        | requests the status of |
        | disconnects            |

  @MGT-016 @must @observed @needs-control-plane @needs-data-plane @needs-management-api @needs-lambda
  Rule: A callback before the connection is established is answered with 410
    The id is known within $connect already, but nothing can be sent to it yet.
    Source: repost-410-gone

    Scenario: $connect posts, and accepts the client
      Given an API with the route "echo"
      And the route "$connect" calls the function
      And the function posts "welcome" to the connection of its event
      And the API is deployed to stage "test"
      When the client connects to stage "test"
      Then the callback is refused with status 410

    Scenario: $connect posts, and refuses the client
      Given an API with the route "echo"
      And the route "$connect" calls the function
      And the function posts "welcome" to the connection of its event
      And the function returns '{"statusCode": 403}'
      And the API is deployed to stage "test"
      When the client tries to connect to stage "test"
      Then the handshake is refused with status 403
      And the callback is refused with status 410

    Scenario: The same post once the client is connected
      Given an API with the route "echo"
      And the API is deployed to stage "test"
      When the client connects to stage "test"
      And the backend posts "welcome" to the client
      Then the callback succeeds with status 200

  @MGT-017 @must @observed @needs-control-plane @needs-data-plane @needs-management-api @needs-lambda
  Rule: After a DELETE $disconnect runs with 1000, "Connection Closed Normally"
    Source: boto3-3789

    Background:
      Given an API with the route "echo"
      And the route "$disconnect" calls the function
      And the API is deployed to stage "test"

    Scenario: The backend disconnects the client
      When the client connects to stage "test"
      And the backend disconnects the client
      Then the client is disconnected
      And the function's DISCONNECT event contains:
        | member                              | value                      |
        | requestContext.disconnectStatusCode | 1000                       |
        | requestContext.disconnectReason     | Connection Closed Normally |
      And the function was called 1 time

    Scenario: The backend only requests the status of the client
      When the client connects to stage "test"
      And the backend requests the status of the client
      Then the callback succeeds with status 200
      And the function was called 0 times

  @MGT-018 @should @observed @needs-control-plane @needs-data-plane @needs-management-api
  Rule: A second DELETE finds the connection gone
    One scenario: because the first DELETE is MGT-003.
    Source: serverless-offline-e2e

    Scenario: The backend disconnects a client twice
      Given an API deployed to stage "test"
      When the client connects to stage "test"
      And the backend disconnects the client
      Then the client is disconnected
      When the backend disconnects the client
      Then the callback is refused with status 410

  @MGT-029 @probe @needs-control-plane @needs-data-plane @needs-management-api
  Rule: What does a post answer just after a client disconnected without a close frame?
    200 for as long as the service has not noticed, 410 later; users live with both.
    Source: chat-app-44

    Scenario: A client disconnects without a close frame
      Given an API deployed to stage "test"
      When the client connects to stage "test"
      And the backend has the connection id of the client
      And the client disconnects without a close frame
      And the backend posts "hello" to the client
      Then the callback's answer is recorded

Feature: The integration of $connect
  During the handshake $connect calls its integration: a function, an HTTP server or a MOCK. These rules say what the
  integration receives, and what happens to the handshake if it fails.

  @CON-002 @must @documented @needs-control-plane @needs-data-plane @needs-lambda
  Rule: The handshake waits for the integration of $connect
    The handshake is accepted or refused by what the integration answers. Its status is the rule CON-007.
    One scenario: because the rows hold both outcomes.
    Source: guide-connect-routes

    Scenario Outline: A slow function answers <status>
      Given an API with the route "echo"
      And the route "$connect" calls the function
      And the function returns '{"statusCode": <status>}'
      And the function takes 300 milliseconds
      And the API is deployed to stage "test"
      When the client tries to connect to stage "test"
      Then the handshake is <outcome>

      Examples: Statuses
        | status | outcome  |
        | 200    | accepted |
        | 403    | refused  |
        | 500    | refused  |

  @CON-008 @must @observed @needs-control-plane @needs-data-plane @needs-lambda
  Rule: A $connect function that throws, or returns an invalid answer, refuses the handshake with 502
    Source: wscat-notes

    Scenario: The function throws
      Given an API with the route "echo"
      And the route "$connect" calls the function
      And the function fails with the error "out of luck"
      And the API is deployed to stage "test"
      When the client tries to connect to stage "test"
      Then the handshake is refused with status 502

    Scenario Outline: The function returns <what>
      Given an API with the route "echo"
      And the route "$connect" calls the function
      And the function returns '<payload>'
      And the API is deployed to stage "test"
      When the client tries to connect to stage "test"
      Then the handshake is refused with status 502

      Examples: Answers
        | what                        | payload                             |
        | a text                      | "welcome"                           |
        | a list                      | [200]                               |
        | a status that is none       | {"statusCode": "fine"}              |
        | a member that no answer has | {"statusCode": 200, "greeting": ""} |

    Scenario: The function returns a proper answer
      Given an API with the route "echo"
      And the route "$connect" calls the function
      And the function returns '{"statusCode": 200, "body": "welcome", "headers": {"X-Color": "blue"}}'
      And the API is deployed to stage "test"
      When the client tries to connect to stage "test"
      Then the handshake is accepted

  @CON-009 @should @observed @needs-control-plane @needs-data-plane @needs-lambda
  Rule: A $connect function that the gateway is not permitted to call refuses the handshake with 500
    The permission is granted in the function's resource policy, for the API's ARN.
    One scenario: because with the permission the rules of $connect functions hold.
    Source: aws-cdk-18208

    Scenario: The permission is missing
      Given an API with the route "echo"
      And the route "$connect" calls the function
      And the gateway is not permitted to call the function
      And the API is deployed to stage "test"
      When the client tries to connect to stage "test"
      Then the handshake is refused with status 500

  @CON-012 @must @documented @needs-control-plane @needs-data-plane @needs-lambda
  Rule: The CONNECT event of a function has no body
    Source: guide-connect-routes, captured-events

    Scenario: A function
      Given an API with the route "echo"
      And the route "$connect" calls the function
      And the API is deployed to stage "test"
      When the client connects to stage "test"
      Then the function's CONNECT event has no "body"

    Scenario: The MESSAGE event has one
      Given an API with the route "echo"
      And the route "$connect" calls the function
      And the route "tell" calls the function
      And the API is deployed to stage "test"
      When the client connects to stage "test"
      And the client sends the message:
        """
        {"action": "tell"}
        """
      Then the function's MESSAGE event has "body" with the value '{"action": "tell"}'

  @CON-013 @must @documented @needs-control-plane @needs-data-plane @needs-management-api @needs-lambda
  Rule: A callback before $connect has ended is refused
    Source: guide-connections

    Scenario: The function of $connect posts to the client
      Given an API with the route "echo"
      And the route "$connect" calls the function
      And the function posts "too early" to the connection of its event
      And the API is deployed to stage "test"
      When the client connects to stage "test"
      Then the callback is refused
      And the client has received nothing so far

    Scenario: The function of a message posts to the client
      Given an API with the route "echo"
      And the one-way route "tell" calls the function
      And the function posts "in time" to the connection of its event
      And the API is deployed to stage "test"
      When the client connects to stage "test"
      And the client sends a message to "tell"
      Then the client receives the text "in time"

  @CON-014 @must @documented @needs-control-plane @needs-data-plane @needs-lambda
  Rule: The headers of the handshake reach $connect, and no later event repeats them
    Source: guide-data-mapping

    Background:
      Given an API with the route "echo"
      And the routes "$connect", "tell" and "$disconnect" call the function
      And the API is deployed to stage "test"

    Scenario: The CONNECT event has the header
      When the client tries to connect to stage "test" with the header "X-Color" set to "blue"
      Then the handshake is accepted
      And the function's CONNECT event contains:
        | member                    | value    |
        | headers.X-Color           | blue     |
        | multiValueHeaders.X-Color | ["blue"] |

    Scenario: The MESSAGE event does not have the client's headers
      When the client tries to connect to stage "test" with the header "X-Color" set to "blue"
      And the client sends a message to "tell"
      Then the client receives an answer
      And the function's MESSAGE event has no "headers.X-Color"
      And the function's MESSAGE event has no "multiValueHeaders.X-Color"

    Scenario: The DISCONNECT event does not have the client's headers
      When the client tries to connect to stage "test" with the header "X-Color" set to "blue"
      And the client closes with code 1000
      Then the function's DISCONNECT event has no "headers.X-Color"

  @CON-051 @should @observed @needs-control-plane @needs-data-plane @needs-http-backend
  Rule: An HTTP server behind $connect gets the headers of the upgrade
    It may treat the request as an upgrade and answer 400, which refuses the client. Mapping the version of the protocol
    to another value avoids that.
    Source: stackoverflow-67640010

    Background:
      Given an API with the route "echo"
      And the route "$connect" calls the HTTP backend

    Scenario: The version of the protocol comes through
      Given the API is deployed to stage "test"
      When the client connects to stage "test"
      Then the HTTP backend's request has the header "Sec-WebSocket-Version" with the value "13"

    Scenario: A mapping replaces it
      Given the integration of the route "$connect" maps the parameters:
        | parameter                                        | source |
        | integration.request.header.Sec-WebSocket-Version | '0'    |
      And the API is deployed to stage "test"
      When the client connects to stage "test"
      Then the HTTP backend's request has the header "Sec-WebSocket-Version" with the value "0"

    Scenario: The server answers 400
      Given the HTTP backend answers "confused" with status 400
      And the API is deployed to stage "test"
      When the client tries to connect to stage "test"
      Then the handshake is refused with status 400

Feature: The reason of a disconnect
  The event of $disconnect has a close code and a reason, whichever side ended the connection.

  @MSG-044 @must @observed @needs-control-plane @needs-data-plane @needs-lambda
  Rule: The status and the reason say which side ended the connection and how
    Source: chalice-2060

    Background:
      Given an API with the route "echo"
      And the route "$disconnect" calls the function
      And the API is deployed to stage "test"

    Scenario: The client closes without a code
      When the client connects to stage "test"
      And the client closes without a code
      Then the function's DISCONNECT event contains:
        | member                              | value                                  |
        | requestContext.disconnectStatusCode | 1005                                   |
        | requestContext.disconnectReason     | Client-side close frame status not set |

    Scenario: The client closes with a code
      When the client connects to stage "test"
      And the client closes with code 1001
      Then the function's DISCONNECT event has "requestContext.disconnectStatusCode" with the value "1001"

    @needs-clock
    Scenario: The connection was idle
      When the client connects to stage "test"
      And the clock advances by "11 minutes"
      Then the client is disconnected
      And the function's DISCONNECT event contains:
        | member                              | value      |
        | requestContext.disconnectStatusCode | 1001       |
        | requestContext.disconnectReason     | Going away |

  @MSG-044a @should @inferred @needs-control-plane @needs-data-plane @needs-lambda
  Rule: The status of an end is the code of the client's close frame
    Reports show 1001. To the protocol, the code of the first close frame is the code of the end, whichever it is.
    One scenario: because a close frame without a code is MSG-044.
    Source: rfc6455, chalice-2060

    Scenario Outline: A client closes with <code>
      Given an API with the route "echo"
      And the route "$disconnect" calls the function
      And the API is deployed to stage "test"
      When the client connects to stage "test"
      And the client closes with code <code>
      Then the function's DISCONNECT event has "requestContext.disconnectStatusCode" with the value "<code>"

      Examples: Codes of the protocol
        | code |
        | 1000 |
        | 1003 |
        | 1007 |
        | 1011 |

      Examples: Codes of libraries and applications
        | code |
        | 3000 |
        | 4999 |

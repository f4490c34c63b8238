Feature: Functions as proxies
  A proxy integration passes the whole event to a function and uses its answer unchanged. The client receives it
  if the route has a route response.

  @INT-001 @must @documented @needs-control-plane @needs-data-plane @needs-lambda
  Rule: A proxy function gets the event itself
    One scenario: because what templates do to it is not documented (INT-001a).
    Source: guide-integration-request

    Background:
      Given an API with the route "echo"
      And the route "tell" calls the function

    Scenario: Without templates
      Given the API is deployed to stage "test"
      When the client connects to stage "test"
      And the client sends a message to "tell"
      Then the function's event has "requestContext.routeKey" with the value "tell"

  @INT-001a @must @inferred @needs-control-plane @needs-data-plane @needs-lambda
  Rule: The request templates of a proxy integration are ignored
    One scenario: because without templates the rule is INT-001.
    Source: guide-integration-request

    Background:
      Given an API with the route "echo"
      And the route "tell" calls the function

    Scenario: With a request template
      Given the integration of the route "tell" has the request template:
        """
        {"rendered": true}
        """
      And the API is deployed to stage "test"
      When the client connects to stage "test"
      And the client sends a message to "tell"
      Then the function's event has "requestContext.routeKey" with the value "tell"
      And the function's event has no "rendered"

  @INT-002 @must @documented @needs-control-plane @needs-data-plane @needs-lambda
  Rule: With a route response the body of a function's answer goes to the client
    The body alone, as it stands, over the same connection.
    One scenario: because without a route response the rule is INT-003.
    Source: guide-route-response

    Scenario Outline: The body is <what>
      Given an API with the route "ask"
      And the route "tell" calls the function
      And the function returns:
        """
        {"statusCode": 200, "headers": {"X-Color": "blue"}, "body": "<body>"}
        """
      And the API is deployed to stage "test"
      When the client connects to stage "test"
      And the client sends a message to "tell"
      Then the client receives the text "<text>"

      Examples: Bodies
        | what        | body        | text        |
        | a word      | hello       | hello       |
        | a number    | 42          | 42          |
        | other words | grüße, 世界 | grüße, 世界 |

  @INT-003 @must @documented @needs-control-plane @needs-data-plane
  Rule: Without a route response nothing goes to the client, whatever integration responses there are
    Source: guide-route-response, guide-integration-response

    @needs-lambda
    Scenario: A function answers on a one-way route
      Given an API with the route "echo"
      And the one-way route "tell" calls the function
      And the API is deployed to stage "test"
      When the client connects to stage "test"
      And the client sends a message to "tell"
      Then the function was called 1 time
      And the client receives nothing

    Scenario: A one-way MOCK has an integration response
      Given an API with the route "echo"
      And a one-way route "tell" is added
      And the integration of the route "tell" has the responses:
        | response | answer |
        | $default | heard  |
      And the API is deployed to stage "test"
      When the client connects to stage "test"
      And the client sends a message to "tell"
      Then the client receives nothing

    @needs-lambda
    Scenario: The same integration with a route response
      Given an API with the route "echo"
      And the route "tell" calls the function
      And the API is deployed to stage "test"
      When the client connects to stage "test"
      And the client sends a message to "tell"
      Then the client receives the answer "function"

  @INT-004 @must @documented @needs-control-plane @needs-data-plane
  Rule: A proxy with a route response needs no integration response, and uses none
    Source: guide-integration-response

    Background:
      Given an API with the route "echo"

    @needs-lambda
    Scenario: A function with an integration response
      Given the route "tell" calls the function
      And the integration of the route "tell" has the responses:
        | response | answer   |
        | $default | template |
      And the API is deployed to stage "test"
      When the client connects to stage "test"
      And the client sends a message to "tell"
      Then the client receives the answer "function"

    @needs-http-backend
    Scenario: An HTTP server with an integration response
      Given the route "tell" calls the HTTP backend
      And the integration of the route "tell" has the responses:
        | response | answer   |
        | $default | template |
      And the API is deployed to stage "test"
      When the client connects to stage "test"
      And the client sends a message to "tell"
      Then the client receives the answer "backend"

  @INT-005 @must @observed @needs-control-plane @needs-data-plane @needs-lambda
  Rule: An error status of a message's function neither ends the connection nor sends anything to the client
    One scenario: because a two-way route is INT-006.
    Source: wscat-notes

    Scenario Outline: A one-way function returns <status>
      Given an API with the route "echo"
      And the one-way route "tell" calls the function
      And the function returns '{"statusCode": <status>, "body": "no"}'
      And the API is deployed to stage "test"
      When the client connects to stage "test"
      And the client sends a message to "tell"
      Then the function was called 1 time
      And the client receives nothing
      And the client stays connected

      Examples: Statuses
        | status |
        | 301    |
        | 400    |
        | 403    |
        | 500    |

  @INT-006 @should @observed @needs-control-plane @needs-data-plane @needs-lambda
  Rule: On a two-way route the client gets the body, whatever the status
    One note claims an error for statuses other than 2xx.
    One scenario: because a one-way route is INT-005.
    Source: react-chat-2

    Scenario Outline: A two-way function returns <status>
      Given an API with the route "echo"
      And the route "tell" calls the function
      And the function returns '{"statusCode": <status>, "body": "all the same"}'
      And the API is deployed to stage "test"
      When the client connects to stage "test"
      And the client sends a message to "tell"
      Then the client receives the text "all the same"
      And the client stays connected

      Examples: Statuses
        | status |
        | 200    |
        | 302    |
        | 404    |
        | 500    |

  @INT-007 @must @observed @needs-control-plane @needs-data-plane @needs-lambda
  Rule: A function that throws is answered with "Internal server error", one-way too
    Source: wscat-notes, serverless-offline-e2e

    Background:
      Given an API with the route "echo"
      And the function fails with the error "out of luck"

    Scenario: On a two-way route
      Given the route "tell" calls the function
      And the API is deployed to stage "test"
      When the client connects to stage "test"
      And the client sends a message to "tell"
      Then the client receives the error "Internal server error"
      And the client stays connected

    Scenario: On a one-way route
      Given the one-way route "tell" calls the function
      And the API is deployed to stage "test"
      When the client connects to stage "test"
      And the client sends a message to "tell"
      Then the client receives the error "Internal server error"
      And the client stays connected

  @INT-008 @must @observed @needs-control-plane @needs-data-plane @needs-lambda
  Rule: A malformed answer of a proxy function is answered with "Internal server error"
    It has unknown members, or is not an object.
    One scenario: because a proper answer is INT-002.
    Source: middy-1219

    Scenario Outline: The function returns <what>
      Given an API with the route "echo"
      And the route "tell" calls the function
      And the function returns '<payload>'
      And the API is deployed to stage "test"
      When the client connects to stage "test"
      And the client sends a message to "tell"
      Then the client receives the error "Internal server error"

      Examples: Answers
        | what                  | payload                                         |
        | an unknown member     | {"statusCode": 200, "body": "x", "color": "no"} |
        | another kind of thing | {"color": "blue"}                               |
        | a text                | "hello"                                         |
        | a list                | [1, 2]                                          |

  @INT-009 @probe @needs-control-plane @needs-data-plane @needs-lambda
  Rule: What does the client receive if a two-way function returns no body?
    An empty frame, or none.
    Source: serverless-6816

    Scenario Outline: The function returns <payload>
      Given an API with the route "echo"
      And the route "tell" calls the function
      And the function returns '<payload>'
      And the API is deployed to stage "test"
      When the client connects to stage "test"
      And the client sends a message to "tell"
      Then the function was called 1 time
      And what happens to the client is recorded

      Examples: Payloads
        | payload                         |
        | {"statusCode": 200}             |
        | {"statusCode": 200, "body": ""} |
        | null                            |

  @INT-010 @probe @needs-control-plane @needs-data-plane @needs-lambda
  Rule: What does the client receive if a function marks its body as Base64?
    Source: guide-route-response

    Scenario: The body is "hello" as Base64
      Given an API with the route "echo"
      And the route "tell" calls the function
      And the function returns '{"statusCode": 200, "isBase64Encoded": true, "body": "aGVsbG8="}'
      And the API is deployed to stage "test"
      When the client connects to stage "test"
      And the client sends a message to "tell"
      Then the function was called 1 time
      And what happens to the client is recorded

  @INT-011 @may @observed @untestable
  Rule: A callback that a function does not await may be lost
    Source: dai-codes
    Untestable: it is a property of functions, which are frozen once they have returned.

Feature: HTTP servers as proxies
  An HTTP server gets a request for each message. The connection itself stays with the gateway.

  @INT-012 @must @documented @needs-control-plane @needs-data-plane @needs-http-backend
  Rule: An HTTP server gets one request for each message, with the message as its body
    Source: guide-integration-request

    Background:
      Given an API with the route "$default" answering "default"
      And the route "tell" calls the HTTP backend
      And the API is deployed to stage "test"

    Scenario: One message
      When the client connects to stage "test"
      And the client sends the message:
        """
        {"action": "tell",  "n": 1.0, "w": "grüße"}
        """
      Then the HTTP backend received the text '{"action": "tell",  "n": 1.0, "w": "grüße"}'

    Scenario: Two messages
      When the client connects to stage "test"
      And the client sends a message to "tell"
      And the client sends a message to "tell"
      Then the HTTP backend was called 2 times

    Scenario: Connecting calls no backend
      When the client connects to stage "test"
      Then the HTTP backend was called 0 times

  @INT-012a @must @inferred @needs-control-plane @needs-data-plane @needs-http-backend
  Rule: The request for a message has no headers of the upgrade
    One scenario: because the request of $connect has a rule of its own (CON-051).
    Source: guide-integration-request

    Background:
      Given an API with the route "$default" answering "default"
      And the route "tell" calls the HTTP backend
      And the API is deployed to stage "test"

    Scenario: The request has no headers of the upgrade
      When the client connects to stage "test"
      And the client sends a message to "tell"
      Then the HTTP backend is called
      And the HTTP backend's request has no header "Sec-WebSocket-Key"
      And the HTTP backend's request has no header "Sec-WebSocket-Version"

  @INT-013 @must @documented @needs-control-plane @needs-data-plane @needs-http-backend
  Rule: A parameter can map the connection's id to a header of the request to an HTTP server
    One scenario: because the request without the mapping has a rule of its own (INT-013b).
    Source: guide-data-mapping

    Background:
      Given an API with the route "echo"
      And the one-way route "tell" calls the HTTP backend

    Scenario: The id is mapped to a header
      Given the integration of the route "tell" maps the parameters:
        | parameter                               | source               |
        | integration.request.header.connectionId | context.connectionId |
      And the API is deployed to stage "test"
      When the client connects to stage "test"
      And the backend has the connection id of the client
      And the client sends a message to "tell"
      Then the HTTP backend is called
      And the HTTP backend's request has the header "connectionId" with the connection of the client

  @INT-013a @must @observed @needs-control-plane @needs-data-plane @needs-http-backend
  Rule: The request of $connect to an HTTP server names the gateway and the client
    The gateway names itself where the client sends no User-Agent. What the request of a message has is not known.
    One scenario: because each row is a header.
    Source: stackoverflow-67640010

    Scenario Outline: The header <header>
      Given an API with the route "echo"
      And the route "$connect" calls the HTTP backend
      And the API is deployed to stage "test"
      When the client tries to connect to stage "test" without the header "User-Agent"
      Then the HTTP backend is called
      And the HTTP backend's request has the header "<header>" with the value "<value>"

      Examples: Headers
        | header                   | value                               |
        | X-Forwarded-For          | /[0-9a-f.:]+(, ?[0-9a-f.:]+)*/      |
        | X-Forwarded-Port         | /[0-9]+/                            |
        | X-Forwarded-Proto        | /https?/                            |
        | X-Amzn-Trace-Id          | /Root=1-[0-9a-f]{8}-[0-9a-f]{24}.*/ |
        | x-amzn-apigateway-api-id | {apiId}                             |
        | User-Agent               | AmazonAPIGateway_{apiId}            |

  @INT-013b @must @inferred @needs-control-plane @needs-data-plane @needs-http-backend
  Rule: Without a mapping the request to an HTTP server does not have the connection's id
    Which other headers the request has is not documented.
    One scenario: because with a mapping the rule is INT-013.
    Source: guide-data-mapping

    Background:
      Given an API with the route "echo"
      And the one-way route "tell" calls the HTTP backend

    Scenario: Nothing is mapped
      Given the API is deployed to stage "test"
      When the client connects to stage "test"
      And the backend has the connection id of the client
      And the client sends a message to "tell"
      Then the HTTP backend is called
      And the HTTP backend's request does not mention the connection of the client

  @INT-014 @should @observed @needs-control-plane @needs-data-plane @needs-http-backend
  Rule: An HTTP server behind $connect gets a request without a body
    One scenario: because the request of a message is INT-012.
    Source: localstack-5851

    Scenario: A client connects
      Given an API with the route "echo"
      And the route "$connect" calls the HTTP backend
      And the API is deployed to stage "test"
      When the client connects to stage "test"
      Then the HTTP backend was called 1 time
      And the HTTP backend received the text ""

  @INT-015 @should @inferred @needs-control-plane @needs-data-plane @needs-http-backend
  Rule: An error status of an HTTP server is ignored on a one-way route, and its body is sent on a two-way route
    Source: wscat-notes

    Background:
      Given an API with the route "echo"

    Scenario Outline: A one-way route, and <status>
      Given the one-way route "tell" calls the HTTP backend
      And the HTTP backend answers "sorry" with status <status>
      And the API is deployed to stage "test"
      When the client connects to stage "test"
      And the client sends a message to "tell"
      Then the HTTP backend was called 1 time
      And the client receives nothing
      And the client stays connected

      Examples: Statuses
        | status |
        | 404    |
        | 500    |

    Scenario Outline: A two-way route, and <status>
      Given the route "tell" calls the HTTP backend
      And the HTTP backend answers "sorry" with status <status>
      And the API is deployed to stage "test"
      When the client connects to stage "test"
      And the client sends a message to "tell"
      Then the client receives the answer "sorry"

      Examples: Statuses
        | status |
        | 404    |
        | 500    |

  @INT-016 @should @inferred @needs-control-plane @needs-data-plane
  Rule: An HTTP server that cannot be reached is answered with an error
    Source: wscat-notes

    Scenario: On a two-way route
      Given an API with the route "echo"
      And the route "broken" fails
      And the API is deployed to stage "test"
      When the client connects to stage "test"
      And the client sends a message to "broken"
      Then the client receives an error
      And the client stays connected

    Scenario: On a one-way route
      Given an API with the route "echo"
      And the one-way route "broken" fails
      And the API is deployed to stage "test"
      When the client connects to stage "test"
      And the client sends a message to "broken"
      Then the client receives an error
      And the client stays connected

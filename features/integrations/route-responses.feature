Feature: Route responses
  A route response makes a route two-way: what its integration answers goes back to the sender.

  @INT-050 @must @documented @needs-control-plane
  Rule: The key of a route response is $default
    Source: guide-selection-expressions

    Background:
      Given an API with the route "echo"
      And a one-way route "tell" is added

    Scenario: That key
      When this AWS CLI command is run:
        """
        aws apigatewayv2 create-route-response --api-id {apiId} --route-id {routeId "tell"} --route-response-key '$default'
        """
      Then the call succeeds with status 201
      And the answer has "routeResponseId"
      And the answer's "routeResponseKey" is "$default"

    Scenario Outline: The key <key>
      When CreateRouteResponse is called with:
        | member           | value            |
        | routeId          | {routeId "tell"} |
        | routeResponseKey | <key>            |
      Then the call is refused

      Examples: Keys
        | key     |
        | default |
        | /200/   |
        | tell    |

  @INT-051 @must @documented @needs-control-plane @needs-data-plane
  Rule: A route's response selection expression is $default, which makes it two-way
    Whether a route response works without it is not known, so the rules set both.
    Source: guide-selection-expressions

    Scenario: Both are set
      Given an API with the route "echo"
      And a one-way route "tell" is added
      And the integration of the route "tell" has the responses:
        | response | answer |
        | $default | heard  |
      And the route "tell" has "routeResponseSelectionExpression" set to "$default"
      And the route "tell" has a route response
      And the API is deployed to stage "test"
      When the client connects to stage "test"
      And the client sends a message to "tell"
      Then the client receives the answer "heard"

    Scenario Outline: The expression <expression> is refused
      Given an API with the route "echo"
      When UpdateRoute is called with:
        | member                           | value        |
        | routeResponseSelectionExpression | <expression> |
      Then the call is refused

      Examples: Expressions
        | expression           |
        | $request.body.action |
        | other                |

  @INT-052 @should @inferred @needs-control-plane @needs-data-plane @needs-http-backend
  Rule: A route response of $connect brings the status, not the body
    Integrations that are no proxies need it so that their status counts.
    Source: guide-connect-routes, wasabee-mock

    Scenario Outline: The server behind $connect answers <status>
      Given an API with the route "echo"
      And the route "$connect" calls the HTTP backend without a proxy
      And the integration of the route "$connect" has the responses:
        | response | answer  |
        | $default | welcome |
      And the HTTP backend answers "backend" with status <status>
      And the API is deployed to stage "test"
      When the client tries to connect to stage "test"
      Then the handshake is <outcome>

      Examples: Statuses
        | status | outcome                 |
        | 200    | accepted                |
        | 403    | refused with status 403 |

    Scenario: The body is not sent
      Given an API with the route "echo"
      And the route "$connect" calls the HTTP backend without a proxy
      And the integration of the route "$connect" has the responses:
        | response | answer  |
        | $default | welcome |
      And the API is deployed to stage "test"
      When the client connects to stage "test"
      Then the client receives nothing

  @INT-053 @should @inferred @needs-control-plane @needs-data-plane
  Rule: A route response of $disconnect sends nothing
    One scenario: because other routes are INT-050.
    Source: guide-connect-routes

    Scenario: $disconnect answers
      Given an API with the route "echo"
      And the route "$disconnect" answers with the template:
        """
        {"marker": "farewell"}
        """
      And the API is deployed to stage "test"
      When the client connects to stage "test"
      And the client closes with code 1000
      Then the client receives a close frame
      And the client has received nothing so far

  @INT-054 @must @documented @needs-control-plane @needs-data-plane
  Rule: The answer to a message goes to its sender only
    One scenario: because the scenario has the sender and another client.
    Source: guide-data-from-backend

    Scenario: Two clients are connected
      Given an API deployed to stage "test"
      When client "A" connects to stage "test"
      And client "B" connects to stage "test"
      And client "A" sends a message to "echo"
      Then client "A" receives the answer "hello"
      And client "B" receives nothing

  @INT-055 @must @documented @seed @needs-control-plane @needs-data-plane
  Rule: A changed route response takes effect with the next deployment
    Source: guide-deploy

    Background:
      Given an API with the route "echo"
      And a one-way route "tell" is added
      And the integration of the route "tell" has the responses:
        | response | answer |
        | $default | heard  |
      And the API is deployed to stage "test"
      And the route "tell" has "routeResponseSelectionExpression" set to "$default"
      And the route "tell" has a route response

    Scenario: Not deployed
      When the client connects to stage "test"
      And the client sends a message to "tell"
      Then the client receives nothing

    Scenario: Deployed
      When the API is deployed to stage "test"
      Then stage "test" answers "heard" to "tell"

  @INT-056 @probe @needs-control-plane @needs-data-plane @needs-lambda
  Rule: What does the client receive instead of an answer of more than 128 KB?
    An error, or a close with 1009.
    Source: guide-quotas-websocket

    Scenario: A function answers with more
      Given an API with the route "echo"
      And the route "tell" calls the function
      And the function returns a body of 129 KiB
      And the API is deployed to stage "test"
      When the client connects to stage "test"
      And the client sends a message to "tell"
      Then the function was called 1 time
      And what happens to the client is recorded

  @INT-057 @should @inferred @needs-control-plane @needs-data-plane @needs-lambda
  Rule: An answer of up to 128 KB reaches the client
    Functions may return more; the size of messages is the limit that counts.
    One scenario: because what happens to a longer answer is not documented.
    Source: guide-quotas-websocket

    Scenario Outline: A function answers with <size>
      Given an API with the route "echo"
      And the route "tell" calls the function
      And the function returns a body of <size>
      And the API is deployed to stage "test"
      When the client connects to stage "test"
      And the client sends a message to "tell"
      Then the client receives a text of <size>

      Examples: Sizes
        | size    |
        | 33 KiB  |
        | 120 KiB |
        | 128 KiB |

  @INT-058 @must @inferred @untestable
  Rule: A WebSocket API has no gateway responses of its own
    Source: service-model
    Untestable: no operation offers them, and nothing could be set.

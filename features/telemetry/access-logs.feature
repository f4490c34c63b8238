Feature: Access logs
  A stage can write a line for each event, in a format of its own. On AWS the lines arrive in CloudWatch; a
  target that declares log-lines names the file that has them.

  @OBS-010 @must @documented @needs-control-plane @needs-data-plane @needs-access-logs @needs-log-lines
  Rule: A line of an access log has the values of the $context variables of its format
    Source: guide-logging
    If a line is missing, look at whether all ends of an event are observed.

    Scenario: A line names the connection and the API's stage
      Given an API deployed to stage "test"
      And stage "test" logs "$context.connectionId $context.apiId $context.stage"
      When the client connects to stage "test"
      And the client sends a message to "echo"
      Then the access log contains the line "{connectionId} {apiId} test" for the client

    Scenario: A line names the client's program
      Given an API deployed to stage "test"
      And stage "test" logs "$context.identity.userAgent $context.stage"
      When the client connects to stage "test"
      And the client sends a message to "echo"
      Then the access log contains the line "framegate test"

    @needs-http-backend
    Scenario: A line tells in milliseconds how long the integration took
      Given an API with the route "echo"
      And the route "far" calls the HTTP backend
      And the HTTP backend answers after 400 milliseconds
      And the API is deployed to stage "test"
      And stage "test" logs "$context.routeKey $context.integration.latency"
      When the client connects to stage "test"
      And the client sends a message to "far"
      Then the access log contains a line that matches "far ([3-9][0-9]{2}|[1-9][0-9]{3})"

    Scenario: A stage without log settings has no lines
      Given an API deployed to stage "test"
      And the API is deployed to stage "quiet"
      And stage "test" logs "$context.stage $context.routeKey"
      When client "A" connects to stage "quiet"
      And client "A" sends a message to "echo"
      And client "B" connects to stage "test"
      And client "B" sends a message to "echo"
      Then the access log contains the line "test echo"
      And the access log does not contain the line "quiet echo"

  @OBS-010a @must @inferred @needs-control-plane @needs-data-plane @needs-access-logs @needs-log-lines
  Rule: The status and the error in an access log are those of the event
    The page lists the variables; it does not say what they hold for each event.
    Source: guide-logging

    Scenario: Connecting, a message and the end have a line each
      Given an API with the route "echo"
      And the route "$connect" answers with status 200
      And the route "$disconnect" answers with status 200
      And the API is deployed to stage "test"
      And stage "test" logs "$context.eventType $context.routeKey $context.status"
      When the client connects to stage "test"
      And the client sends a message to "echo"
      And the client closes with code 1000
      Then the access log contains the lines:
        | CONNECT $connect 200       |
        | MESSAGE echo 200           |
        | DISCONNECT $disconnect 200 |

    Scenario: A refused message has the error message
      Given an API deployed to stage "test"
      And stage "test" logs "$context.eventType $context.error.message"
      When the client connects to stage "test"
      And the client sends a message to "nowhere"
      Then the client receives the error "Forbidden"
      And the access log contains the line "MESSAGE Forbidden"

    Scenario: The error message is there in quotation marks as well
      Given an API deployed to stage "test"
      And stage "test" logs "$context.eventType $context.error.messageString"
      When the client connects to stage "test"
      And the client sends a message to "nowhere"
      Then the client receives the error "Forbidden"
      And the access log contains the line 'MESSAGE "Forbidden"'

    Scenario: A failed integration has the error message that the client received
      Given an API with the route "echo"
      And the route "broken" fails
      And the API is deployed to stage "test"
      And stage "test" logs "$context.routeKey $context.error.message"
      When the client connects to stage "test"
      And the client sends a message to "broken"
      Then the client receives the error "Internal server error"
      And the access log contains the line "broken Internal server error"

    Scenario: A failed integration has the status of an error
      Given an API with the route "echo"
      And the route "broken" fails
      And the API is deployed to stage "test"
      And stage "test" logs "$context.routeKey $context.status"
      When the client connects to stage "test"
      And the client sends a message to "broken"
      Then the client receives the error "Internal server error"
      And the access log contains a line that matches "broken [45][0-9]{2}"

    Scenario: A handshake whose integration fails has an error message
      Given an API with the route "echo"
      And the route "$connect" fails
      And the API is deployed to stage "test"
      And stage "test" logs "$context.eventType $context.error.message"
      When the client tries to connect to stage "test"
      Then the handshake is refused
      And the access log contains a line that matches "CONNECT [A-Za-z].*"

    Scenario: An end whose integration fails has an error message
      Given an API with the route "echo"
      And the route "$disconnect" fails
      And the API is deployed to stage "test"
      And stage "test" logs "$context.eventType $context.error.message"
      When the client connects to stage "test"
      And the client closes with code 1000
      Then the access log contains a line that matches "DISCONNECT [A-Za-z].*"

    @needs-lambda
    Scenario: The function's status and Lambda's status are two variables
      Given an API with the route "echo"
      And the route "ask" calls the function
      And the function returns '{"statusCode": 418, "body": "tea"}'
      And the API is deployed to stage "test"
      And stage "test" logs "$context.routeKey $context.integration.status $context.integration.integrationStatus"
      When the client connects to stage "test"
      And the client sends a message to "ask"
      Then the access log contains the line "ask 418 200"

  @OBS-009a @must @inferred @needs-control-plane @needs-data-plane @needs-access-logs @needs-log-lines
  Rule: The format of access logs changes without a deployment, for open connections too
    The page excepts settings of a stage from redeployment; it does not speak of connections that are open.
    One scenario: because the scenario has the lines before and after the change.
    Source: guide-deploy
    If this fails, look at whether the format is read when the stage is deployed, or when a client connects.

    Scenario: Another format while a client is connected
      Given an API deployed to stage "test"
      And stage "test" logs "first $context.routeKey"
      And the client connects to stage "test"
      And the client sends a message to "echo"
      And the access log contains the line "first echo"
      When stage "test" logs "then $context.routeKey"
      And the client sends a message to "echo"
      Then the access log contains the line "then echo"

  @OBS-015 @probe @needs-control-plane @needs-data-plane @needs-access-logs @needs-log-lines
  Rule: Do events without a route of their own have a line?
    Source: guide-logging

    Scenario: A client connects and disconnects without $connect and $disconnect
      Given an API deployed to stage "test"
      And stage "test" logs "$context.eventType $context.routeKey $context.status"
      When the client connects to stage "test"
      And the client closes with code 1000
      And the client is disconnected
      Then the lines of the access log are recorded

  @OBS-016 @probe @needs-control-plane @needs-data-plane @needs-management-api @needs-access-logs @needs-log-lines
  Rule: Does a callback have a line?

    Scenario: A backend posts to a client
      Given an API deployed to stage "test"
      And stage "test" logs "$context.eventType $context.messageDirection"
      And the client connects to stage "test"
      When the backend posts "news" to the client
      And the client receives the text "news"
      Then the lines of the access log are recorded

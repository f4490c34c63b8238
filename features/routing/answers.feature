Feature: Answers and events
  Messages are one-way unless a route has a route response. Answers come when they are ready. An answer may
  hold data of the connection and the message: ids, times, the stage.

  @MSG-026 @must @documented @needs-control-plane @needs-data-plane
  Rule: A message is answered only if its route has a route response
    Source: guide-route-response

    Scenario: A one-way route answers nothing
      Given an API with the routes:
        | route | answer |
        | tell  |        |
        | ask   | told   |
      And the API is deployed to stage "test"
      When the client connects to stage "test"
      And the client sends a message to "tell"
      Then the client receives nothing
      And the client stays connected

    Scenario: A two-way route answers
      Given an API with the routes:
        | route | answer |
        | tell  |        |
        | ask   | told   |
      And the API is deployed to stage "test"
      When the client connects to stage "test"
      And the client sends a message to "ask"
      Then the client receives the answer "told"

    @needs-http-backend
    Scenario: A two-way route answers while another message waits for its backend
      Given an API with the route "echo"
      And the route "slow" calls the HTTP backend
      And the HTTP backend answers after 300 milliseconds
      And the API is deployed to stage "test"
      When the client connects to stage "test"
      And the client sends a message to "slow"
      And the client sends a message to "echo"
      Then the client receives the answer "hello"

    Scenario: A one-way $default answers nothing
      Given an API with the routes:
        | route    | answer |
        | $default |        |
      And the API is deployed to stage "test"
      When the client connects to stage "test"
      And the client sends a message to "nowhere"
      Then the client receives nothing
      And the client stays connected

  @MSG-027 @may @documented @untestable
  Rule: Answers may come in another order than the messages
    Source: guide-routes-integrations
    Untestable: every order conforms, so the rules match answers to messages by an id and never by position.

  @MSG-028 @must @documented @needs-control-plane @needs-data-plane @needs-http-backend
  Rule: $disconnect runs after the connection was closed
    It runs whichever side closed it. An event may be lost, so three connections are closed and one call is enough.
    Source: guide-connect-routes

    Background:
      Given an API with the route "echo"
      And the route "$disconnect" calls the HTTP backend
      And the API is deployed to stage "test"

    Scenario: Not while the client is connected
      When the client connects to stage "test"
      And the client sends a message to "echo"
      Then the client receives an answer
      And the HTTP backend was called 0 times

    Scenario: After the clients closed
      When client "A" connects to stage "test"
      And client "B" connects to stage "test"
      And client "C" connects to stage "test"
      And client "A" closes with code 1000
      And client "B" closes with code 1000
      And client "C" closes without a code
      Then the HTTP backend is called

    Scenario: After the service closed
      When client "A" connects to stage "test"
      And client "B" connects to stage "test"
      And client "A" sends a message of 33 KiB + 1 byte in one frame
      And client "B" sends a message of 33 KiB + 1 byte in one frame
      Then client "A" is disconnected
      And client "B" is disconnected
      And the HTTP backend is called

    @needs-management-api
    Scenario: After the backend disconnected the clients
      When client "A" connects to stage "test"
      And client "B" connects to stage "test"
      And the backend disconnects client "A"
      And the backend disconnects client "B"
      Then client "A" is disconnected
      And client "B" is disconnected
      And the HTTP backend is called

  @MSG-029 @must @documented @untestable
  Rule: $disconnect is not guaranteed to run
    Source: guide-connect-routes
    Untestable: it is a warning to the reader; an event that comes and one that does not both conform.

  @MSG-030 @should @inferred @needs-control-plane @needs-data-plane
  Rule: The result of $disconnect is not sent to clients
    Source: guide-connect-routes

    Scenario: $disconnect fails
      Given an API with the route "echo"
      And the one-way route "$disconnect" fails
      And the API is deployed to stage "test"
      When the client connects to stage "test"
      And the client closes with code 1000
      Then the client receives a close frame
      And the client has received nothing so far

    Scenario: $disconnect answers with an error status
      Given an API with the route "echo"
      And the route "$disconnect" answers with status 500
      And the API is deployed to stage "test"
      When the client connects to stage "test"
      And the client closes with code 1000
      Then the client receives a close frame
      And the client has received nothing so far

    Scenario: A failing $disconnect of one client does not affect another client
      Given an API with the route "echo"
      And the one-way route "$disconnect" fails
      And the API is deployed to stage "test"
      When client "A" connects to stage "test"
      And client "B" connects to stage "test"
      And client "A" closes with code 1000
      Then client "B" stays connected

  @MSG-031 @should @observed @untestable
  Rule: After the loss of the network $disconnect comes late or not at all
    Source: chat-app-27
    Untestable: every time conforms, and so does none.

  @MSG-032 @probe @needs-control-plane @needs-data-plane @needs-http-backend
  Rule: Does $disconnect run for a client that $connect refused?
    Such a connection never was established, which speaks against it; no document says so.
    Source: guide-connect-routes

    Scenario: $connect refuses and $disconnect calls a backend
      Given an API with the route "echo"
      And the route "$connect" answers with status 403
      And the route "$disconnect" calls the HTTP backend
      And the API is deployed to stage "test"
      When the client tries to connect to stage "test"
      Then the handshake is refused with status 403
      And the number of calls to the HTTP backend is recorded

  @MSG-045 @must @documented @needs-control-plane @needs-data-plane
  Rule: Each event has a request id of its own, which is also its extended request id
    Source: guide-template-reference

    Background:
      Given an API
      And the route "ids" answers with the template:
        """
        {"id": "$input.path('$.id')", "request": "$context.requestId",
         "same": "#if($context.requestId == $context.extendedRequestId)yes#{else}no#end"}
        """
      And the API is deployed to stage "test"

    Scenario: The two ids of one message are the same
      When the client connects to stage "test"
      And the client sends a message to "ids"
      Then the client receives an answer in which "same" is "yes"

    Scenario: Two messages have two ids
      When the client connects to stage "test"
      And the client sends a message to "ids"
      Then the client receives an answer
      When the client sends a message to "ids"
      Then the client receives an answer
      And the last two answers to the client differ in "request"

  @MSG-046 @probe @needs-control-plane @needs-data-plane
  Rule: What do connection ids and message ids look like?
    Captures show some sixteen characters of base64 that end in "=". They are opaque, and a path needs them URL-encoded.
    Source: captured-events

    Scenario: A route answers with the ids
      Given an API
      And the route "ids" answers with the template:
        """
        {"id": "$input.path('$.id')", "connection": "$context.connectionId", "message": "$context.messageId"}
        """
      And the API is deployed to stage "test"
      When the client connects to stage "test"
      And the client sends a message to "ids"
      Then what happens to the client is recorded

  @MSG-047 @must @observed @needs-control-plane @needs-data-plane
  Rule: The stage of an event is the name of the stage
    On the API's own host name it is the stage in the URL.
    One scenario: because each row is a stage.
    Source: chalice-1503

    Scenario Outline: A client of stage "<stage>"
      Given an API with the route "echo"
      And the API is deployed to stage "test"
      And the API is deployed to stage "prod"
      When the client connects to stage "<stage>"
      And the client sends a message to "echo"
      Then the client receives an answer in which "stage" is "<stage>"

      Examples: Stages
        | stage |
        | test  |
        | prod  |

  @MSG-047a @must @observed @needs-control-plane @needs-data-plane @needs-custom-domain
  Rule: Over a custom domain, an event has the custom domain and the name of the stage
    The key of the mapping is not the stage.
    One scenario: because each row is a member.
    Source: chalice-1503

    Scenario Outline: The event's <member> is <value>
      Given an API
      And the route "where" answers with the template:
        """
        {"id": "$input.path('$.id')", "domainName": "$context.domainName", "stage": "$context.stage"}
        """
      And the API is deployed to stage "test"
      And the domain name "shop" with a mapping to stage "test" under "chat"
      When the client connects to the domain "shop/chat"
      And the client sends a message to "where"
      Then the client receives an answer in which "<member>" is "<value>"

      Examples: Members
        | member     | value        |
        | domainName | {domainName} |
        | stage      | test         |

  @MSG-049 @must @observed @needs-control-plane @needs-data-plane
  Rule: The time of connecting is the same in all events of a connection
    Source: captured-events

    Background:
      Given an API
      And the route "when" answers with the template:
        """
        {"id": "$input.path('$.id')", "connectedAt": "$context.connectedAt"}
        """
      And the API is deployed to stage "test"

    Scenario: Two messages of one connection
      When the client connects to stage "test"
      And the client sends a message to "when"
      Then the client receives an answer
      When the client sends a message to "when"
      Then the client receives an answer
      And the last two answers to the client agree in "connectedAt"

    Scenario: It is a time in milliseconds
      When the client connects to stage "test"
      And the client sends a message to "when"
      Then the client receives an answer in which "connectedAt" matches "[0-9]{13}"

Feature: Quotas
  Most quotas are in the chapters of what they limit: routes and integrations in control-plane, stages in stages, sizes
  in
  frames. The other quotas are here, and what all of them have in common.

  @LIM-005 @must @documented @needs-control-plane @needs-data-plane
  Rule: There is no quota on connections that are open at the same time
    500 new ones a second that live for two hours make 3.6 million.
    One scenario: because there is no limit to exceed.
    Source: guide-quotas-websocket
    If this fails, look at whether each connection has its own thread.

    Scenario: A hundred clients at a time
      Given an API deployed to stage "test"
      When 100 clients are connected to stage "test"
      Then each of the clients receives the answer "hello" from "echo"

  @LIM-006 @must @documented @seed @needs-control-plane
  Rule: The quotas of resources count for each API alone
    300 routes, 300 integrations, 10 stages, 10 authorizers.
    Source: guide-quotas-websocket

    Scenario: Ten stages of one API do not count in another API
      Given an API with the route "echo"
      And 10 stages are created
      And CreateApi is called with:
        | member                   | value                |
        | name                     | another              |
        | protocolType             | WEBSOCKET            |
        | routeSelectionExpression | $request.body.action |
      When CreateStage is called with:
        | member    | value |
        | stageName | next  |
      Then the call succeeds
      And the answer's "stageName" is "next"

    Scenario: Stages do not count as routes, nor authorizers as stages
      Given an API with the route "echo"
      And 10 stages are created
      And 10 authorizers are created
      When CreateRoute is called with:
        | member   | value |
        | routeKey | next  |
      Then the call succeeds

  @LIM-007 @must @documented @needs-control-plane
  Rule: The time-out of an integration cannot be updated to more than 29 seconds or less than 50 milliseconds
    The time-outs at creation are API-051. The quota cannot be raised.
    Source: guide-quotas-websocket

    Scenario Outline: A time-out of <milliseconds> is refused, and the old one stays
      Given an API
      And CreateIntegration is called with:
        | member          | value |
        | integrationType | MOCK  |
        | timeoutInMillis | 5000  |
      When UpdateIntegration is called with:
        | member          | value          |
        | timeoutInMillis | <milliseconds> |
      Then the call is refused with 400 BadRequestException
      When GetIntegration is called
      Then the answer's "timeoutInMillis" is "5000"

      Examples: Time-outs
        | milliseconds |
        | 49           |
        | 29001        |

    Scenario Outline: A time-out of <milliseconds> is accepted
      Given an API
      And CreateIntegration is called with:
        | member          | value |
        | integrationType | MOCK  |
        | timeoutInMillis | 5000  |
      When UpdateIntegration is called with:
        | member          | value          |
        | timeoutInMillis | <milliseconds> |
      Then the call succeeds
      And the answer's "timeoutInMillis" is "<milliseconds>"

      Examples: Time-outs
        | milliseconds |
        | 50           |
        | 29000        |

  @LIM-008 @must @documented @seed @needs-data-plane
  Rule: The quota of 128 KB is for one message, not for a connection
    Source: guide-quotas-websocket
    If this fails, look at whether the count of bytes restarts with each message.

    Scenario: Several messages exceed the quota together
      Given an echoing stage
      When the client connects
      And the client sends a message of 100 KiB in frames of 32000 bytes
      And the client receives an answer
      And the client sends a message of 100 KiB in frames of 32000 bytes
      And the client receives an answer
      And the client sends a message of 100 KiB in frames of 32000 bytes
      Then the client receives an answer

    Scenario: A large message of one client does not limit another client
      Given an echoing stage
      When client "A" connects
      And client "B" connects
      And client "A" sends the first half of a message
      And client "B" sends a message of 100 KiB in frames of 32000 bytes
      Then client "B" receives an answer

  @LIM-009 @probe @needs-control-plane
  Rule: How long may templates be?
    The quotas give 300 KB to mapping templates and 3 KB to formats of access logs; the service model has 32 KB and 1024
    characters. An authorizer's result may have 8 KB.
    Source: guide-quotas-websocket, service-model

    Scenario Outline: A mapping template of <length>
      Given an API
      When CreateIntegration is called with:
        | member           | value                     |
        | integrationType  | MOCK                      |
        | requestTemplates | {"$default":"{<length>}"} |
      Then the call's answer is recorded

      Examples: Lengths
        | length            |
        | 33000 characters  |
        | 300000 characters |
        | 310000 characters |

    Scenario Outline: A format of access logs with <length>
      Given an API deployed to stage "test"
      When UpdateStage is called with:
        | member                           | value                         |
        | accessLogSettings.destinationArn | {logGroupArn}                 |
        | accessLogSettings.format         | $context.requestId {<length>} |
      Then the call's answer is recorded

      Examples: Lengths
        | length          |
        | 1100 characters |
        | 3000 characters |
        | 3200 characters |

  @LIM-018 @must @documented @untestable
  Rule: An account has 600 regional APIs
    Source: guide-quotas
    Untestable: a run that fills the account's quota would keep other users of the account from creating an API.

  @LIM-019 @must @documented @untestable
  Rule: The length of a handshake's URL cannot be raised above 4096 characters
    Source: guide-quotas-websocket
    Untestable: that a quota cannot be raised is a matter between account and service. The figure is judged by URL-010.

  @LIM-020 @probe @needs-control-plane @needs-data-plane
  Rule: How large may the headers of a handshake be together?
    10240 bytes in the tables of HTTP and REST APIs; the table of WebSocket APIs is silent.
    Source: guide-quotas-websocket

    Scenario Outline: A handshake with <length> in one header
      Given an API deployed to stage "test"
      And stage "test" is callable
      When the client tries to connect to stage "test" with the header "X-Padding" set to "{<length>}"
      Then the handshake's answer is recorded

      Examples: Lengths
        | length           |
        | 7000 characters  |
        | 11000 characters |

  @LIM-021 @must @documented @untestable
  Rule: Usage plans count for WebSocket APIs whose $connect asks for a key
    The guide documents it.
    Source: service-model
    Untestable: keys and usage plans are created with another service.

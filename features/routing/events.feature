Feature: The events of a proxy function
  A function behind a proxy integration is called with an event: one for the handshake, one for each message, one for
  the end of the connection. All three have the context of the connection; each has some members of its own.

  @MSG-040 @must @documented @needs-control-plane @needs-data-plane @needs-lambda
  Rule: The CONNECT and DISCONNECT events have the context of the connection
    It names the type of the event, the route, the stage, the API, the connection and the times. For MESSAGE events see
    MSG-040a.
    Source: guide-integration-request

    Background:
      Given an API with the route "echo"
      And the routes "$connect", "tell" and "$disconnect" call the function
      And the API is deployed to stage "test"

    Scenario Outline: The <event> event
      When the client connects to stage "test"
      And the client sends a message to "tell"
      Then the client receives an answer
      When the client closes with code 1000
      Then the function's <event> event contains:
        | member                           | value                                               |
        | requestContext.eventType         | <event>                                             |
        | requestContext.routeKey          | <route>                                             |
        | requestContext.messageDirection  | IN                                                  |
        | requestContext.stage             | test                                                |
        | requestContext.apiId             | {apiId}                                             |
        | requestContext.connectionId      | /.+/                                                |
        | requestContext.requestId         | /.+/                                                |
        | requestContext.extendedRequestId | /.+/                                                |
        | requestContext.domainName        | /.+/                                                |
        | requestContext.identity.sourceIp | /[0-9a-f.:]+/                                       |
        | requestContext.requestTime       | /[0-9]{2}/[A-Z][a-z]{2}/[0-9]{4}:[0-9:]{8} [+]0000/ |
        | requestContext.requestTimeEpoch  | /[0-9]{13}/                                         |
        | requestContext.connectedAt       | /[0-9]{13}/                                         |
        | isBase64Encoded                  | false                                               |

      Examples: Events
        | event      | route       |
        | CONNECT    | $connect    |
        | DISCONNECT | $disconnect |

    Scenario Outline: Both events of a connection agree in <member>
      When the client connects to stage "test"
      And the client sends a message to "tell"
      Then the client receives an answer
      When the client closes with code 1000
      Then the function's CONNECT and DISCONNECT events agree in "requestContext.<member>"

      Examples: Members
        | member            |
        | connectionId      |
        | connectedAt       |
        | domainName        |
        | identity.sourceIp |

  @MSG-040a @must @observed @needs-control-plane @needs-data-plane @needs-lambda
  Rule: The MESSAGE event has the context of the connection
    Source: captured-events

    Background:
      Given an API with the route "echo"
      And the routes "$connect", "tell" and "$disconnect" call the function
      And the API is deployed to stage "test"

    Scenario: A message
      When the client connects to stage "test"
      And the client sends a message to "tell"
      Then the client receives an answer
      And the function's MESSAGE event contains:
        | member                           | value                                               |
        | requestContext.eventType         | MESSAGE                                             |
        | requestContext.routeKey          | tell                                                |
        | requestContext.messageDirection  | IN                                                  |
        | requestContext.stage             | test                                                |
        | requestContext.apiId             | {apiId}                                             |
        | requestContext.connectionId      | /.+/                                                |
        | requestContext.requestId         | /.+/                                                |
        | requestContext.extendedRequestId | /.+/                                                |
        | requestContext.domainName        | /.+/                                                |
        | requestContext.identity.sourceIp | /[0-9a-f.:]+/                                       |
        | requestContext.requestTime       | /[0-9]{2}/[A-Z][a-z]{2}/[0-9]{4}:[0-9:]{8} [+]0000/ |
        | requestContext.requestTimeEpoch  | /[0-9]{13}/                                         |
        | requestContext.connectedAt       | /[0-9]{13}/                                         |
        | isBase64Encoded                  | false                                               |

    Scenario Outline: The events of the handshake and of a message agree in <member>
      When the client connects to stage "test"
      And the client sends a message to "tell"
      Then the client receives an answer
      And the function's CONNECT and MESSAGE events agree in "requestContext.<member>"

      Examples: Members
        | member            |
        | connectionId      |
        | connectedAt       |
        | domainName        |
        | identity.sourceIp |

  @MSG-041 @must @documented @needs-control-plane @needs-data-plane @needs-lambda
  Rule: The CONNECT event has the headers of the handshake, and its query if there is one
    The members are there with one value for each name, and with all values. There is no body.
    Source: guide-integration-request, captured-events

    Background:
      Given an API with the route "echo"
      And the route "$connect" calls the function
      And the API is deployed to stage "test"

    Scenario: A handshake with a query
      When the client tries to connect to the path "/test?name=ada&color=blue&color=green"
      Then the handshake is accepted
      And the function's CONNECT event contains:
        | member                                | value            |
        | queryStringParameters.name            | ada              |
        | multiValueQueryStringParameters.name  | ["ada"]          |
        | multiValueQueryStringParameters.color | ["blue","green"] |

    Scenario: A handshake without a query
      When the client tries to connect to the path "/test"
      Then the handshake is accepted
      And the function's CONNECT event has no "queryStringParameters"
      And the function's CONNECT event has no "multiValueQueryStringParameters"

    Scenario Outline: The header <header>
      When the client connects to stage "test"
      Then the function's CONNECT event contains:
        | member                     | value |
        | headers.<header>           | /.+/  |
        | multiValueHeaders.<header> | /.+/  |

      Examples: Headers
        | header                |
        | Host                  |
        | Sec-WebSocket-Key     |
        | Sec-WebSocket-Version |

    Scenario: No body and no message
      When the client connects to stage "test"
      Then the function's CONNECT event has no "body"
      And the function's CONNECT event has no "requestContext.messageId"

  @MSG-041a @must @observed @needs-control-plane @needs-data-plane @needs-lambda
  Rule: The CONNECT event has no headers of the upgrade itself, and Host without a port
    Source: serverless-offline-e2e, aws-lambda-rie-25

    Background:
      Given an API with the route "echo"
      And the route "$connect" calls the function
      And the API is deployed to stage "test"

    Scenario Outline: It has no <member>
      When the client connects to stage "test"
      Then the function's CONNECT event has no "<member>"

      Examples: Headers of the upgrade
        | member                       |
        | headers.Connection           |
        | headers.Upgrade              |
        | multiValueHeaders.Connection |
        | multiValueHeaders.Upgrade    |

    Scenario: The host has no port
      When the client connects to stage "test"
      Then the function's CONNECT event contains:
        | member       | value   |
        | headers.Host | /[^:]+/ |

  @MSG-041b @must @observed @needs-control-plane @needs-data-plane @needs-lambda
  Rule: The CONNECT event has the headers of the edge
    They name the client's address, the port and the protocol, and carry a trace id.
    One scenario: because each row is a header.
    Source: serverless-offline-e2e, aws-lambda-rie-25

    Background:
      Given an API with the route "echo"
      And the route "$connect" calls the function
      And the API is deployed to stage "test"

    Scenario Outline: The header <header>
      When the client connects to stage "test"
      Then the function's CONNECT event contains:
        | member                     | value   |
        | headers.<header>           | <value> |
        | multiValueHeaders.<header> | /.+/    |

      Examples: Headers of the edge
        | header            | value                               |
        | X-Forwarded-For   | /[0-9a-f.:]+(, ?[0-9a-f.:]+)*/      |
        | X-Forwarded-Port  | /[0-9]+/                            |
        | X-Forwarded-Proto | /https?/                            |
        | X-Amzn-Trace-Id   | /Root=1-[0-9a-f]{8}-[0-9a-f]{24}.*/ |

  @MSG-041c @must @inferred @needs-control-plane @needs-data-plane @needs-lambda
  Rule: Of several values of a query parameter the CONNECT event has the last one
    So do the events of REST APIs. The member multiValueQueryStringParameters has all of them.
    One scenario: because a single value is covered by MSG-041.
    Source: guide-integration-request

    Scenario: A query with two values of one name
      Given an API with the route "echo"
      And the route "$connect" calls the function
      And the API is deployed to stage "test"
      When the client tries to connect to the path "/test?color=blue&color=green"
      Then the handshake is accepted
      And the function's CONNECT event contains:
        | member                                | value            |
        | queryStringParameters.color           | green            |
        | multiValueQueryStringParameters.color | ["blue","green"] |

  @MSG-042 @must @observed @needs-control-plane @needs-data-plane @needs-lambda
  Rule: The MESSAGE event has the message as text, with an id, and no data of the handshake
    Source: aws-lambda-java-libs-71

    Background:
      Given an API with the route "echo"
      And the route "$default" calls the function
      And the API is deployed to stage "test"

    Scenario Outline: <what> arrives as it was sent
      When the client connects to stage "test"
      And the client sends the message:
        """
        <message>
        """
      Then the function's MESSAGE event contains:
        | member                   | value     |
        | body                     | <message> |
        | isBase64Encoded          | false     |
        | requestContext.messageId | /.+/      |

      Examples: Messages
        | what          | message                       |
        | an object     | {"action": "tell", "n":  1.0} |
        | a list        | [1, 2]                        |
        | plain text    | hello, world                  |
        | other letters | grüße, 世界                   |

    Scenario Outline: No <member>
      When the client tries to connect to the path "/test?name=ada"
      And the client sends a message to "tell"
      Then the function's MESSAGE event has no "<member>"

      Examples: Members
        | member                          |
        | headers                         |
        | multiValueHeaders               |
        | queryStringParameters           |
        | multiValueQueryStringParameters |

  @MSG-043 @must @documented @needs-control-plane @needs-data-plane @needs-lambda
  Rule: The DISCONNECT event has the status and the reason of the end, and four headers
    One scenario: because what the event lacks is MSG-043a.
    Source: guide-integration-request

    Background:
      Given an API with the route "echo"
      And the route "$disconnect" calls the function
      And the API is deployed to stage "test"

    Scenario Outline: It has <member>
      When the client connects to stage "test"
      And the client closes without a code
      Then the function's DISCONNECT event contains:
        | member   | value   |
        | <member> | <value> |

      Examples: Members
        | member                              | value    |
        | headers.Host                        | /.+/     |
        | headers.x-api-key                   | /.*/     |
        | headers.X-Forwarded-For             | /.*/     |
        | headers.x-restapi                   | /.*/     |
        | multiValueHeaders.Host              | /.+/     |
        | requestContext.disconnectStatusCode | /[0-9]+/ |
        | requestContext.disconnectReason     | /.+/     |

  @MSG-043a @must @inferred @needs-control-plane @needs-data-plane @needs-lambda
  Rule: The DISCONNECT event has nothing of a message or a handshake, and no other event tells of an end
    The guide's sample of the event has no such members; that it never has them is not said.
    Source: guide-integration-request

    Background:
      Given an API with the route "echo"
      And the route "$disconnect" calls the function
      And the API is deployed to stage "test"

    Scenario Outline: It has no <member>
      When the client connects to stage "test"
      And the client closes without a code
      Then the function's DISCONNECT event has no "<member>"

      Examples: Members
        | member                    |
        | body                      |
        | requestContext.messageId  |
        | headers.Sec-WebSocket-Key |

    Scenario Outline: No other event has <member>
      Given the route "$connect" calls the other function
      And the API is deployed to stage "test"
      When the client connects to stage "test"
      Then the other function's CONNECT event has no "requestContext.<member>"

      Examples: Members
        | member               |
        | disconnectStatusCode |
        | disconnectReason     |

  @MSG-048 @may @observed @untestable
  Rule: Members without a value may be null or missing
    Captures of 2019 to 2021 have messageId, disconnectStatusCode and parts of identity as null; later ones leave them
    out, and AWS's own sample events leave out userAgent.
    Source: aws-lambda-go-405
    Untestable: both conform, and the other rules take a null for a missing member.

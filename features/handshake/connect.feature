Feature: Connecting
  A client connects with a WebSocket handshake. If the API has a $connect route, the status of its integration
  decides. Rules that need a function are with the integrations of $connect.

  @CON-001 @must @documented @needs-data-plane
  Rule: A client connects with an upgrade and receives 101
    Source: guide-connect-routes

    Scenario: A client connects and sends a message
      Given an echoing stage
      When the client connects
      And the client sends a message to "echo"
      Then the client receives an answer

    Scenario: An ordinary client connects and sends a message
      Given an echoing stage
      When an ordinary client connects
      And the ordinary client sends a message of 100 bytes
      Then the ordinary client receives an answer

    @needs-control-plane
    Scenario Outline: The header Connection is "<value>", as some browsers write it
      Given an API deployed to stage "test"
      When the client tries to connect to stage "test" with the header "Connection" set to "<value>"
      Then the handshake is accepted
      When the client sends a message to "echo"
      Then the client receives the answer "hello"

      Examples: Values
        | value               |
        | Upgrade             |
        | keep-alive, Upgrade |

  @CON-003 @must @documented @needs-control-plane @needs-data-plane
  Rule: No connection is created if the integration of $connect fails
    Which status the client sees depends on how it fails and has rules of its own.
    Source: guide-connect-routes

    Scenario: The backend of $connect cannot be reached
      Given an API with the route "echo"
      And the route "$connect" fails
      And the API is deployed to stage "test"
      When the client tries to connect to stage "test"
      Then the handshake is refused

    Scenario: $connect succeeds
      Given an API with the route "echo"
      And the route "$connect" answers with status 200
      And the API is deployed to stage "test"
      When the client connects to stage "test"
      And the client sends a message to "echo"
      Then the client receives the answer "hello"

    Scenario: A failing route other than $connect does not refuse clients
      Given an API with the route "echo"
      And the route "broken" fails
      And the route "$default" fails
      And the API is deployed to stage "test"
      When the client tries to connect to stage "test"
      Then the handshake is accepted

  @CON-004 @must @documented @needs-control-plane @needs-data-plane
  Rule: Without a $connect route the connection is created directly
    Source: guide-connect-routes

    Scenario Outline: An API that has only the route "<route>"
      Given an API with the route "<route>"
      And the API is deployed to stage "test"
      When the client tries to connect to stage "test"
      Then the handshake is accepted

      Examples: Routes
        | route    |
        | echo     |
        | $default |

    Scenario: A $connect route that refuses was removed
      Given an API with the route "echo"
      And the route "$connect" answers with status 403
      And the route "$connect" is removed
      And the API is deployed to stage "test"
      When the client tries to connect to stage "test"
      Then the handshake is accepted

  @CON-006 @must @observed @needs-control-plane @needs-data-plane
  Rule: A 2xx status of $connect accepts the handshake with 101
    One scenario: because other statuses are CON-007.
    Source: wscat-notes

    Scenario Outline: $connect answers <status>
      Given an API with the route "echo"
      And the route "$connect" answers with status <status>
      And the API is deployed to stage "test"
      When the client tries to connect to stage "test"
      Then the handshake is accepted
      When the client sends a message to "echo"
      Then the client receives the answer "hello"

      Examples: Statuses
        | status |
        | 200    |
        | 201    |

  @CON-007 @must @observed @needs-control-plane @needs-data-plane
  Rule: Any other status of $connect refuses the handshake with that status
    Source: wscat-notes
    If all of them come as one status, look at whether the integration's status is taken or only its success.

    Scenario Outline: $connect answers <status>
      Given an API with the route "echo"
      And the route "$connect" answers with status <status>
      And the API is deployed to stage "test"
      When the client tries to connect to stage "test"
      Then the handshake is refused with status <status>

      Examples: Seen on AWS
        | status |
        | 301    |
        | 400    |
        | 401    |
        | 501    |

      Examples: Of the same kinds
        | status |
        | 403    |
        | 404    |
        | 500    |

    Scenario: A refusal is for its own stage
      Given an API with the route "echo"
      And the API is deployed to stage "open"
      And the route "$connect" answers with status 403
      And the API is deployed to stage "shut"
      When the client tries to connect to stage "shut"
      Then the handshake is refused with status 403
      When client "B" tries to connect to stage "open"
      Then the handshake is accepted

  @CON-010 @should @inferred @needs-control-plane @needs-data-plane @needs-http-backend
  Rule: A $connect integration that takes too long refuses the handshake with a 5xx
    The integration's own time-out is short here.
    Source: guide-quotas-websocket

    Scenario: The backend of $connect is slower than the time-out
      Given an API with the route "echo"
      And the route "$connect" calls the HTTP backend
      And the integration of the route "$connect" has "timeoutInMillis" set to "500"
      And the HTTP backend answers after 3000 milliseconds
      And the API is deployed to stage "test"
      When the client tries to connect to stage "test"
      Then the handshake is refused with one of the statuses:
        | status |
        | 500    |
        | 502    |
        | 503    |
        | 504    |

    Scenario: The backend of $connect is fast enough
      Given an API with the route "echo"
      And the route "$connect" calls the HTTP backend
      And the HTTP backend answers after 500 milliseconds
      And the API is deployed to stage "test"
      When the client tries to connect to stage "test"
      Then the handshake is accepted

  @CON-011 @must @observed @needs-control-plane @needs-data-plane
  Rule: What $connect answers is not passed to the client
    Only its status counts, and the subprotocol where one was asked for.
    Source: chalice-1768

    Scenario: $connect answers with a body
      Given an API with the route "echo"
      And the route "$connect" answers with the template:
        """
        {"greeting": "not for the client"}
        """
      And the API is deployed to stage "test"
      When the client connects to stage "test"
      Then the client receives nothing
      And the client stays connected

    Scenario: The first answer that arrives is that of the first message
      Given an API with the route "echo"
      And the route "$connect" answers with the template:
        """
        {"greeting": "not for the client"}
        """
      And the API is deployed to stage "test"
      When the client connects to stage "test"
      And the client sends a message to "echo"
      Then the client receives the answer "hello"

  @CON-015 @should @observed @needs-data-plane
  Rule: The answer to a handshake has a date and the headers of the upgrade
    One scenario: because each row is a header.
    Source: websockets-1065

    Scenario Outline: The 101 has the header <header>
      Given an echoing stage
      When the client connects
      Then the handshake's answer has the header "<header>"

      Examples: Headers
        | header               |
        | Date                 |
        | Connection           |
        | Upgrade              |
        | Sec-WebSocket-Accept |

  @CON-016 @must @inferred @needs-control-plane @needs-data-plane
  Rule: Each connection has a unique id
    Source: guide-connections, serverless-offline-e2e

    Scenario: Two clients at the same time
      Given an API deployed to stage "test"
      When client "A" connects to stage "test"
      And client "B" connects to stage "test"
      Then client "A" and client "B" have different connection ids

    Scenario: A client that disconnected and one that connected later
      Given an API deployed to stage "test"
      When client "A" connects to stage "test"
      And the backend has the connection id of client "A"
      And client "A" closes with code 1000
      And client "A" receives a close frame
      And client "B" connects to stage "test"
      Then client "A" and client "B" have different connection ids

    Scenario: One connection keeps its id
      Given an API deployed to stage "test"
      When the client connects to stage "test"
      And the client sends a message to "echo"
      Then the client receives an answer
      When the client sends a message to "echo"
      Then the client receives an answer
      And the last two answers to the client agree in "connectionId"

  @CON-052 @should @inferred @needs-data-plane @needs-control-plane
  Rule: The Origin of a client is not checked
    Source: guide-connect-routes

    Scenario Outline: A page of <origin> connects
      Given an API deployed to stage "test"
      When the client tries to connect to stage "test" with the header "Origin" set to "<origin>"
      Then the handshake is accepted

      Examples: Origins
        | origin                  |
        | https://www.example.com |
        | http://127.0.0.1:3000   |
        | null                    |

    Scenario: A client without an origin connects
      Given an API deployed to stage "test"
      When the client tries to connect to stage "test" without the header "Origin"
      Then the handshake is accepted

  @CON-053 @probe @needs-control-plane @needs-data-plane
  Rule: What does an invalid handshake receive?
    RFC 6455 says 426 for a version and 400 for the rest; AWS is silent.
    Source: rfc6455

    Scenario Outline: <header> is "<value>"
      Given an API deployed to stage "test"
      When the client tries to connect to stage "test" with the header "<header>" set to "<value>"
      Then the handshake's answer is recorded

      Examples: Headers
        | header                | value                            |
        | Sec-WebSocket-Version | 8                                |
        | Sec-WebSocket-Version | 14                               |
        | Sec-WebSocket-Key     | short                            |
        | Sec-WebSocket-Key     | bm90IHNpeHRlZW4gYnl0ZXMgYXQgYWxs |
        | Upgrade               | h2c                              |

    Scenario Outline: <header> is missing
      Given an API deployed to stage "test"
      When the client tries to connect to stage "test" without the header "<header>"
      Then the handshake's answer is recorded

      Examples: Headers
        | header                |
        | Sec-WebSocket-Version |
        | Sec-WebSocket-Key     |
        | Connection            |

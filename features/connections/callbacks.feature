Feature: Callbacks
  With the id of a connection a backend may post to it, request its status and end it, at any time and without a message
  to
  answer. IAM decides who may do so; the rules of signatures are in the chapter access.

  @MGT-001 @must @documented @needs-control-plane @needs-data-plane @needs-management-api
  Rule: A POST to a connection sends its body to the client
    It answers 200 with an empty body.
    Source: management-model

    Scenario Outline: The backend posts <what>
      Given an API deployed to stage "test"
      When the client connects to stage "test"
      And the backend posts "<text>" to the client
      Then the callback succeeds with status 200
      And the client receives the text "<text>"

      Examples: Texts
        | what              | text            |
        | a word            | hello           |
        | text beyond ASCII | grüße, 12 €, 😀 |
        | a JSON array      | [1, 2, 3]       |
        | one character     | x               |
        | a path            | /a/b?c=d&e=%20f |

    Scenario Outline: The backend posts <size>
      Given an API deployed to stage "test"
      When the client connects to stage "test"
      And the backend posts <size> to the client
      Then the callback succeeds with status 200
      And the client receives a text of <size>

      Examples: Around the changes of a frame's length field
        | size            |
        | 125 bytes       |
        | 126 bytes       |
        | 64 KiB - 1 byte |
        | 64 KiB          |

    Scenario: Only the named client receives it
      Given an API deployed to stage "test"
      And client "A" connects to stage "test"
      And client "B" connects to stage "test"
      When the backend posts "for A" to client "A"
      Then client "A" receives the text "for A"
      And client "B" has received nothing so far

    Scenario: A post between a message and the next
      Given an API deployed to stage "test"
      When the client connects to stage "test"
      And the backend posts "by the way" to the client
      Then the client receives the text "by the way"
      When the client sends a message to "echo"
      Then the client receives the answer "hello"

  @MGT-002 @must @documented @needs-control-plane @needs-data-plane @needs-management-api
  Rule: A GET returns when a client connected, when it was last active, and its identity
    Names are in lowerCamelCase and times in ISO 8601.
    Source: management-model
    If an SDK reads nothing from the answer, look at the case of the members.

    Scenario Outline: The answer has <member>
      Given an API deployed to stage "test"
      When the client connects to stage "test"
      And the backend requests the status of the client
      Then the callback succeeds with status 200
      And the callback's answer has "<member>"

      Examples: Members
        | member             |
        | connectedAt        |
        | lastActiveAt       |
        | identity.sourceIp  |
        | identity.userAgent |

    Scenario Outline: <member> is a time in ISO 8601
      Given an API deployed to stage "test"
      When the client connects to stage "test"
      And the backend requests the status of the client
      Then the callback's answer's "<member>" matches "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]+)?(Z|[+-][0-9]{2}:?[0-9]{2})"

      Examples: Members
        | member       |
        | connectedAt  |
        | lastActiveAt |

    Scenario: The request sends nothing to the client
      Given an API deployed to stage "test"
      When the client connects to stage "test"
      And the backend requests the status of the client
      Then the callback succeeds with status 200
      And the client stays connected

  @MGT-003 @must @documented @needs-control-plane @needs-data-plane @needs-management-api
  Rule: A DELETE ends the connection
    The model promises 204; a report of 2019 shows 200. Both are accepted.
    Source: management-model
    If the client stays, look at whether DELETE only forgets the connection.

    Scenario: The client is disconnected
      Given an API deployed to stage "test"
      When the client connects to stage "test"
      And the backend disconnects the client
      Then the callback succeeds with one of the statuses:
        | status |
        | 200    |
        | 204    |
      And the client is disconnected

    Scenario: The other clients stay
      Given an API deployed to stage "test"
      And client "A" connects to stage "test"
      And client "B" connects to stage "test"
      When the backend disconnects client "A"
      Then client "A" is disconnected
      And client "B" stays connected

  @MGT-007 @must @documented @needs-control-plane @needs-data-plane @needs-management-api
  Rule: A POST of more than 128 KB is refused with 413
    One scenario: because the sizes that are accepted have a rule of their own (MGT-008).
    Source: management-model

    Scenario Outline: The backend posts <size>
      Given an API deployed to stage "test"
      When the client connects to stage "test"
      And the backend posts <size> to the client
      Then the callback is refused with status 413

      Examples: Sizes
        | size             |
        | 128 KiB + 1 byte |
        | 132 KiB          |
        | 256 KiB          |
        | 1 MiB            |

  @MGT-007a @must @observed @needs-control-plane @needs-data-plane @needs-management-api
  Rule: A POST that is refused for its size does not end the connection
    Source: sleeper-5755

    Scenario: The client can still send messages
      Given an API deployed to stage "test"
      When the client connects to stage "test"
      And the backend posts 132 KiB to the client
      Then the callback is refused with status 413
      When the client sends a message to "echo"
      Then the client receives the answer "hello"

    Scenario: The backend can still post to the client
      Given an API deployed to stage "test"
      When the client connects to stage "test"
      And the backend posts 132 KiB to the client
      Then the callback is refused with status 413
      When the backend posts "shorter" to the client
      Then the client receives the text "shorter"

  @MGT-008 @must @inferred @needs-control-plane @needs-data-plane @needs-management-api
  Rule: The body of a POST may hold 131072 bytes
    The service model states this limit in bytes. A footnote of the quotas page can be read against it.
    One scenario: because what is larger is refused by MGT-007.
    Source: management-model, guide-quotas-websocket

    Scenario Outline: The <position> is accepted
      Given an API deployed to stage "test"
      When the client connects to stage "test"
      And the backend posts <size> to the client
      Then the callback succeeds with status 200

      Examples: Positions
        | position       | size             |
        | limit - 1 byte | 128 KiB - 1 byte |
        | limit          | 128 KiB          |

      Examples: Larger than a client's frame may be
        | position      | size            |
        | frame's 32 KB | 32 KiB + 1 byte |
        | double of it  | 64 KiB + 1 byte |

  @MGT-009 @must @documented @untestable
  Rule: Too many callbacks, or a client that does not read, are answered with 429
    Source: management-model
    Untestable: no document says how many are too many or how much is kept for a client.

  @MGT-010 @must @documented @untestable
  Rule: A caller whose policies do not allow it is answered with 403 ForbiddenException
    Source: management-model
    Untestable: it takes keys with different policies.

  @MGT-012 @should @inferred @needs-iam @needs-control-plane @needs-data-plane @needs-management-api
  Rule: A callback without a signature is refused with 403
    Source: guide-connections
    If this fails, look at whether callbacks require a signature at all.

    Scenario: Without a signature
      Given an API deployed to stage "test"
      And the client connects to stage "test"
      When the backend calls POST on the client without a signature
      Then the callback is refused with status 403
      And the client receives nothing

    Scenario: With one
      Given an API deployed to stage "test"
      And the client connects to stage "test"
      When the backend posts "hello" to the client
      Then the callback succeeds with status 200
      And the client receives the text "hello"

  @MGT-013 @must @observed @needs-iam @needs-control-plane @needs-data-plane @needs-management-api
  Rule: A callback that is signed for another service is refused with 403, and the message names the right one
    One scenario: because the right service is IAM-002.
    Source: aws-sdk-js-v3-1831
    If this fails, look at the service in the scope of the credential.

    Scenario Outline: A <method> is signed for apigateway
      Given an API deployed to stage "test"
      And the client connects to stage "test"
      When the backend calls <method> on the client with a signature for the service "apigateway"
      Then the callback is refused with status 403
      And the callback's answer's "message" matches ".*execute-api.*"
      And the client stays connected

      Examples: Methods
        | method |
        | POST   |
        | GET    |
        | DELETE |

  @MGT-014 @must @observed @untestable
  Rule: A refusal by IAM names the caller, execute-api:ManageConnections and the resource
    The resource ends with the method, /@connections and {connectionId} in braces.
    Source: aws-cdk-18410
    Untestable: it takes keys with different policies.

  @MGT-019 @probe @needs-control-plane @needs-data-plane @needs-management-api
  Rule: What happens to a POST with an empty body?
    Source: management-model

    Scenario: The backend posts nothing
      Given an API deployed to stage "test"
      When the client connects to stage "test"
      And the backend posts 0 bytes to the client
      Then the callback's answer is recorded
      And what happens to the client is recorded

  @MGT-020 @must @inferred @needs-control-plane @needs-data-plane @needs-management-api
  Rule: The body of a POST goes out as text, whatever its content type
    No document covers bytes that are not UTF-8.
    One scenario: because every content type is accepted.
    Source: guide-connections, serverless-offline-e2e

    Scenario Outline: The backend posts with the content type <type>
      Given an API deployed to stage "test"
      When the client connects to stage "test"
      And the backend posts "hello world" to the client with the content type "<type>"
      Then the callback succeeds with status 200
      And the client receives the text "hello world"
      And the client has received text frames only

      Examples: Types
        | type                              |
        | application/json                  |
        | text/plain                        |
        | application/octet-stream          |
        | application/x-www-form-urlencoded |
        | image/png                         |
        | none                              |

  @MGT-021 @should @inferred @untestable
  Rule: A POST that succeeds was accepted, which does not mean that the client's program saw it
    Source: management-model
    Untestable: a delivery that fails after the answer and one that does not both conform.

  @MGT-022 @probe @needs-control-plane @needs-data-plane @needs-management-api
  Rule: Which traffic moves lastActiveAt?
    Source: management-model

    Scenario: After a message
      Given an API deployed to stage "test"
      When the client connects to stage "test"
      And the client sends a message to "echo"
      And the backend requests the status of the client
      Then the callback's answer is recorded

    Scenario: After a ping
      Given an API deployed to stage "test"
      When the client connects to stage "test"
      And the client sends a ping "awake"
      And the backend requests the status of the client
      Then the callback's answer is recorded

    Scenario: After a callback
      Given an API deployed to stage "test"
      When the client connects to stage "test"
      And the backend posts "hello" to the client
      And the backend requests the status of the client
      Then the callback's answer is recorded

  @MGT-024 @must @documented @untestable
  Rule: Callbacks count towards the request rate of the account
    Source: guide-protect
    Untestable: the account's rate is ten thousand a second and shared with everything else in it.

  @MGT-026 @probe @needs-control-plane @needs-data-plane @needs-management-api
  Rule: Do two posts arrive in the order in which they were made?
    The second is made after the first was answered.
    Source: guide-connections

    Scenario: Several posts, one after the other
      Given an API deployed to stage "test"
      When the client connects to stage "test"
      And the backend posts "first" to the client
      And the backend posts "second" to the client
      And the backend posts "third" to the client
      Then what happens to the client is recorded

  @MGT-027 @probe @needs-control-plane @needs-data-plane @needs-management-api
  Rule: What do other methods on a connection answer?
    Source: management-model

    Scenario Outline: The backend calls <method>
      Given an API deployed to stage "test"
      When the client connects to stage "test"
      And the backend calls <method> on the client
      Then the callback's answer is recorded

      Examples: Methods
        | method  |
        | PUT     |
        | PATCH   |
        | HEAD    |
        | OPTIONS |

  @MGT-030 @must @inferred @untestable
  Rule: There is no broadcast; each connection is called by itself
    Source: guide-connections
    Untestable: it is the absence of an operation.

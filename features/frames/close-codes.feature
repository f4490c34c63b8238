Feature: How a connection ends
  The guide lists the status codes of a connection's end. Some are sent in close frames, two exist only in events, and
  three have causes that no client controls. The rules of 1003 and 1009 are with binary data and sizes.

  @FRM-042 @must @inferred @needs-data-plane
  Rule: 1005 stands for a close frame without a code and is never sent
    In the event of $disconnect it says that the client's close frame had no code. On the wire the service may answer
    with any legal code or with none.
    One scenario: because a close frame with a code is FRM-051.
    Source: guide-overview, rfc6455

    Scenario: A client closes without a code
      Given an echoing stage
      When the client connects
      And the client closes without a code
      Then the client receives a close frame
      And the close frame to the client carries no reserved code

  @FRM-043 @must @documented @untestable
  Rule: 1006 stands for a connection that ended without a close frame
    Source: guide-overview
    Untestable: the code exists only in the event of $disconnect, which is not guaranteed to come, least of all in this case.

  @FRM-044 @must @documented @untestable
  Rule: 1008 ends the connection of a client that sends too many requests
    Source: guide-overview
    Untestable: no document says how many requests are too many.

  @FRM-046 @must @documented @untestable
  Rule: 1011 means an internal error of the service
    Source: guide-overview
    Untestable: nothing a client may do causes it. A failing integration is answered with an error frame instead.

  @FRM-047 @must @documented @untestable
  Rule: 1012 means a restart of the service
    Source: guide-overview
    Untestable: a client cannot cause a restart.

  @FRM-048 @must @observed @needs-control-plane @needs-data-plane @needs-management-api
  Rule: A client that the backend disconnects receives 1000
    Source: chalice-2060

    Scenario: The backend disconnects a quiet client
      Given an API deployed to stage "test"
      When the client connects to stage "test"
      And the backend disconnects the client
      Then the client is disconnected with close code 1000

    Scenario: The backend disconnects a client in the middle of its message
      Given an API deployed to stage "test"
      When the client connects to stage "test"
      And the backend has the connection id of the client
      And the client sends the first half of a message
      And the backend disconnects the client
      Then the client is disconnected with close code 1000

  @FRM-049 @must @inferred @untestable
  Rule: A backend cannot choose the close code or the reason
    Source: management-model, aws-sdk-js-3636
    Untestable: it is the absence of a member; there is nothing a caller could send.

  @FRM-051 @must @inferred @needs-data-plane
  Rule: A client's close frame is answered by a close frame
    Which code the answer carries is not documented.
    Source: rfc6455
    If this fails, look at whether the TCP connection is cut before the close frame is written.

    Scenario Outline: A client closes with <code>
      Given an echoing stage
      When the client connects
      And the client closes with code <code>
      Then the client receives a close frame
      And the close frame to the client carries no reserved code

      Examples: Codes of the protocol
        | code |
        | 1000 |
        | 1001 |

      Examples: Codes of libraries and applications
        | code |
        | 3000 |
        | 4000 |
        | 4999 |

    Scenario: A client closes right after its message
      Given an echoing stage
      When the client connects
      And the client sends a message to "echo"
      And the client closes with code 1000
      Then the client receives a close frame

    Scenario: A message after the close frame is not answered
      Given an echoing stage
      When the client connects
      And the client sends these frames:
        | opcode | fin | bytes                  | code |
        | close  | yes |                        | 1000 |
        | text   | yes | 100 bytes of a message |      |
      Then the client receives a close frame
      And the client has received nothing so far

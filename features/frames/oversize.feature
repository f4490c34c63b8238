Feature: Around the size limits
  Messages that are too large as the backend and an ordinary client see them, and messages in the other direction, where
  the service chooses the frames.

  @FRM-012 @should @inferred @needs-control-plane @needs-data-plane @needs-http-backend @disruptive
  Rule: A message that is refused for its size never reaches the backend
    Source: guide-quotas-websocket

    Scenario Outline: <size> in <count> frames is not delivered
      Given an API with the route "other"
      And the route "echo" calls the HTTP backend
      And the API is deployed to stage "test"
      When the client connects to stage "test"
      And the client sends a message of <size> in <count> frames
      Then the client is disconnected with close code 1009
      And the HTTP backend was called 0 times

      Examples: Sizes
        | size            | count |
        | 33 KiB + 1 byte | 1     |
        | 160 KiB         | 8     |

    Scenario: A permitted message is delivered once
      Given an API with the route "other"
      And the route "echo" calls the HTTP backend
      And the API is deployed to stage "test"
      When the client connects to stage "test"
      And the client sends a message of 64000 bytes in 2 frames
      Then the HTTP backend was called 1 time

  @FRM-022 @probe @needs-control-plane @needs-data-plane @needs-management-api
  Rule: In how many frames does the service send more than 32 KB?
    Clients must accept one frame as well as several. The recording holds the number and the sizes of the frames.
    Source: guide-quotas-websocket

    Scenario Outline: The backend posts <size>
      Given an API deployed to stage "test"
      When the client connects to stage "test"
      And the backend posts <size> to the client
      Then what happens to the client is recorded

      Examples: Sizes
        | size            |
        | 32 KiB          |
        | 32 KiB + 1 byte |
        | 128 KiB         |

  @FRM-023 @probe @needs-control-plane @needs-data-plane @needs-management-api @disruptive
  Rule: Can a callback of more than 32 KB close the connection?
    The footnote of the quota can be read so that callbacks fall under the frame limit and close with 1009; the service
    model promises 413 above 128 KB, and users report no trouble below. Nothing is asserted between the two figures.
    Source: guide-quotas-websocket, management-model

    Scenario Outline: After a callback of <size>
      Given an API deployed to stage "test"
      When the client connects to stage "test"
      And the backend posts <size> to the client
      Then what happens to the client is recorded
      And the callback's answer is recorded

      Examples: Sizes
        | size             |
        | 33 KiB + 1 byte  |
        | 64 KiB           |
        | 128 KiB + 1 byte |

  @FRM-029 @must @observed @needs-data-plane @disruptive
  Rule: An ordinary client sends a message in one frame and is closed with 1009 above 32 KB
    Browsers and most libraries do not split a message, so that the frame limit becomes their message limit.
    Source: react-use-websocket-134

    Scenario: An ordinary client sends too much at once
      Given an echoing stage
      When an ordinary client connects
      And the ordinary client sends a message of 33 KiB + 1 byte
      Then the ordinary client is disconnected with close code 1009

    Scenario Outline: An ordinary client sends <size>
      Given an echoing stage
      When an ordinary client connects
      And the ordinary client sends a message of <size>
      Then the ordinary client receives an answer

      Examples: Sizes
        | size        |
        | 1000 bytes  |
        | 32000 bytes |

  @FRM-030 @probe @needs-data-plane @disruptive
  Rule: Does an error frame come before the close for a message that is too large?
    One emulator answers "Message too long" and stays open. The documents say close, which is a rule of its own; whether
    a frame precedes it is not known.
    Source: floci-712, floci-938

    Scenario Outline: <size> in frames of <frame>
      Given an echoing stage
      When the client connects
      And the client sends a message of <size> in frames of <frame>
      Then what happens to the client is recorded

      Examples: Sizes
        | size            | frame       |
        | 33 KiB + 1 byte | 64 KiB      |
        | 132 KiB         | 32000 bytes |

  @FRM-050 @probe @needs-data-plane @disruptive
  Rule: Which reason text comes with a close?
    No text is documented, and none is ever asserted. One report shows "Message too big" with 1009.
    Source: repost-size-limit

    Scenario: The reason for a message too large
      Given an echoing stage
      When the client connects
      And the client sends a message of 33 KiB + 1 byte in one frame
      Then what happens to the client is recorded

    Scenario: The reason for binary data
      Given an echoing stage
      When the client connects
      And the client sends these frames:
        | opcode | fin | bytes                  |
        | binary | yes | 100 bytes of a message |
      Then what happens to the client is recorded

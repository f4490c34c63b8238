Feature: Messages in several frames
  A message may be cut anywhere: in the middle of a word, of a JSON token, of a character. What the routes see is the
  joined message, once. Control frames may come in between. An echoing stage gives back the text of each message, which
  shows that not a byte was lost on the way.

  @FRM-014 @must @documented @seed @needs-data-plane
  Rule: The frames of a message are joined and delivered as one message
    A message is routed once, when its last frame has come, whatever the number of frames.
    Source: guide-deploy
    If the text comes back damaged, look at decoding: characters may only be decoded after joining.

    Scenario Outline: A message in <count> frames gets one answer
      Given an echoing stage
      When the client connects
      And the client sends the text "one message, one answer" in <count> frames
      Then the client receives its text back
      And the client receives nothing

      Examples: Numbers of frames
        | count |
        | 1     |
        | 2     |
        | 3     |
        | 8     |

    Scenario: A message is not routed before its last frame has come
      Given an echoing stage
      When the client connects
      And the client sends the first half of a message
      Then the client receives nothing
      When the client sends the rest of the message
      Then the client receives an answer

    Scenario Outline: A cut inside "<character>", after <bytes> of its bytes, is harmless
      Given an echoing stage
      When the client connects
      And the client sends the text "before <character> after" in two frames cut <bytes> bytes into "<character>"
      Then the client receives its text back

      Examples: Two bytes
        | character | bytes |
        | é         | 1     |

      Examples: Three bytes
        | character | bytes |
        | €         | 1     |
        | €         | 2     |

      Examples: Four bytes
        | character | bytes |
        | 😀        | 1     |
        | 😀        | 2     |
        | 😀        | 3     |

    Scenario: Two fragmented messages one after the other stay two messages
      Given an echoing stage
      When the client connects
      And the client sends the text "first" in 3 frames
      Then the client receives its text back
      When the client sends the text "second" in 2 frames
      Then the client receives its text back

    Scenario: The unfinished message of one client does not affect another client
      Given an echoing stage
      And client "A" connects
      And client "B" connects
      When client "A" sends the first half of a message
      And client "B" sends the text "not yours"
      Then client "B" receives its text back
      When client "A" sends the rest of the message
      Then client "A" receives an answer

  @FRM-015 @probe @needs-data-plane
  Rule: How many frames may a message have?
    No document limits the number. The rules never use more than eight.
    Source: guide-quotas-websocket

    Scenario Outline: <size> in frames of <frame>
      Given an echoing stage
      When the client connects
      And the client sends a message of <size> in frames of <frame>
      Then what happens to the client is recorded

      Examples: Sizes
        | size         | frame      |
        | 16 KiB       | 1 KiB      |
        | 128000 bytes | 1000 bytes |
        | 1000 bytes   | 1 byte     |
        | 128000 bytes | 32 bytes   |

  @FRM-016 @must @inferred @needs-data-plane
  Rule: Control frames may come between the frames of a message
    They are handled at once and are no part of the message.
    Source: rfc6455

    Scenario Outline: A <control> of <bytes> between two frames leaves the message whole
      Given an echoing stage
      When the client connects
      And the client sends these frames:
        | opcode       | fin | bytes                  |
        | text         | no  | 100 bytes of a message |
        | <control>    | yes | <bytes>                |
        | continuation | yes | 100 bytes of a message |
      Then the client receives an answer

      Examples: Pings
        | control | bytes     |
        | ping    | 0 bytes   |
        | ping    | 4 bytes   |
        | ping    | 125 bytes |

      Examples: Unsolicited pongs
        | control | bytes     |
        | pong    | 0 bytes   |
        | pong    | 125 bytes |

    Scenario: Several control frames between several frames
      Given an echoing stage
      When the client connects
      And the client sends these frames:
        | opcode       | fin | bytes                  |
        | text         | no  | 100 bytes of a message |
        | ping         | yes | "one"                  |
        | continuation | no  | 100 bytes of a message |
        | pong         | yes | "two"                  |
        | ping         | yes | "three"                |
        | continuation | yes | 100 bytes of a message |
      Then the client receives a pong "three"
      And the client receives an answer

    Scenario: A ping is answered while a message is unfinished
      Given an echoing stage
      When the client connects
      And the client sends the first half of a message
      And the client sends a ping "still there"
      Then the client receives a pong "still there"
      When the client sends the rest of the message
      Then the client receives an answer

    Scenario: A close in the middle of a message ends the connection
      Given an echoing stage
      When the client connects
      And the client sends the first half of a message
      And the client closes with code 1000
      Then the client receives a close frame

    Scenario: A control frame does not count towards the size of the message
      Given an echoing stage
      When the client connects
      And the client sends these frames:
        | opcode       | fin | bytes                    |
        | text         | no  | 32000 bytes of a message |
        | ping         | yes | 125 bytes                |
        | continuation | no  | 32000 bytes of a message |
        | ping         | yes | 125 bytes                |
        | continuation | no  | 32000 bytes of a message |
        | continuation | yes | 32000 bytes of a message |
      Then the client receives an answer

  @FRM-017 @probe @needs-data-plane
  Rule: What happens to empty fragments?
    RFC 6455 permits frames without payload; AWS is silent.
    Source: rfc6455

    Scenario Outline: Nothing in the <place> frame
      Given an echoing stage
      When the client connects
      And the client sends these frames:
        | opcode       | fin | bytes                 |
        | text         | no  | <first> of a message  |
        | continuation | no  | <second> of a message |
        | continuation | yes | <third> of a message  |
      Then what happens to the client is recorded

      Examples: Places
        | place           | first     | second    | third     |
        | first           | 0 bytes   | 100 bytes | 100 bytes |
        | second          | 100 bytes | 0 bytes   | 100 bytes |
        | third           | 100 bytes | 100 bytes | 0 bytes   |
        | first and third | 0 bytes   | 100 bytes | 0 bytes   |
        | whole message's | 0 bytes   | 0 bytes   | 0 bytes   |

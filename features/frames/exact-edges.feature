Feature: The exact edges of the size limits
  AWS writes "32 KB" and "128 KB" for what clients send. Reading a KB as 1024 bytes gives 32768 and 131072, and the
  wording "32 KB or smaller" makes the limit itself permitted. That reading is likely but not written, so these rules
  are inferred; the rules on sizes keep a margin instead.

  @FRM-006 @should @inferred @needs-data-plane
  Rule: A frame of exactly 32768 bytes is accepted
    Source: guide-deploy
    If this fails at the limit only, look for "less than" where "less than or equal" belongs.

    Scenario Outline: A frame at the limit, as the <position>
      Given an echoing stage
      When the client connects
      And the client sends a message of <size> in one frame
      Then the client receives an answer

      Examples: Positions
        | position       | size            |
        | limit - 1 byte | 32 KiB - 1 byte |
        | limit          | 32 KiB          |

    Scenario: A continuation frame may be as large as a first frame
      Given an echoing stage
      When the client connects
      And the client sends these frames:
        | opcode       | fin | bytes               |
        | text         | no  | 1 byte of a message |
        | continuation | yes | 32 KiB of a message |
      Then the client receives an answer

  @FRM-007 @should @inferred @needs-data-plane @disruptive
  Rule: A frame of 32769 bytes closes the connection with 1009
    Source: guide-quotas-websocket

    Scenario: One byte too many in a whole message
      Given an echoing stage
      When the client connects
      And the client sends a message of 32 KiB + 1 byte in one frame
      Then the client is disconnected with close code 1009

    Scenario Outline: One byte too many in the <place> of two frames
      Given an echoing stage
      When the client connects
      And the client sends these frames:
        | opcode       | fin | bytes                 |
        | text         | no  | <first> of a message  |
        | continuation | yes | <second> of a message |
      Then the client is disconnected with close code 1009

      Examples: Places
        | place  | first           | second          |
        | first  | 32 KiB + 1 byte | 1 byte          |
        | second | 1 byte          | 32 KiB + 1 byte |

    Scenario: The same number of bytes in two frames is accepted
      Given an echoing stage
      When the client connects
      And the client sends a message of 32 KiB + 1 byte in 2 frames
      Then the client receives an answer

  @FRM-008 @should @inferred @needs-data-plane
  Rule: A message of exactly 131072 bytes in four full frames is accepted
    Source: guide-quotas-websocket, management-model

    Scenario Outline: A message at the limit, as the <position>
      Given an echoing stage
      When the client connects
      And the client sends a message of <size> in frames of 32 KiB
      Then the client receives an answer

      Examples: Positions
        | position       | size             |
        | limit - 1 byte | 128 KiB - 1 byte |
        | limit          | 128 KiB          |

    Scenario: The number of frames does not count towards the limit
      Given an echoing stage
      When the client connects
      And the client sends a message of 128 KiB in 8 frames
      Then the client receives an answer

  @FRM-009 @should @inferred @needs-data-plane @disruptive
  Rule: A message of 131073 bytes closes the connection with 1009
    Source: guide-quotas-websocket

    Scenario Outline: One byte too many in frames of <frame>
      Given an echoing stage
      When the client connects
      And the client sends a message of 128 KiB + 1 byte in frames of <frame>
      Then the client is disconnected with close code 1009

      Examples: Sizes of frames
        | frame       |
        | 32 KiB      |
        | 32000 bytes |

    Scenario: The same connection has answered a message before
      Given an echoing stage
      When the client connects
      And the client sends a message of 1000 bytes in one frame
      Then the client receives an answer
      When the client sends a message of 128 KiB + 1 byte in frames of 32 KiB
      Then the client is disconnected with close code 1009

    Scenario: The excess byte comes alone in the last frame
      Given an echoing stage
      When the client connects
      And the client sends these frames:
        | opcode       | fin | bytes               |
        | text         | no  | 32 KiB of a message |
        | continuation | no  | 32 KiB of a message |
        | continuation | no  | 32 KiB of a message |
        | continuation | no  | 32 KiB of a message |
        | continuation | yes | 1 byte of a message |
      Then the client is disconnected with close code 1009

  @FRM-010 @probe @needs-data-plane @disruptive
  Rule: Do the header and the mask of a frame count towards 32 KB?
    The documents say "frame size" and do not say of what. A client frame of this length has a header of 4 bytes and a
    mask of 4 bytes. Compression is not offered here, so that nothing else changes the count.
    Source: guide-quotas-websocket

    Scenario Outline: A frame whose payload leaves <room>
      Given an echoing stage
      When the client connects
      And the client sends a message of <size> in one frame
      Then what happens to the client is recorded

      Examples: Sizes
        | room                            | size             |
        | room for header and mask        | 32 KiB - 8 bytes |
        | room for the mask, less a byte  | 32 KiB - 7 bytes |
        | room for the header or the mask | 32 KiB - 4 bytes |
        | less than that                  | 32 KiB - 3 bytes |
        | no room                         | 32 KiB           |

  @FRM-011 @probe @needs-data-plane @disruptive
  Rule: When does the close for a large frame come?
    At the header that announces it, while the payload arrives, or at the end of the message: the documents do not say.
    A client must be ready for any of them, also for an error while it still writes.
    Source: guide-quotas-websocket

    Scenario Outline: A frame of <announced> is announced and <sent> of it is sent
      Given an echoing stage
      When the client connects
      And the client sends only the first <sent> of a frame of <announced>
      Then what happens to the client is recorded

      Examples: Announced and sent sizes
        | announced       | sent            |
        | 33 KiB + 1 byte | 0 bytes         |
        | 33 KiB + 1 byte | 1 byte          |
        | 33 KiB + 1 byte | 32 KiB + 1 byte |
        | 1024 KiB        | 0 bytes         |
        | 1024 KiB        | 64 KiB          |

  @FRM-013 @should @inferred @needs-data-plane @disruptive
  Rule: Sizes are counted in bytes of UTF-8, not in characters
    Twelve thousand euro signs are twelve thousand characters and thirty-six thousand bytes.
    Source: rfc6455

    Scenario Outline: <count> times "<character>" fits in one frame
      Given an echoing stage
      When the client connects
      And the client sends a message of "<character>" repeated <count> times in one frame
      Then the client receives an answer

      Examples: Some 30,000 bytes each
        | character | count |
        | a         | 30000 |
        | é         | 15000 |
        | €         | 10000 |
        | 😀        | 7500  |

    Scenario Outline: <count> times "<character>" is too large for one frame
      Given an echoing stage
      When the client connects
      And the client sends a message of "<character>" repeated <count> times in one frame
      Then the client is disconnected with close code 1009

      Examples: Some 36,000 bytes each
        | character | count |
        | é         | 18000 |
        | €         | 12000 |
        | 😀        | 9000  |

    Scenario Outline: A message of <count> times "<character>" is too large although its characters are few
      Given an echoing stage
      When the client connects
      And the client sends a message of "<character>" repeated <count> times in frames of 32000 bytes
      Then the client is disconnected with close code 1009

      Examples: Some 138,000 bytes each
        | character | count |
        | é         | 69000 |
        | €         | 46000 |
        | 😀        | 34500 |

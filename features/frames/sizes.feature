Feature: How large frames and messages may be
  A client's message may hold 128 KB, but no single WebSocket frame may hold more than 32 KB. The documents
  speak of KB and never of bytes, so the rules here keep a margin that no reading of "KB" disputes: what must be
  accepted is counted in thousands, what must be refused lies a full KiB beyond. The exact edges are rules of their own.

  @FRM-001 @must @documented @seed @needs-data-plane
  Rule: A message of up to 128 KB is accepted
    The limit is on the whole message, after its frames were joined.
    Source: guide-deploy
    If this fails, look at the limit on the joined message: it must not be the limit on one frame.

    Scenario Outline: A message of <size> is answered
      Given an echoing stage
      When the client connects
      And the client sends a message of <size> in frames of 32000 bytes
      Then the client receives an answer

      Examples: Messages that fit one frame
        | size        |
        | 1000 bytes  |
        | 32000 bytes |

      Examples: Messages that need several frames
        | size         |
        | 32001 bytes  |
        | 64000 bytes  |
        | 96000 bytes  |
        | 128000 bytes |

    Scenario: A second large message on the same connection is accepted like the first
      Given an echoing stage
      When the client connects
      And the client sends a message of 128000 bytes in frames of 32000 bytes
      Then the client receives an answer
      When the client sends a message of 128000 bytes in frames of 32000 bytes
      Then the client receives an answer

  @FRM-002 @must @documented @seed @needs-data-plane @disruptive
  Rule: A single frame holds at most 32 KB
    Source: guide-deploy
    If this fails, look at whether the limit is applied to frames at all: many servers limit only the message.

    Scenario Outline: A frame of <size> is accepted
      Given an echoing stage
      When the client connects
      And the client sends a message of <size> in one frame
      Then the client receives an answer

      Examples: Around the change from the short to the 16-bit length field
        | size      |
        | 125 bytes |
        | 126 bytes |
        | 127 bytes |

      Examples: Large frames
        | size            |
        | 16 KiB          |
        | 16 KiB + 1 byte |
        | 32000 bytes     |

    Scenario Outline: A frame of <size> is not accepted
      Given an echoing stage
      When the client connects
      And the client sends a message of <size> in one frame
      Then the client is disconnected

      Examples: Too large for a frame, small enough for a message
        | size            |
        | 33 KiB + 1 byte |
        | 48 KiB          |

      Examples: Around the change from the 16-bit to the 64-bit length field
        | size            |
        | 64 KiB - 1 byte |
        | 64 KiB          |

      Examples: As large as a whole message may be
        | size         |
        | 128000 bytes |

  @FRM-003 @must @documented @seed @needs-data-plane @disruptive
  Rule: A message above 32 KB has to be split into frames of 32 KB or less
    The same bytes that are refused in one frame are accepted in several.
    Source: guide-deploy

    Scenario Outline: <size> in one frame ends the connection
      Given an echoing stage
      When the client connects
      And the client sends a message of <size> in one frame
      Then the client is disconnected

      Examples: Sizes
        | size        |
        | 40000 bytes |
        | 64000 bytes |
        | 96000 bytes |

    Scenario Outline: <size> in <count> frames is answered
      Given an echoing stage
      When the client connects
      And the client sends a message of <size> in <count> frames
      Then the client receives an answer

      Examples: Sizes
        | size         | count |
        | 40000 bytes  | 2     |
        | 64000 bytes  | 2     |
        | 64000 bytes  | 8     |
        | 96000 bytes  | 3     |
        | 128000 bytes | 4     |
        | 128000 bytes | 5     |
        | 128000 bytes | 8     |

    Scenario Outline: Frames of unequal size make up one message (<first>, <second>, <third>)
      Given an echoing stage
      When the client connects
      And the client sends these frames:
        | opcode       | fin | bytes                 |
        | text         | no  | <first> of a message  |
        | continuation | no  | <second> of a message |
        | continuation | yes | <third> of a message  |
      Then the client receives an answer

      Examples: Frames
        | first       | second      | third       |
        | 1 byte      | 32000 bytes | 32000 bytes |
        | 32000 bytes | 1 byte      | 32000 bytes |
        | 32000 bytes | 32000 bytes | 1 byte      |

  @FRM-004 @must @documented @needs-data-plane @disruptive
  Rule: A larger frame or a larger message closes the connection with 1009
    The footnote of the quota names both, the message and the frame. An error frame instead of the close is not
    what the documents describe.
    Source: guide-quotas-websocket

    Scenario Outline: A frame of <size> ends with 1009
      Given an echoing stage
      When the client connects
      And the client sends a message of <size> in one frame
      Then the client is disconnected with close code 1009

      Examples: Too large for a frame
        | size            |
        | 33 KiB + 1 byte |
        | 64 KiB          |
        | 128000 bytes    |

      Examples: Too large for a frame and for a message
        | size     |
        | 132 KiB  |
        | 1024 KiB |

    Scenario Outline: A message of <size> in permitted frames ends with 1009
      Given an echoing stage
      When the client connects
      And the client sends a message of <size> in frames of 32000 bytes
      Then the client is disconnected with close code 1009

      Examples: Too large for a message, every frame permitted
        | size    |
        | 132 KiB |
        | 160 KiB |
        | 256 KiB |

    Scenario: A client within the limits is not closed because another one exceeded them
      Given an echoing stage
      And client "A" connects
      And client "B" connects
      When client "A" sends a message of 33 KiB + 1 byte in one frame
      Then client "A" is disconnected with close code 1009
      And client "B" stays connected

  @FRM-005 @must @documented @untestable
  Rule: The limits on frames and messages cannot be raised
    Source: guide-quotas-websocket
    Untestable: it is the absence of a setting; no operation of the service has a member that could be tried.

  @FRM-045 @must @documented @needs-data-plane @disruptive
  Rule: 1009 is the close code wherever in the message the excess lies
    The list of status codes gives 1009 for anything too large, so the position of the large frame makes no difference.
    Source: guide-overview
    If this fails for later frames only, look at whether continuation frames are measured.

    Scenario Outline: The <place> frame of three is too large
      Given an echoing stage
      When the client connects
      And the client sends these frames:
        | opcode       | fin | bytes                 |
        | text         | no  | <first> of a message  |
        | continuation | no  | <second> of a message |
        | continuation | yes | <third> of a message  |
      Then the client is disconnected with close code 1009

      Examples: Places
        | place  | first           | second          | third           |
        | first  | 33 KiB + 1 byte | 100 bytes       | 100 bytes       |
        | second | 100 bytes       | 33 KiB + 1 byte | 100 bytes       |
        | third  | 100 bytes       | 100 bytes       | 33 KiB + 1 byte |

    Scenario: A permitted message before does not change this
      Given an echoing stage
      When the client connects
      And the client sends a message of 32000 bytes in one frame
      Then the client receives an answer
      When the client sends a message of 33 KiB + 1 byte in one frame
      Then the client is disconnected with close code 1009

    Scenario: Many permitted messages together may exceed the limit of one
      Given an echoing stage
      When the client connects
      And the client sends a message of 96000 bytes in frames of 32000 bytes
      Then the client receives an answer
      When the client sends a message of 96000 bytes in frames of 32000 bytes
      Then the client receives an answer

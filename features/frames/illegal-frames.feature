Feature: Frames that the protocol forbids
  RFC 6455 says that a receiver fails the connection on such frames, so that it ends and nothing is delivered. It also
  names 1002 and 1007 for that, but the status codes that AWS lists have neither, and a receiver may end the connection
  without a close frame. So the end is a rule, and what is seen of it a probe.

  @FRM-052 @must @inferred @needs-data-plane @disruptive
  Rule: A frame without a mask ends the connection and is not delivered
    A server must close the connection on it; that a close frame comes first is permitted, not required.
    Source: rfc6455

    Scenario Outline: An unmasked <opcode> frame
      Given an echoing stage
      When the client connects
      And the client sends a message to "echo"
      Then the client receives an answer
      When the client sends these frames:
        | opcode   | fin | bytes   | mask |
        | <opcode> | yes | <bytes> | no   |
      Then the client is disconnected
      And the client receives no answer

      Examples: Frames
        | opcode | bytes                  |
        | text   | 100 bytes of a message |
        | ping   | "hello"                |

    Scenario: The last of two fragments is unmasked
      Given an echoing stage
      When the client connects
      And the client sends a message to "echo"
      Then the client receives an answer
      When the client sends these frames:
        | opcode       | fin | bytes                  | mask |
        | text         | no  | 100 bytes of a message | yes  |
        | continuation | yes | 100 bytes of a message | no   |
      Then the client is disconnected
      And the client receives no answer

    @needs-control-plane @needs-http-backend
    Scenario: The backend is not called for an unmasked message, though it ends with its header
      Given an API with the route "other"
      And the route "$default" calls the HTTP backend
      And the API is deployed to stage "test"
      When the client connects to stage "test"
      And the client sends these frames:
        | opcode | fin | bytes   | mask |
        | text   | yes | 0 bytes | no   |
      Then the client is disconnected
      And the HTTP backend was called 0 times

  @FRM-053 @must @inferred @needs-data-plane @disruptive
  Rule: A reserved bit or a reserved opcode ends the connection and is not delivered
    No extension is negotiated here that would give them a meaning.
    Source: rfc6455

    Scenario Outline: A reserved bit, <fault>
      Given an echoing stage
      When the client connects
      And the client sends a message to "echo"
      Then the client receives an answer
      When the client sends these frames:
        | opcode   | fin | bytes   | rsv   |
        | <opcode> | yes | <bytes> | <rsv> |
      Then the client is disconnected
      And the client receives no answer

      Examples: Reserved bits
        | fault                | opcode | bytes                  | rsv |
        | the first on a text  | text   | 100 bytes of a message | 4   |
        | the second on a text | text   | 100 bytes of a message | 2   |
        | the third on a text  | text   | 100 bytes of a message | 1   |
        | the first on a ping  | ping   | "hello"                | 4   |

    Scenario Outline: A reserved opcode, <fault>
      Given an echoing stage
      When the client connects
      And the client sends a message to "echo"
      Then the client receives an answer
      When the client sends these frames:
        | opcode   | fin | bytes   |
        | <opcode> | yes | <bytes> |
      Then the client is disconnected
      And the client receives no answer

      Examples: Reserved opcodes
        | fault                | opcode | bytes                  |
        | the first for data   | 3      | 100 bytes of a message |
        | the last for data    | 7      | 100 bytes of a message |
        | the first of control | 11     | "hello"                |
        | the last of control  | 15     | "hello"                |

  @FRM-054 @must @inferred @needs-data-plane @disruptive
  Rule: A text that is not UTF-8 ends the connection and is not delivered
    Source: rfc6455

    Scenario Outline: A text message with <fault>
      Given an echoing stage
      When the client connects
      And the client sends a message to "echo"
      Then the client receives an answer
      When the client sends these frames:
        | opcode | fin | bytes   |
        | text   | yes | <bytes> |
      Then the client is disconnected
      And the client receives no answer

      Examples: Faults
        | fault                            | bytes         |
        | a byte that never occurs         | 0xFF          |
        | a lone continuation byte         | 0x80          |
        | a character cut short            | 0xE2 82       |
        | a letter within a character      | 0xE2 82 41    |
        | an overlong slash of two bytes   | 0xC0 AF       |
        | an overlong slash of three bytes | 0xE0 80 AF    |
        | an overlong slash of four bytes  | 0xF0 80 80 AF |
        | a surrogate                      | 0xED A0 80    |
        | a code point beyond the last     | 0xF4 90 80 80 |

    Scenario: A message that ends within a character
      Given an echoing stage
      When the client connects
      And the client sends a message to "echo"
      Then the client receives an answer
      When the client sends these frames:
        | opcode       | fin | bytes                  |
        | text         | no  | 100 bytes of a message |
        | continuation | yes | 0xE2 82                |
      Then the client is disconnected
      And the client receives no answer

    @needs-control-plane @needs-http-backend
    Scenario Outline: The backend is called neither for <fault> nor for what follows
      Given an API with the route "other"
      And the route "$default" calls the HTTP backend
      And the API is deployed to stage "test"
      When the client connects to stage "test"
      And the client sends these frames:
        | opcode | fin | bytes                  |
        | text   | yes | <bytes>                |
        | text   | yes | 100 bytes of a message |
      Then the client is disconnected
      And the HTTP backend was called 0 times

      Examples: Faults
        | fault                    | bytes   |
        | a byte that never occurs | 0xFF    |
        | a character cut short    | 0xE2 82 |

  @FRM-055 @should @inferred @needs-data-plane @disruptive
  Rule: Fragments out of order end the connection and are not delivered
    The protocol forbids to send them, and advises a receiver of invalid data to close the connection.
    Source: rfc6455

    Scenario: A continuation of nothing
      Given an echoing stage
      When the client connects
      And the client sends a message to "echo"
      Then the client receives an answer
      When the client sends these frames:
        | opcode       | fin | bytes     |
        | continuation | yes | 100 bytes |
      Then the client is disconnected
      And the client receives no answer

    Scenario: A message begins inside of an unfinished one
      Given an echoing stage
      When the client connects
      And the client sends a message to "echo"
      Then the client receives an answer
      When the client sends these frames:
        | opcode | fin | bytes                  |
        | text   | no  | 100 bytes of a message |
        | text   | yes | 100 bytes of a message |
      Then the client is disconnected
      And the client receives no answer

  @FRM-056 @should @inferred @needs-data-plane @disruptive
  Rule: A control frame that is too long or fragmented ends the connection
    The protocol forbids to send it, and advises a receiver of invalid data to close the connection. Control frames of up
    to 125 bytes are answered by FRM-024.
    Source: rfc6455

    Scenario Outline: A <opcode> of 126 bytes
      Given an echoing stage
      When the client connects
      And the client sends a message to "echo"
      Then the client receives an answer
      When the client sends these frames:
        | opcode   | fin | bytes     |
        | <opcode> | yes | 126 bytes |
      Then the client is disconnected

      Examples: Control frames
        | opcode |
        | ping   |
        | pong   |

    Scenario: A ping in fragments
      Given an echoing stage
      When the client connects
      And the client sends a message to "echo"
      Then the client receives an answer
      When the client sends these frames:
        | opcode | fin | bytes   |
        | ping   | no  | "hello" |
      Then the client is disconnected

  @FRM-057 @must @inferred @needs-data-plane @disruptive
  Rule: A malformed close frame ends the connection like any other
    Whether a receiver takes it for a close or for an error, the connection ends.
    Source: rfc6455

    Scenario: A close frame of one byte
      Given an echoing stage
      When the client connects
      And the client sends a message to "echo"
      Then the client receives an answer
      When the client sends these frames:
        | opcode | fin | bytes  |
        | close  | yes | 1 byte |
      Then the client is disconnected

    Scenario Outline: A close frame with the code <code>
      Given an echoing stage
      When the client connects
      And the client sends a message to "echo"
      Then the client receives an answer
      When the client closes with code <code>
      Then the client is disconnected

      Examples: Codes that never travel
        | code |
        | 1005 |
        | 1006 |
        | 1015 |

      Examples: Codes outside every range
        | code  |
        | 0     |
        | 999   |
        | 5000  |
        | 65535 |

  @FRM-027 @probe @needs-data-plane @disruptive
  Rule: What happens to a text frame that is not UTF-8?
    Source: rfc6455, guide-overview

    Scenario Outline: A text frame with <fault>
      Given an echoing stage
      When the client connects
      And the client sends these frames:
        | opcode | fin | bytes   |
        | text   | yes | <bytes> |
      Then what happens to the client is recorded

      Examples: Faults
        | fault                        | bytes         |
        | a byte that never occurs     | 0xFF          |
        | a lone continuation byte     | 0x80          |
        | a character cut short        | 0xE2 82       |
        | a wrong continuation byte    | 0xC3 28       |
        | an overlong slash            | 0xC0 AF       |
        | a surrogate                  | 0xED A0 80    |
        | a code point beyond the last | 0xF4 90 80 80 |

    Scenario: A character that is still incomplete when the message ends
      Given an echoing stage
      When the client connects
      And the client sends these frames:
        | opcode       | fin | bytes                  |
        | text         | no  | 100 bytes of a message |
        | continuation | yes | 0xE2 82                |
      Then what happens to the client is recorded

  @FRM-028 @probe @needs-data-plane @disruptive
  Rule: What happens to frames that break the framing rules?
    Source: rfc6455

    Scenario Outline: A frame with <fault>
      Given an echoing stage
      When the client connects
      And the client sends these frames:
        | opcode   | fin   | bytes   | rsv   | mask   | code   |
        | <opcode> | <fin> | <bytes> | <rsv> | <mask> | <code> |
      Then what happens to the client is recorded

      Examples: Masking
        | fault              | opcode | fin | bytes                  | rsv | mask | code |
        | a message unmasked | text   | yes | 100 bytes of a message |     | no   |      |
        | a ping unmasked    | ping   | yes | "hello"                |     | no   |      |
        | a close unmasked   | close  | yes |                        |     | no   | 1000 |

      Examples: Reserved bits
        | fault                    | opcode | fin | bytes                  | rsv | mask | code |
        | the first reserved bit   | text   | yes | 100 bytes of a message | 4   | yes  |      |
        | the second reserved bit  | text   | yes | 100 bytes of a message | 2   | yes  |      |
        | the third reserved bit   | text   | yes | 100 bytes of a message | 1   | yes  |      |
        | a reserved bit on a ping | ping   | yes | "hello"                | 4   | yes  |      |

      Examples: Reserved opcodes
        | fault                    | opcode | fin | bytes                  | rsv | mask | code |
        | the first data opcode    | 3      | yes | 100 bytes of a message |     | yes  |      |
        | the last data opcode     | 7      | yes | 100 bytes of a message |     | yes  |      |
        | the first control opcode | 11     | yes | "hello"                |     | yes  |      |
        | the last control opcode  | 15     | yes | "hello"                |     | yes  |      |

      Examples: Control frames
        | fault               | opcode | fin | bytes     | rsv | mask | code |
        | a ping of 126 bytes | ping   | yes | 126 bytes |     | yes  |      |
        | a pong of 126 bytes | pong   | yes | 126 bytes |     | yes  |      |
        | a ping in fragments | ping   | no  | "hello"   |     | yes  |      |
        | a close of one byte | close  | yes | 1 byte    |     | yes  |      |

      Examples: Order
        | fault                      | opcode       | fin | bytes                  | rsv | mask | code |
        | a continuation of nothing  | continuation | yes | 100 bytes of a message |     | yes  |      |
        | an open-ended continuation | continuation | no  | 100 bytes of a message |     | yes  |      |

    Scenario Outline: A close with the code <code>
      Given an echoing stage
      When the client connects
      And the client closes with code <code>
      Then what happens to the client is recorded

      Examples: Codes that never travel
        | code |
        | 1005 |
        | 1006 |
        | 1015 |

      Examples: Codes outside every range
        | code  |
        | 0     |
        | 999   |
        | 5000  |
        | 65535 |

    Scenario: A new message inside an unfinished one
      Given an echoing stage
      When the client connects
      And the client sends these frames:
        | opcode | fin | bytes                  |
        | text   | no  | 100 bytes of a message |
        | text   | yes | 100 bytes of a message |
      Then what happens to the client is recorded

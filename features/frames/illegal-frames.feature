Feature: Frames that the protocol forbids
  RFC 6455 says that a receiver fails the connection on such frames, with 1002 or 1007. The status codes that AWS lists
  have neither, and no report shows what the service does. So these are probes.

  @FRM-027 @probe @needs-data-plane
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

  @FRM-028 @probe @needs-data-plane
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

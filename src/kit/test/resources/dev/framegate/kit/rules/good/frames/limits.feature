Feature: Limits of a frame

  @FRM-004 @must @documented @needs-data-plane
  Rule: A frame above the limit closes the connection

    Every frame is counted by itself.
    If this fails, look at the length in the frame's header.
    Source: DG:limits

    Background:
      Given an echoing stage

    Example: a small frame is accepted
      When the client connects
      Then the client stays connected

    Scenario Outline: a frame of <size> is refused
      When the client connects
      Then the client is disconnected

      Examples: just above
        | size               |
        | 33 KiB             |
        | 33 KiB + 1 byte    |

      Examples: far above
        | size   |
        | 64 KiB |

  @FRM-002 @should @inferred @untestable
  Rule: A refused frame is not billed

    Source: DG:pricing
    Untestable: no client sees a bill

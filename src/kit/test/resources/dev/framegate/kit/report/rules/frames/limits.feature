Feature: Limits

  @FRM-004 @must @documented
  Rule: A frame above 32 KB closes the connection with 1009

    Every frame is counted by itself, whatever its message adds up to.
    If this fails, look at where the length of a frame is checked: in its header, before the payload is read.
    Source: developer guide, quotas

    Scenario Outline: a frame of <size>
      Given an echoing stage

      Examples:
        | size            |
        | 32000 bytes     |
        | 33 KiB + 1 byte |

  @FRM-005 @must @documented
  Rule: A message of several frames may have 128 KB

    Source: developer guide, quotas

    Example: four frames of 32 KiB
      Given an echoing stage

  @FRM-007 @must @documented
  Rule: A binary frame closes the connection with 1003

    Source: developer guide, binary payloads

    Example: one binary frame
      Given an echoing stage

  @FRM-011 @should @inferred
  Rule: A ping is answered by a pong with the same payload

    Source: RFC 6455, section 5.5.3

    Example: a ping with a payload
      Given an echoing stage

  @FRM-012 @must @documented
  Rule: The connection survives a frame exactly at the limit

    Source: developer guide, quotas

    Example: at the limit
      Given an echoing stage

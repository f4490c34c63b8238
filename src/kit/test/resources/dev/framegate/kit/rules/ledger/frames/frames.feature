Feature: Frames with evidence

  @FRM-004 @must @documented
  Rule: A frame has a limit
    One scenario: because it is enough here.
    Source: guide-limits, tool-tests

    Scenario: It is so
      Given FRM-004

  @FRM-005 @must @observed
  Rule: A frame may be empty
    One scenario: because it is enough here.
    Source: tool-tests

    Scenario: It is so
      Given FRM-005

  @FRM-006 @must @disputed
  Rule: A ping is answered
    One scenario: because it is enough here.
    Source: guide-limits

    Scenario: It is so
      Given FRM-006

Feature: Frames with bad evidence

  @FRM-004 @must @documented
  Rule: A rule without evidence
    One scenario: because it is enough here.
    Source: ,

    Scenario: It is so
      Given FRM-004

  @FRM-005 @must @documented
  Rule: A tag that is stronger than the evidence
    One scenario: because it is enough here.
    Source: guide-limits

    Scenario: It is so
      Given FRM-005

  @FRM-006 @must @documented
  Rule: A source that is not registered
    One scenario: because it is enough here.
    Source: nowhere

    Scenario: It is so
      Given FRM-006

  @FRM-007 @must @documented
  Rule: A source without an entry
    One scenario: because it is enough here.
    Source: guide-limits

    Scenario: It is so
      Given FRM-007

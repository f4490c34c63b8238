Feature: Every way to write a rule badly

  Example: a scenario outside any rule
    Given an API

  @FRM-001 @must @documented
  Rule: No source

    One scenario: because it is enough here.

    Example: one
      Given an API "1"

  @FRM-002 @must
  Rule: No grade

    One scenario: because it is enough here.
    Source: DG

    Example: one
      Given an API "2"

  @FRM-003 @must @should @documented
  Rule: Two requirements

    One scenario: because it is enough here.
    Source: DG

    Example: one
      Given an API "3"

  @must @documented
  Rule: No id

    One scenario: because it is enough here.
    Source: DG

    Example: one
      Given an API "4"

  @FRM-005 @must @documented @untestable
  Rule: Untestable without a reason

    One scenario: because it is enough here.
    Source: DG

  @FRM-006 @must @documented @untestable
  Rule: Untestable with scenarios

    One scenario: because it is enough here.
    Source: DG
    Untestable: nobody sees it

    Example: one
      Given an API "5"

  @FRM-007 @must @documented
  Rule: A reason without the tag

    One scenario: because it is enough here.
    Source: DG
    Untestable: nobody sees it

    Example: one
      Given an API "6"

  @FRM-008 @must @documented
  Rule: No scenario

    One scenario: because it is enough here.
    Source: DG

  @FRM-009 @probe @must
  Rule: Does a probe assert?

    Example: one
      Given an API "7"
      Then the answer is recorded

  @FRM-010 @must @documented
  Rule: Bad scenarios

    Source: DG

    Example: same name
      Given an API with "a"

    Example: same name
      Given an API with "b"

    Example:
      Given an API with "c"

    Example: no steps

    Example: ten steps are enough
      Given an API
      And an API
      And an API
      And an API
      And an API
      And an API
      And an API
      And an API
      And an API
      And an API

    Scenario Outline: no rows of <size>
      Given an API of "<size>"

      Examples: sizes
        | size |

  @FRM-011 @must @documented
  Rule: Habits of writing

    Source: DG

    Background:
      Given an API
      And an API
      And an API
      And an API
      And an API

    Example: too long with its background
      Given a stage
      And a stage
      And a stage
      And a stage
      And a stage
      And a stage

    Scenario Outline: examples without a name
      Given a stage "<name>"

      Examples:
        | name |
        | test |

    Example: a throttle as JSON
      When UpdateStage is called with:
        | member        | value                              |
        | routeSettings | {"echo":{"throttlingBurstLimit":7}} |

    Example: word for word
      Given a client

    Example: word for word again
      Given a client

    Example: backslashes in a title \\\\
      Given a title

  @FRM-012 @must @documented
  Rule: One scenario without a reason

    Source: DG

    Example: one
      Given a lonely client

  @FRM-013 @must @documented
  Rule: A reason for one scenario of two

    One scenario: because it is enough here.
    Source: DG

    Example: one
      Given a first client

    Example: two
      Given a second client

  @FRM-014 @probe
  Rule: Does a probe record?

    Example: one
      Given a client that asks

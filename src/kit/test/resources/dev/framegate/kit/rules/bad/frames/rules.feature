Feature: Every way to write a rule badly

  Example: a scenario outside any rule
    Given an API

  @FRM-001 @must @documented
  Rule: No source

    Example: one
      Given an API

  @FRM-002 @must
  Rule: No grade

    Source: DG

    Example: one
      Given an API

  @FRM-003 @must @should @documented
  Rule: Two requirements

    Source: DG

    Example: one
      Given an API

  @must @documented
  Rule: No id

    Source: DG

    Example: one
      Given an API

  @FRM-005 @must @documented @untestable
  Rule: Untestable without a reason

    Source: DG

  @FRM-006 @must @documented @untestable
  Rule: Untestable with scenarios

    Source: DG
    Untestable: nobody sees it

    Example: one
      Given an API

  @FRM-007 @must @documented
  Rule: A reason without the tag

    Source: DG
    Untestable: nobody sees it

    Example: one
      Given an API

  @FRM-008 @must @documented
  Rule: No scenario

    Source: DG

  @FRM-009 @probe @must
  Rule: Does a probe assert?

    Example: one
      Given an API

  @FRM-010 @must @documented
  Rule: Bad scenarios

    Source: DG

    Example: same name
      Given an API

    Example: same name
      Given an API

    Example:
      Given an API

    Example: no steps

    Example: too long
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
      Given an API

      Examples:
        | size |

Feature: Stages

  @STG-001 @must @documented @needs-control-plane
  Rule: The eleventh stage of an API is refused

    Source: developer guide, quotas

    Example: ten, then one more
      Given an API

  @STG-002 @must @documented
  Rule: A stage's variables reach its integrations

    Source: developer guide, stage variables

    Example: a variable in a template
      Given an API

  @STG-003 @must @documented
  Rule: A stage has one deployment at a time

    Source: the deploy page

    Example: after a move
      Given an API

    Example: after two moves
      Given an API

Feature: A file in no chapter

  @STG-001 @must @documented
  Rule: Lies in the root

    One scenario: because it is enough here.
    Source: DG

    Example: one
      Given an API of "bad/lost.feature"

Feature: A file in no chapter

  @STG-001 @must @documented
  Rule: Lies in the root

    Source: DG

    Example: one
      Given an API

Feature: An id that is taken

  @FRM-001 @must @documented
  Rule: The id of another

    One scenario: because it is enough here.
    Source: DG

    Example: one
      Given an API of "bad/stages/double.feature"

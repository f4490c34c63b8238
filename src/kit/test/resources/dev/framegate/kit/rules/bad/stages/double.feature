Feature: An id that is taken

  @FRM-001 @must @documented
  Rule: The id of another

    Source: DG

    Example: one
      Given an API

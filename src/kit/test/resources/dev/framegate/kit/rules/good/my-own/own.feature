Feature: A chapter of one's own

  @OWN-001a @may @inferred
  Rule: A chapter that the kit does not know comes last

    Source: this test

    Example: it is there
      When the client connects

Feature: A chapter of one's own

  @OWN-001a @may @inferred
  Rule: A chapter that the kit does not know comes last

    One scenario: because there is nothing else to show.
    Source: this test

    Example: it is there
      When another client connects

Feature: Telemetry

  @OBS-009 @must @documented @untestable
  Rule: A refused connection is not billed

    Source: developer guide, pricing
    Untestable: no client sees a bill

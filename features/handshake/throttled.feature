Feature: Too many handshakes
  How the throttle works is told in the chapter on lifetimes and quotas.

  @CON-036 @must @documented @needs-control-plane @needs-data-plane
  Rule: Too many new connections are refused with 429, and the refused may try again
    Source: guide-protect, terraform-provider-aws-14742

    Scenario: The handshake is refused before a connection exists
      Given an API with the routes:
        | route    | answer |
        | echo     | hello  |
        | $connect |        |
      And the API is deployed to stage "test"
      And UpdateStage is called with:
        | member        | value                                                           |
        | routeSettings | {"$connect":{"throttlingBurstLimit":1,"throttlingRateLimit":1}} |
      When clients keep connecting to stage "test" until one is refused
      Then the handshake is refused with status 429

    Scenario: Too many at one stage are not too many at another one
      Given an API with the route "echo"
      And the API is deployed as "first"
      And stage "test" is created on deployment "first"
      And stage "next" is created on deployment "first"
      And UpdateStage is called with:
        | member               | value                                              |
        | stageName            | test                                               |
        | defaultRouteSettings | {"throttlingBurstLimit":0,"throttlingRateLimit":0} |
      And stage "test" is no longer callable
      When the client tries to connect to stage "next"
      Then the handshake is accepted

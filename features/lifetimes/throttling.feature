Feature: Throttling
  Requests are throttled by token buckets: of the account, and of a stage's routes where its settings say so. The
  figures
  are targets, so the rules do not count requests; they judge how excess requests are refused, and that this ends.

  @LIM-004 @must @documented @untestable
  Rule: An account opens 500 new connections a second
    The figure can be raised.
    Source: guide-quotas-websocket
    Untestable: the quota is shared by everything in the account and the region; a run that exceeds it would disturb others.

  @LIM-010 @must @documented @untestable
  Rule: An account may make 10000 requests a second, and 5000 at once
    In some regions it is a quarter of that. APIs of all kinds and callbacks share it.
    Source: guide-quotas
    Untestable: the quota is shared by everything in the account and the region; a run that exceeds it would disturb others.

  @LIM-011 @must @documented @needs-control-plane @needs-data-plane
  Rule: A throttle is a token bucket that is refilled
    Source: guide-protect
    Throttles are best-effort: a run in which no client is refused is inconclusive.
    If this fails, look at whether refused requests take from the bucket, or whether it fills at all.

    Scenario: Clients are accepted again after some were refused
      Given an API deployed to stage "test"
      And stage "test" limits all routes to a rate of 1 and a burst of 2
      When clients keep connecting to stage "test" until one is refused
      Then stage "test" is callable

    Scenario: A client that is connected already stays while others are refused
      Given an API with the routes:
        | route    | answer |
        | echo     | hello  |
        | $connect |        |
      And the API is deployed to stage "test"
      And the client connects to stage "test"
      And stage "test" limits the route "$connect" to a rate of 1 and a burst of 1
      When clients keep connecting to stage "test" until one is refused
      And the client sends a message to "echo"
      Then the client receives the answer "hello"

  @LIM-012 @must @documented @needs-control-plane @needs-data-plane
  Rule: A handshake over the throttle is answered with 429
    Callbacks too are answered with 429, but are throttled by the account only. For messages see MSG-024. Throttles are
    best-effort: a run in which no client is refused is inconclusive.
    One scenario: because clients below the throttle are let in by LIM-011.
    Source: guide-protect

    Scenario Outline: More clients than <routes> admits
      Given an API with the routes:
        | route    | answer |
        | echo     | hello  |
        | $connect |        |
      And the API is deployed to stage "test"
      And stage "test" limits <routes> to a rate of 1 and a burst of 1
      When clients keep connecting to stage "test" until one is refused
      Then the handshake is refused with status 429

      Examples: Routes
        | routes               |
        | all routes           |
        | the route "$connect" |

  @LIM-013 @must @documented @seed @needs-control-plane @needs-data-plane
  Rule: A route is throttled by a setting of its stage, without a deployment
    One scenario: because that a route is throttled is shown by LIM-012 and LIM-016.
    Source: guide-protect, guide-deploy

    Scenario: The guide's example
      Given an API with the routes:
        | route    | answer |
        | messages | hello  |
      And the API is deployed to stage "test"
      When UpdateStage is called with:
        | member                                      | value |
        | routeSettings.messages.throttlingBurstLimit | 100   |
        | routeSettings.messages.throttlingRateLimit  | 2000  |
      Then the call succeeds
      And the answer contains:
        | member                                      | value          |
        | routeSettings.messages.throttlingBurstLimit | 100            |
        | routeSettings.messages.throttlingRateLimit  | 2000.0         |
        | deploymentId                                | {deploymentId} |
      And stage "test" answers "hello" to "messages"

  @LIM-014 @probe @needs-control-plane
  Rule: Is a throttle above the account's refused, or accepted without effect?
    A route's figures cannot exceed the account's, says the guide, and does not say what happens to those that do.
    Source: guide-protect

    Scenario: A hundred times the account's default figures
      Given an API deployed to stage "test"
      When UpdateStage is called with:
        | member                                  | value   |
        | routeSettings.echo.throttlingBurstLimit | 500000  |
        | routeSettings.echo.throttlingRateLimit  | 1000000 |
      Then the call's answer is recorded

  @LIM-015 @must @documented @seed @needs-control-plane
  Rule: The burst is a whole number and the rate need not be
    Source: service-model, guide-deploy

    Scenario Outline: A rate of <rate>
      Given an API deployed to stage "test"
      When UpdateStage is called with:
        | member                                    | value  |
        | defaultRouteSettings.throttlingBurstLimit | 5      |
        | defaultRouteSettings.throttlingRateLimit  | <rate> |
      Then the call succeeds
      And the answer's "defaultRouteSettings.throttlingBurstLimit" is "5"
      And the answer's "defaultRouteSettings.throttlingRateLimit" is one of "<told>"

      Examples: Rates
        | rate   | told     |
        | 10     | 10, 10.0 |
        | 10.0   | 10, 10.0 |
        | 0.5    | 0.5      |
        | 2000.5 | 2000.5   |

    Scenario Outline: <settings> is refused
      Given an API deployed to stage "test"
      When UpdateStage is called with:
        | member               | value      |
        | defaultRouteSettings | <settings> |
      Then the call is refused

      Examples: Settings
        | settings                        |
        | {"throttlingBurstLimit":"many"} |
        | {"throttlingRateLimit":"quick"} |

  @LIM-016 @must @observed @needs-control-plane @needs-data-plane
  Rule: A throttle of zero refuses everything, and an absent one is the account's
    What a client receives in place of the answer is not known (MSG-024).
    Source: terraform-provider-aws-14742

    Scenario Outline: A route with a burst of <burst> and a rate of <rate> refuses everything
      Given an API deployed to stage "test"
      And stage "test" answers "hello"
      When stage "test" limits the route "echo" to a rate of <rate> and a burst of <burst>
      Then stage "test" no longer answers "hello" to "echo"

      Examples: Bursts and rates
        | burst | rate |
        | 0     | 0    |
        | 0     | 100  |
        | 100   | 0    |

    Scenario: Settings of a route without figures throttle nothing
      Given an API deployed to stage "test"
      When UpdateStage is called with:
        | member                                    | value |
        | routeSettings.echo.detailedMetricsEnabled | true  |
      Then the call succeeds
      And stage "test" answers "hello"

    Scenario: A throttle of a route takes effect without a deployment
      Given an API with the routes:
        | route | answer |
        | echo  | hello  |
        | other | there  |
      And the API is deployed to stage "test"
      When stage "test" limits the route "echo" to a rate of 0 and a burst of 0
      Then stage "test" no longer answers "hello" to "echo"
      And stage "test" answers "there" to "other"
      And the API has 1 deployment

    Scenario: Without the throttle the route answers again
      Given an API deployed to stage "test"
      And stage "test" limits the route "echo" to a rate of 0 and a burst of 0
      And stage "test" no longer answers "hello" to "echo"
      When DeleteRouteSettings is called with:
        | member   | value |
        | routeKey | echo  |
      Then the call succeeds
      And stage "test" answers "hello"

  @LIM-017 @must @documented @untestable
  Rule: A single client that sends too fast is disconnected with 1008
    Source: guide-overview
    Untestable: no document says how fast is too fast.

Feature: Settings of logs and metrics
  What a stage logs and measures is a setting of the stage, which a client of the control plane sees. On AWS the logs
  and metrics themselves arrive in CloudWatch, where only the owner of the account can look.

  @OBS-004 @must @documented @needs-control-plane
  Rule: A route's logging level is OFF, ERROR or INFO, and data tracing is a setting of its own
    An account without a role for CloudWatch may be refused every level but OFF.
    Source: service-model

    Background:
      Given an API deployed to stage "test"

    Scenario Outline: The level <level> for all routes
      When UpdateStage is called with:
        | member                            | value   |
        | defaultRouteSettings.loggingLevel | <level> |
      Then the call succeeds
      And the answer's "defaultRouteSettings.loggingLevel" is "<level>"

      Examples: Levels
        | level |
        | OFF   |
        | ERROR |
        | INFO  |

    Scenario Outline: The level "<level>" is refused
      When UpdateStage is called with:
        | member                            | value   |
        | defaultRouteSettings.loggingLevel | <level> |
      Then the call is refused with 400 BadRequestException

      Examples: Levels
        | level |
        | DEBUG |
        | info  |
        | ALL   |

    Scenario: One route has a level of its own
      When UpdateStage is called with:
        | member                          | value |
        | routeSettings.echo.loggingLevel | ERROR |
      Then the call succeeds
      And the answer's "routeSettings.echo.loggingLevel" is "ERROR"

    Scenario Outline: Data tracing is <value> at the level ERROR
      When UpdateStage is called with:
        | member                                | value   |
        | defaultRouteSettings.loggingLevel     | ERROR   |
        | defaultRouteSettings.dataTraceEnabled | <value> |
      Then the call succeeds
      And the answer's "defaultRouteSettings.dataTraceEnabled" is "<value>"
      And the answer's "defaultRouteSettings.loggingLevel" is "ERROR"

      Examples: Values
        | value |
        | true  |
        | false |

  @OBS-005 @must @documented @untestable
  Rule: Logging needs a role for CloudWatch in the account's settings
    Source: guide-rest-logging
    Untestable: the account's settings are outside of this control plane, and belong to everyone who uses the account.

  @OBS-006 @must @documented @untestable
  Rule: A log event is cut at 1024 bytes, and a metric's dimension value at 255 characters
    Source: guide-notes
    Untestable: logs and metrics are seen in CloudWatch only.

  @OBS-007 @must @documented @needs-control-plane @needs-access-logs
  Rule: The format of access logs names the request's id
    Source: service-model

    Background:
      Given an API deployed to stage "test"

    Scenario Outline: A format <what> is accepted
      When UpdateStage is called with:
        | member                           | value         |
        | accessLogSettings.destinationArn | {logGroupArn} |
        | accessLogSettings.format         | <format>      |
      Then the call succeeds
      And the answer's "accessLogSettings.format" is "<format>"

      Examples: Formats
        | what            | format                                                          |
        | of the id alone | $context.requestId                                              |
        | of common logs  | $context.identity.sourceIp $context.routeKey $context.requestId |
        | of a connection | $context.requestId $context.connectionId $context.eventType     |

    Scenario Outline: A format <what> is refused, and the one before stays
      Given UpdateStage is called with:
        | member                           | value              |
        | accessLogSettings.destinationArn | {logGroupArn}      |
        | accessLogSettings.format         | $context.requestId |
      And UpdateStage is called with:
        | member                           | value         |
        | accessLogSettings.destinationArn | {logGroupArn} |
        | accessLogSettings.format         | <format>      |
      And the call is refused with 400 BadRequestException
      When GetStage is called
      Then the answer's "accessLogSettings.format" is "$context.requestId"

      Examples: Formats
        | what                 | format                |
        | of the route alone   | $context.routeKey     |
        | of the connection    | $context.connectionId |
        | without any variable | a line                |

  @OBS-008 @must @documented @untestable
  Rule: Some refused requests may be missing from logs and metrics
    These are oversize requests, excessive throttling, custom domains without a mapping, and internal errors.
    Source: guide-monitor
    Untestable: a permission to be silent, and logs are seen in CloudWatch only.

  @OBS-009 @must @documented @seed @needs-control-plane @needs-data-plane
  Rule: Logging and metrics change without a deployment
    Source: guide-deploy
    If this fails, look at whether the setting is read from the deployment rather than from the stage.

    Scenario Outline: The setting <setting> of a stage that serves
      Given an API deployed to stage "test"
      And the client connects to stage "test"
      When UpdateStage is called with:
        | member                         | value   |
        | defaultRouteSettings.<setting> | <value> |
      Then the call succeeds
      And the answer's "defaultRouteSettings.<setting>" is "<seen>"
      And the answer's "deploymentId" is "{deploymentId}"
      And the API has 1 deployment
      And the client stays connected

      Examples: Settings
        | setting                | value   | seen  |
        | loggingLevel           | "ERROR" | ERROR |
        | dataTraceEnabled       | true    | true  |
        | detailedMetricsEnabled | true    | true  |

    Scenario: It does not deploy changes of the API
      Given an API deployed to stage "test"
      And the route "echo" is changed to answer "changed"
      When UpdateStage is called with:
        | member                                      | value |
        | defaultRouteSettings.detailedMetricsEnabled | true  |
      Then the call succeeds
      And stage "test" still answers "hello"

  @OBS-014 @must @inferred @needs-control-plane
  Rule: A stage has no setting for X-Ray tracing
    Known by absence: the service model has no such member.
    One scenario: because each row is an operation.
    Source: service-model

    Scenario Outline: <operation> returns none
      Given an API deployed to stage "test"
      When <operation> is called
      Then the call succeeds
      And the answer has no "tracingEnabled"
      And the answer has no "xrayTracingEnabled"

      Examples: Operations
        | operation   |
        | GetStage    |
        | UpdateStage |

  @OBS-019 @must @documented @untestable
  Rule: Execution logs go to the group API-Gateway-Execution-Logs_{api-id}/{stage}
    Source: guide-rest-logging
    Untestable: the service makes the group in CloudWatch Logs, which is outside of this control plane.

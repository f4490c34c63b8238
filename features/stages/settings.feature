Feature: Settings of a stage
  Settings belong to the stage and not to the deployment: the control plane returns them, they take effect without a
  deployment, and stay when the deployment changes.

  @STG-015 @must @documented @seed @needs-control-plane
  Rule: CreateStage answers with the stage's name, dates, deployment, settings and variables
    Source: guide-deploy

    Scenario Outline: The answer of <operation> has the <member>
      Given an API deployed to stage "test"
      And CreateStage is called with:
        | member       | value          |
        | stageName    | next           |
        | deploymentId | {deploymentId} |
      When <operation> is called with:
        | member       | value          |
        | stageName    | <stage>        |
        | deploymentId | {deploymentId} |
      Then the call succeeds
      And the answer has "<member>"

      Examples: At creation
        | operation   | stage | member               |
        | CreateStage | last  | stageName            |
        | CreateStage | last  | createdDate          |
        | CreateStage | last  | lastUpdatedDate      |
        | CreateStage | last  | deploymentId         |
        | CreateStage | last  | defaultRouteSettings |
        | CreateStage | last  | stageVariables       |
        | CreateStage | last  | routeSettings        |

      Examples: After an update
        | operation   | stage | member          |
        | UpdateStage | next  | stageName       |
        | UpdateStage | next  | createdDate     |
        | UpdateStage | next  | lastUpdatedDate |
        | UpdateStage | next  | deploymentId    |

    Scenario: GetStage returns what was set at creation
      Given an API with the route "echo"
      And CreateStage is called with:
        | member                                    | value            |
        | stageName                                 | test             |
        | description                               | spring 2026      |
        | stageVariables                            | {"color":"blue"} |
        | defaultRouteSettings.throttlingBurstLimit | 100              |
        | defaultRouteSettings.throttlingRateLimit  | 50.5             |
      When GetStage is called
      Then the answer contains:
        | member                                    | value       |
        | stageName                                 | test        |
        | description                               | spring 2026 |
        | stageVariables.color                      | blue        |
        | defaultRouteSettings.throttlingBurstLimit | 100         |
        | defaultRouteSettings.throttlingRateLimit  | 50.5        |

    Scenario Outline: A description of <length> is accepted
      Given an API with the route "echo"
      When CreateStage is called with:
        | member      | value      |
        | stageName   | test       |
        | description | {<length>} |
      Then the call succeeds

      Examples: Lengths
        | length          |
        | 1023 characters |
        | 1024 characters |

    Scenario: A description of 1025 characters is refused
      Given an API with the route "echo"
      When CreateStage is called with:
        | member      | value             |
        | stageName   | test              |
        | description | {1025 characters} |
      Then the call is refused with 400 BadRequestException
      And the API has 0 stages

  @STG-016 @must @documented @seed @needs-control-plane
  Rule: A new stage neither collects detailed metrics nor traces data
    The page's example shows both members as false. Its throttling figures are those of its time: see STG-018.
    Source: guide-deploy, terraform-acc-tests

    Scenario Outline: A new stage has <member> switched off
      Given an API deployed to stage "test"
      When GetStage is called
      Then the answer's "defaultRouteSettings.<member>" is absent or one of "false"

      Examples: Members
        | member                 |
        | detailedMetricsEnabled |
        | dataTraceEnabled       |

    Scenario Outline: <member> is returned as it was switched on
      Given an API deployed to stage "test"
      When UpdateStage is called with:
        | member                        | value |
        | defaultRouteSettings.<member> | true  |
      Then the call succeeds
      And the answer's "defaultRouteSettings.<member>" is "true"

      Examples: Members
        | member                 |
        | detailedMetricsEnabled |

  @STG-017 @must @documented @seed @needs-control-plane
  Rule: The member that the page prints as MetricsEnabled is detailedMetricsEnabled on the wire
    The page and the service model differ; clients are generated from the model.
    Source: service-model

    Scenario: The member has the model's name
      Given an API deployed to stage "test"
      When UpdateStage is called with:
        | member                                      | value |
        | defaultRouteSettings.detailedMetricsEnabled | true  |
      Then the answer's "defaultRouteSettings.detailedMetricsEnabled" is "true"

    Scenario: The page's name has no effect
      Given an API deployed to stage "test"
      And UpdateStage is called with:
        | member                              | value |
        | defaultRouteSettings.metricsEnabled | true  |
      When GetStage is called
      Then the answer's "defaultRouteSettings.detailedMetricsEnabled" is absent or one of "false"

  @STG-018 @must @observed @needs-control-plane @needs-data-plane
  Rule: A new stage has no throttle of its own and does not log
    The page shows the account's figures of 2018, 5000 and 10000.0, a stage of today shows none. Both are accepted; a
    zero is not, as it would let nothing pass (STG-044).
    One scenario: because each row is a setting.
    Source: terraform-acc-tests, guide-deploy

    Scenario Outline: <member> is the account's or absent
      Given an API deployed to stage "test"
      When GetStage is called
      Then the answer's "defaultRouteSettings.<member>" is absent or one of "<figures>"

      Examples: Members
        | member               | figures        |
        | throttlingBurstLimit | 5000           |
        | throttlingRateLimit  | 10000.0, 10000 |
        | loggingLevel         | OFF            |

  @STG-018a @must @observed @needs-control-plane
  Rule: A new stage names no throttle figures and the logging level OFF
    Tools read the figures as absent or zero; a zero would let nothing pass (STG-044). The page shows figures of 2018.
    Source: terraform-acc-tests

    Scenario Outline: A new stage names no <member>
      Given an API deployed to stage "test"
      When GetStage is called
      Then the answer has "defaultRouteSettings"
      And the answer has no "defaultRouteSettings.<member>"

      Examples: Figures
        | member               |
        | throttlingBurstLimit |
        | throttlingRateLimit  |

    Scenario: A new stage names the level
      Given an API deployed to stage "test"
      When GetStage is called
      Then the answer's "defaultRouteSettings.loggingLevel" is "OFF"

  @STG-019 @must @documented @seed @needs-control-plane @needs-data-plane
  Rule: Settings of a stage take effect without a deployment
    Of all changes these are the only ones that need none.
    Source: guide-deploy

    Scenario: A changed variable reaches the answers
      Given an API with the route "echo" answering "$stageVariables.word"
      And stage "test" is created without a deployment
      And stage "test" has the variable "word" set to "blue"
      And the API is deployed to stage "test"
      And stage "test" answers "blue"
      When stage "test" has the variable "word" set to "green"
      Then stage "test" answers "green"

    Scenario: A changed setting makes no deployment
      Given an API deployed to stage "test"
      When UpdateStage is called with:
        | member                                    | value |
        | defaultRouteSettings.throttlingBurstLimit | 100   |
        | defaultRouteSettings.throttlingRateLimit  | 50    |
      Then the call succeeds
      And the answer's "deploymentId" is "{deploymentId}"
      And the API has 1 deployment

    Scenario: A changed setting does not carry a change of the API along
      Given an API deployed to stage "test"
      And the route "echo" is changed to answer "changed"
      When stage "test" has the variable "word" set to "blue"
      Then stage "test" still answers "hello"

    Scenario: A setting stays when the stage gets another deployment
      Given an API with the route "echo" answering "$stageVariables.word"
      And the API is deployed to stage "test"
      And stage "test" has the variable "word" set to "blue"
      When the API is deployed to stage "test"
      Then stage "test" answers "blue"

    Scenario Outline: An update of the <member> leaves the other settings
      Given an API with the route "echo"
      And CreateStage is called with:
        | member                                    | value            |
        | stageName                                 | test             |
        | description                               | spring 2026      |
        | stageVariables                            | {"color":"blue"} |
        | defaultRouteSettings.throttlingBurstLimit | 99               |
      When UpdateStage is called with:
        | member   | value   |
        | <member> | <value> |
      Then the call succeeds
      And the answer's "<kept>" is "<as it was>"

      Examples: Members
        | member         | value          | kept                                      | as it was   |
        | description    | autumn 2026    | stageVariables.color                      | blue        |
        | description    | autumn 2026    | defaultRouteSettings.throttlingBurstLimit | 99          |
        | stageVariables | {"size":"big"} | description                               | spring 2026 |

  @STG-020 @must @documented @seed @needs-control-plane
  Rule: A stage has the dates of its creation and of its last change
    Source: guide-deploy, service-model

    Scenario: Updates move the date of the last change
      Given an API deployed to stage "test"
      And GetStage is called
      And the answer's "lastUpdatedDate" is remembered as "at creation"
      When UpdateStage is called with:
        | member      | value       |
        | description | spring 2026 |
      Then the answer's "lastUpdatedDate" eventually differs from "at creation"

    Scenario: Updates leave the date of creation
      Given an API deployed to stage "test"
      And GetStage is called
      And the answer's "createdDate" is remembered as "at creation"
      And the answer's "lastUpdatedDate" is remembered as "last change"
      When UpdateStage is called with:
        | member      | value       |
        | description | spring 2026 |
      Then the answer's "lastUpdatedDate" eventually differs from "last change"
      And the answer's "createdDate" equals "at creation"

  @STG-020a @must @inferred @needs-control-plane
  Rule: Both dates of a new stage are the same
    So they are in the page's example, which shows one stage and states no rule.
    One scenario: because a new stage has no later change.
    Source: guide-deploy

    Scenario: At creation both dates are equal
      Given an API with the route "echo"
      When CreateStage is called with:
        | member    | value |
        | stageName | test  |
      Then the answer's "createdDate" and "lastUpdatedDate" are equal

  @STG-037 @must @documented @needs-control-plane
  Rule: Settings of a single route are under the route's key, beside the default ones
    Source: service-model

    Scenario: A route's own settings are under its key
      Given an API deployed to stage "test"
      When UpdateStage is called with:
        | member                                  | value |
        | routeSettings.echo.throttlingBurstLimit | 7     |
        | routeSettings.echo.throttlingRateLimit  | 3.5   |
      Then the answer contains:
        | member                                  | value |
        | routeSettings.echo.throttlingBurstLimit | 7     |
        | routeSettings.echo.throttlingRateLimit  | 3.5   |

    Scenario: The default settings stay as they were
      Given an API deployed to stage "test"
      And UpdateStage is called with:
        | member                                    | value |
        | defaultRouteSettings.throttlingBurstLimit | 99    |
      When UpdateStage is called with:
        | member                                  | value |
        | routeSettings.echo.throttlingBurstLimit | 7     |
      Then the answer's "defaultRouteSettings.throttlingBurstLimit" is "99"
      And the answer's "routeSettings.echo.throttlingBurstLimit" is "7"

  @STG-037b @must @observed @needs-control-plane
  Rule: Settings of a route that the API does not have are refused
    The keys $default, $connect and $disconnect are excepted: AWS takes settings for them before their routes exist.
    Source: terraform-apigateway-v2-80

    Scenario Outline: <operation> with settings of an unknown route
      Given an API deployed to stage "test"
      When <operation> is called with:
        | member                                  | value   |
        | stageName                               | <stage> |
        | routeSettings.late.throttlingBurstLimit | 7       |
      Then the call is refused with 404 NotFoundException
      And the error message mentions "late"

      Examples: Operations
        | operation   | stage |
        | CreateStage | prod  |
        | UpdateStage | test  |

    Scenario: Once the route is there they are accepted
      Given an API deployed to stage "test"
      And the route "late" answering "hello" is added
      When UpdateStage is called with:
        | member                                  | value |
        | routeSettings.late.throttlingBurstLimit | 7     |
      Then the call succeeds

  @STG-037a @should @inferred @needs-control-plane @needs-data-plane
  Rule: A route's own throttle replaces the default one
    Shown at $connect with a throttle of zero, the only figure whose effect is certain.
    Source: service-model, guide-protect

    Scenario: The route's own figure accepts what the default one would refuse
      Given an API with the routes:
        | route    | answer |
        | echo     | hello  |
        | $connect |        |
      And the API is deployed to stage "test"
      And stage "test" limits all routes to a rate of 0 and a burst of 0
      When stage "test" limits the route "$connect" to a rate of 100 and a burst of 100
      Then stage "test" is callable

    Scenario: The route's own figure refuses what the default one would accept
      Given an API with the routes:
        | route    | answer |
        | echo     | hello  |
        | $connect |        |
      And the API is deployed to stage "test"
      When stage "test" limits the route "$connect" to a rate of 0 and a burst of 0
      Then stage "test" is no longer callable

  @STG-038 @must @documented @needs-control-plane
  Rule: The settings of a route can be deleted
    Source: service-model

    Scenario: Deleting them succeeds without content
      Given an API deployed to stage "test"
      And UpdateStage is called with:
        | member                                  | value |
        | routeSettings.echo.throttlingBurstLimit | 7     |
      When DeleteRouteSettings is called with:
        | member   | value |
        | routeKey | echo  |
      Then the call succeeds with status 204
      And the answer is empty

    Scenario: They are gone
      Given an API deployed to stage "test"
      And UpdateStage is called with:
        | member                                  | value |
        | routeSettings.echo.throttlingBurstLimit | 7     |
      And DeleteRouteSettings is called with:
        | member   | value |
        | routeKey | echo  |
      When GetStage is called
      Then the answer has no "routeSettings.echo"

    Scenario: A key that begins with a dollar sign finds its settings
      Given an API with the route "$default"
      And the API is deployed to stage "test"
      And UpdateStage is called with:
        | member                                      | value |
        | routeSettings.$default.throttlingBurstLimit | 7     |
      And DeleteRouteSettings is called with:
        | member   | value    |
        | routeKey | $default |
      When GetStage is called
      Then the answer has no "routeSettings.$default"

    Scenario: The settings of other routes stay
      Given an API with the routes:
        | route | answer |
        | echo  | hello  |
        | extra | more   |
      And the API is deployed to stage "test"
      And UpdateStage is called with:
        | member                                   | value |
        | routeSettings.echo.throttlingBurstLimit  | 7     |
        | routeSettings.extra.throttlingBurstLimit | 8     |
      And DeleteRouteSettings is called with:
        | member   | value |
        | routeKey | echo  |
      When GetStage is called
      Then the answer's "routeSettings.extra.throttlingBurstLimit" is "8"

  @STG-038a @must @documented @needs-control-plane @needs-access-logs
  Rule: The access log settings can be deleted
    Source: service-model

    Scenario: Deleting them succeeds without content
      Given an API deployed to stage "test"
      And UpdateStage is called with:
        | member                           | value              |
        | accessLogSettings.destinationArn | {logGroupArn}      |
        | accessLogSettings.format         | $context.requestId |
      When DeleteAccessLogSettings is called
      Then the call succeeds with status 204
      And the answer is empty

    Scenario: They are gone
      Given an API deployed to stage "test"
      And UpdateStage is called with:
        | member                           | value              |
        | accessLogSettings.destinationArn | {logGroupArn}      |
        | accessLogSettings.format         | $context.requestId |
      And DeleteAccessLogSettings is called
      When GetStage is called
      Then the answer has no "accessLogSettings.destinationArn"

  @STG-041 @must @documented @untestable
  Rule: A stage of a WebSocket API may carry a client certificate for its backends
    Source: service-model
    Untestable: certificates are made by another service's operations, and are shown to backends over TLS, which no client of the API sees.

  @STG-042 @must @inferred @needs-control-plane
  Rule: Stages of WebSocket APIs have no canary release and no cache
    REST APIs have both; the service model has no such members here.
    Source: service-model

    Scenario Outline: A stage has no <member>
      Given an API deployed to stage "test"
      When GetStage is called
      Then the call succeeds
      And the answer has no "<member>"

      Examples: Members
        | member              |
        | canarySettings      |
        | cacheClusterEnabled |
        | cacheClusterSize    |
        | methodSettings      |

    Scenario: A requested canary release is not created
      Given an API deployed to stage "test"
      And UpdateStage is called with:
        | member         | value                 |
        | canarySettings | {"percentTraffic":10} |
      When GetStage is called
      Then the answer has no "canarySettings"

  @STG-043 @must @documented @needs-control-plane @needs-access-logs
  Rule: The format of the access log is one line and holds $context.requestId
    The service model allows 1024 characters, the page of the quotas 3 KB: what lies between the two is left open.
    Source: service-model

    Scenario Outline: <format> is accepted
      Given an API deployed to stage "test"
      When UpdateStage is called with:
        | member                           | value         |
        | accessLogSettings.destinationArn | {logGroupArn} |
        | accessLogSettings.format         | <format>      |
      Then the call succeeds
      And the answer has "accessLogSettings.destinationArn"

      Examples: Formats
        | format                               |
        | $context.requestId                   |
        | $context.requestId $context.routeKey |
        | $context.requestId {1005 characters} |

    Scenario Outline: <format> is refused
      Given an API deployed to stage "test"
      When UpdateStage is called with:
        | member                           | value         |
        | accessLogSettings.destinationArn | {logGroupArn} |
        | accessLogSettings.format         | <format>      |
      Then the call is refused with 400 BadRequestException

      Examples: Formats
        | format                               |
        | $context.routeKey                    |
        | requestId                            |
        | $context.requestId {3100 characters} |

    Scenario: A format of two lines is refused
      Given an API deployed to stage "test"
      When UpdateStage is called with the members:
        """
        {
          "stageName": "test",
          "accessLogSettings": {"destinationArn": "{logGroupArn}", "format": "$context.requestId\n$context.routeKey"}
        }
        """
      Then the call is refused with 400 BadRequestException

  @STG-044 @must @observed @needs-control-plane @needs-data-plane
  Rule: A default throttle of zero refuses every handshake with 429
    Several tools send a zero where their user left the figure out.
    Source: terraform-provider-aws-14742

    Scenario Outline: With a burst of <burst> and a rate of <rate> no client is accepted
      Given an API deployed to stage "test"
      And stage "test" is callable
      And stage "test" limits all routes to a rate of <rate> and a burst of <burst>
      And stage "test" is no longer callable
      When the client tries to connect to stage "test"
      Then the handshake is refused with status 429

      Examples: Bursts and rates
        | burst | rate |
        | 0     | 0    |
        | 0     | 100  |
        | 100   | 0    |

    Scenario: With figures above zero clients are accepted
      Given an API deployed to stage "test"
      When UpdateStage is called with:
        | member                                    | value |
        | defaultRouteSettings.throttlingBurstLimit | 100   |
        | defaultRouteSettings.throttlingRateLimit  | 100   |
      Then the call succeeds
      And stage "test" answers "hello"

    Scenario: Raised from zero, the stage is callable again
      Given an API deployed to stage "test"
      And stage "test" limits all routes to a rate of 0 and a burst of 0
      And stage "test" is no longer callable
      When stage "test" limits all routes to a rate of 100 and a burst of 100
      Then stage "test" is callable

  @STG-046 @must @observed @needs-control-plane
  Rule: A stage's description cannot be cleared
    An API's can (API-067).
    Source: cdkd-probes, cdk-real-drift

    Background:
      Given an API with the route "echo"
      And CreateStage is called with:
        | member      | value       |
        | stageName   | test        |
        | description | spring 2026 |

    Scenario: An empty text leaves the old one
      Given UpdateStage is called with:
        | member      | value          |
        | description | {0 characters} |
      And the call succeeds with status 200
      When GetStage is called
      Then the answer's "description" is "spring 2026"

    Scenario: Another text replaces it
      Given UpdateStage is called with:
        | member      | value       |
        | description | autumn 2026 |
      When GetStage is called
      Then the answer's "description" is "autumn 2026"

  @STG-047 @must @observed @untestable
  Rule: A client certificate is attached to a stage and detached by an empty text
    Source: terraform-acc-tests
    Untestable: a certificate is made by an operation of REST APIs, which a target for WebSocket APIs need not offer.

  @STG-048 @must @observed @needs-control-plane
  Rule: Settings merge, and nothing is cleared by leaving it out
    Only the operations that delete settings remove them (STG-038, STG-038a).
    Source: cdkd-probes, cdkd-live-tests

    Scenario Outline: An update with <update> leaves the default settings
      Given an API deployed to stage "test"
      And UpdateStage is called with:
        | member                                    | value |
        | defaultRouteSettings.throttlingBurstLimit | 99    |
      And UpdateStage is called with:
        | member   | value   |
        | <member> | <value> |
      And the call succeeds with status 200
      When GetStage is called
      Then the answer's "defaultRouteSettings.throttlingBurstLimit" is "99"

      Examples: Updates
        | update          | member               | value       |
        | an empty object | defaultRouteSettings | {}          |
        | something else  | description          | autumn 2026 |

    Scenario Outline: An update with <update> leaves a route's settings
      Given an API deployed to stage "test"
      And UpdateStage is called with:
        | member                                  | value |
        | routeSettings.echo.throttlingBurstLimit | 7     |
      And UpdateStage is called with:
        | member        | value   |
        | routeSettings | <value> |
      And the call succeeds with status 200
      When GetStage is called
      Then the answer's "routeSettings.echo.throttlingBurstLimit" is "7"

      Examples: Updates
        | update          | value                                    |
        | another setting | {"echo":{"detailedMetricsEnabled":true}} |
        | an empty entry  | {"echo":{}}                              |
        | an empty object | {}                                       |

    @needs-access-logs
    Scenario: An update of something else leaves the access log settings
      Given an API deployed to stage "test"
      And UpdateStage is called with:
        | member                           | value              |
        | accessLogSettings.destinationArn | {logGroupArn}      |
        | accessLogSettings.format         | $context.requestId |
      And UpdateStage is called with:
        | member      | value       |
        | description | autumn 2026 |
      When GetStage is called
      Then the answer's "accessLogSettings.format" is "$context.requestId"

  @STG-049 @must @observed @needs-control-plane
  Rule: Settings of the three predefined routes need no route
    An entry without figures is an entry too. Other keys need their route: STG-037b.
    Source: terraform-acc-tests

    Scenario: They are taken by CreateStage
      Given an API
      And CreateStage is called with:
        | member        | value                                                                  |
        | stageName     | test                                                                   |
        | routeSettings | {"$connect":{"dataTraceEnabled":false},"$default":{},"$disconnect":{}} |
      And the call succeeds with status 201
      When GetStage is called
      Then the answer has "routeSettings.$connect"
      And the answer has "routeSettings.$default"
      And the answer has "routeSettings.$disconnect"

    Scenario Outline: The settings of <key> are taken by UpdateStage
      Given an API
      And CreateStage is called with:
        | member    | value |
        | stageName | test  |
      And UpdateStage is called with:
        | member                                   | value |
        | routeSettings.<key>.throttlingBurstLimit | 7     |
      And the call succeeds with status 200
      When GetStage is called
      Then the answer's "routeSettings.<key>.throttlingBurstLimit" is "7"

      Examples: Keys
        | key         |
        | $connect    |
        | $default    |
        | $disconnect |

  @STG-050 @must @observed @needs-control-plane
  Rule: Parts that are not there are not deleted
    Source: terraform-acc-tests

    Scenario: A stage has no settings for the route
      Given an API deployed to stage "test"
      When DeleteRouteSettings is called with:
        | member   | value |
        | routeKey | echo  |
      Then the call is refused with 404 NotFoundException

    Scenario: A route has no such parameter
      Given an API
      And CreateRoute is called with:
        | member   | value    |
        | routeKey | $connect |
      When DeleteRouteRequestParameter is called with:
        | member              | value                       |
        | requestParameterKey | route.request.querystring.u |
      Then the call is refused with 404 NotFoundException

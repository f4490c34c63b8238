Feature: CDK and CloudFormation
  CloudFormation's own calls are not public. The order is that of the references in CDK's templates, which its
  integration tests deploy; the updates are those of cdkd, which deploys such templates by the same operations and reads
  back what AWS made of them.

  @IAC-010 @must @observed @needs-control-plane
  Rule: A stage of CDK, which deploys by itself, may be created before the routes
    The template refers from the stage to the API only, so that CloudFormation creates it beside the integrations.
    Source: cdk-integ-tests, stelvio-264, cdkd-probes

    Scenario: The stage comes before the routes
      Given these operations succeed in order:
        | operation           | members                                                                                                                                     |
        | CreateApi           | {"name":"{apiName}","protocolType":"WEBSOCKET","routeSelectionExpression":"$request.body.action"}                                           |
        | CreateStage         | {"stageName":"dev","autoDeploy":true}                                                                                                       |
        | CreateIntegration   | {"integrationType":"MOCK","requestTemplates":{"application/json":"{\\"statusCode\\":200}"}}                                                 |
        | CreateRoute         | {"routeKey":"sendmessage","authorizationType":"NONE","routeResponseSelectionExpression":"$default","target":"integrations/{integrationId}"} |
        | CreateRouteResponse | {"routeResponseKey":"$default"}                                                                                                             |
      When GetStage is called
      Then the answer eventually has "deploymentId"
      And these operations return:
        | operation        | member                           | value                        |
        | GetStage         | autoDeploy                       | true                         |
        | GetRoute         | target                           | integrations/{integrationId} |
        |                  | routeResponseSelectionExpression | $default                     |
        | GetRouteResponse | routeResponseKey                 | $default                     |

    Scenario: The stage comes after the routes
      Given these operations succeed in order:
        | operation         | members                                                                                           |
        | CreateApi         | {"name":"{apiName}","protocolType":"WEBSOCKET","routeSelectionExpression":"$request.body.action"} |
        | CreateIntegration | {"integrationType":"MOCK"}                                                                        |
        | CreateRoute       | {"routeKey":"$default","authorizationType":"NONE","target":"integrations/{integrationId}"}        |
        | CreateStage       | {"stageName":"dev","autoDeploy":true}                                                             |
      When GetStage is called
      Then the answer eventually has "deploymentId"

    @needs-data-plane
    Scenario: Clients get in once the routes are there
      Given these operations succeed in order:
        | operation         | members                                                                                           |
        | CreateApi         | {"name":"{apiName}","protocolType":"WEBSOCKET","routeSelectionExpression":"$request.body.action"} |
        | CreateStage       | {"stageName":"dev","autoDeploy":true}                                                             |
        | CreateIntegration | {"integrationType":"MOCK"}                                                                        |
        | CreateRoute       | {"routeKey":"$default","authorizationType":"NONE","target":"integrations/{integrationId}"}        |
      Then stage "dev" is callable

  @IAC-011 @must @observed @needs-control-plane
  Rule: A deployment of a template depends on a route
    A template without AutoDeploy has a deployment. It needs DependsOn, as it does not refer to the routes.
    Source: terraform-acc-tests, sam-2512

    Scenario: The deployment comes after the route
      Given these operations succeed in order:
        | operation         | members                                                                                           |
        | CreateApi         | {"name":"{apiName}","protocolType":"WEBSOCKET","routeSelectionExpression":"$request.body.action"} |
        | CreateIntegration | {"integrationType":"MOCK"}                                                                        |
        | CreateRoute       | {"routeKey":"$connect","authorizationType":"NONE","target":"integrations/{integrationId}"}        |
        | CreateDeployment  |                                                                                                   |
        | CreateStage       | {"stageName":"Prod","description":"Prod Stage","deploymentId":"{deploymentId}"}                   |
      Then these operations return:
        | operation | member       | value          |
        | GetStage  | deploymentId | {deploymentId} |
        |           | description  | Prod Stage     |

    Scenario: The deployment comes before the route
      Given these operations succeed in order:
        | operation         | members                                                                                           |
        | CreateApi         | {"name":"{apiName}","protocolType":"WEBSOCKET","routeSelectionExpression":"$request.body.action"} |
        | CreateIntegration | {"integrationType":"MOCK"}                                                                        |
      When CreateDeployment is called
      Then the call is refused with 400 BadRequestException
      And the error message mentions "At least one route is required"

  @IAC-012 @must @observed @needs-control-plane
  Rule: A property that leaves the template is reset
    An update that does not name a member leaves it. So its default is sent, or a deletion of its own is called.
    Source: cdkd-live-tests

    Scenario: The key and the parameters of $connect
      Given these operations succeed in order:
        | operation   | members                                                                                                            |
        | CreateApi   | {"name":"{apiName}","protocolType":"WEBSOCKET","routeSelectionExpression":"$request.body.action"}                  |
        | CreateRoute | {"routeKey":"$connect","apiKeyRequired":true,"requestParameters":{"route.request.header.X-One":{"required":true}}} |
        | UpdateRoute | {"apiKeyRequired":false,"requestParameters":{"route.request.header.X-One":{"required":false}}}                     |
      Then these operations return:
        | operation | member            | value                                             |
        | GetRoute  | apiKeyRequired    | false                                             |
        |           | requestParameters | {"route.request.header.X-One":{"required":false}} |
      And these operations succeed in order:
        | operation                   | members                                              |
        | DeleteRouteRequestParameter | {"requestParameterKey":"route.request.header.X-One"} |
      And these operations return:
        | operation | member            | value   |
        | GetRoute  | requestParameters | (unset) |

    Scenario: The settings of one of two routes
      Given these operations succeed in order:
        | operation   | members                                                                                                                                                                                                                        |
        | CreateApi   | {"name":"{apiName}","protocolType":"WEBSOCKET","routeSelectionExpression":"$request.body.action"}                                                                                                                              |
        | CreateStage | {"stageName":"ws","routeSettings":{"$default":{"detailedMetricsEnabled":true,"throttlingBurstLimit":10,"throttlingRateLimit":5},"$connect":{"detailedMetricsEnabled":false,"throttlingBurstLimit":4,"throttlingRateLimit":2}}} |
        | UpdateStage | {"routeSettings":{"$default":{"detailedMetricsEnabled":true,"throttlingBurstLimit":20,"throttlingRateLimit":15},"$connect":{"detailedMetricsEnabled":false,"throttlingBurstLimit":4,"throttlingRateLimit":2}}}                 |
      Then these operations return:
        | operation | member                                     | value |
        | GetStage  | routeSettings.$default.throttlingRateLimit | 15    |
        |           | routeSettings.$connect.throttlingRateLimit | 2     |
      And these operations succeed in order:
        | operation           | members                                                                                                           |
        | UpdateStage         | {"routeSettings":{"$default":{"detailedMetricsEnabled":true,"throttlingBurstLimit":20,"throttlingRateLimit":15}}} |
        | DeleteRouteSettings | {"routeKey":"$connect"}                                                                                           |
      And these operations return:
        | operation | member                                     | value   |
        | GetStage  | routeSettings.$default.throttlingRateLimit | 15      |
        |           | routeSettings.$connect                     | (unset) |

    @needs-access-logs
    Scenario: The access logs of a stage
      Given these operations succeed in order:
        | operation               | members                                                                                                                 |
        | CreateApi               | {"name":"{apiName}","protocolType":"WEBSOCKET","routeSelectionExpression":"$request.body.action"}                       |
        | CreateStage             | {"stageName":"ws","accessLogSettings":{"destinationArn":"{logGroupArn}","format":"$context.requestId $context.status"}} |
        | DeleteAccessLogSettings |                                                                                                                         |
      Then these operations return:
        | operation | member            | value   |
        | GetStage  | accessLogSettings | (unset) |

  @IAC-013 @must @observed @needs-control-plane
  Rule: A stack is deleted from the stage and the routes to the integrations and the API
    A stage that deploys by itself does not hold up the deletion of the last route.
    Source: cdk-integ-tests, terraform-next-js-247

    Background:
      Given these operations succeed in order:
        | operation           | members                                                                                                                              |
        | CreateApi           | {"name":"{apiName}","protocolType":"WEBSOCKET","routeSelectionExpression":"$request.body.action"}                                    |
        | CreateIntegration   | {"integrationType":"MOCK"}                                                                                                           |
        | CreateRoute         | {"routeKey":"test","authorizationType":"NONE","routeResponseSelectionExpression":"$default","target":"integrations/{integrationId}"} |
        | CreateRouteResponse | {"routeResponseKey":"$default"}                                                                                                      |
        | CreateStage         | {"stageName":"dev","autoDeploy":true}                                                                                                |

    Scenario Outline: The stage goes <when> the route
      Given these operations succeed in order:
        | operation           |
        | DeleteRouteResponse |
        | <first>             |
        | <second>            |
        | DeleteIntegration   |
        | DeleteApi           |
      Then these operations find nothing:
        | operation |
        | GetApi    |

      Examples: Orders
        | when   | first       | second      |
        | before | DeleteStage | DeleteRoute |
        | after  | DeleteRoute | DeleteStage |

    Scenario: An integration cannot go before its route
      Given these operations succeed in order:
        | operation   |
        | DeleteStage |
      When DeleteIntegration is called
      Then the call is refused with 409 ConflictException
      And the error message mentions "{routeId}"

  @IAC-014 @probe @needs-control-plane
  Rule: May the URI of a MOCK integration be empty?
    CDK's template has it so, and CloudFormation deploys it; what CloudFormation sends is not known. A tool that sends it
    itself reports a refusal.
    Source: cdk-integ-tests, cdkd-probes

    Scenario: A MOCK is created with an empty URI
      Given an API
      When CreateIntegration is called with:
        | member          | value          |
        | integrationType | MOCK           |
        | integrationUri  | {0 characters} |
      Then the call's answer is recorded

Feature: SAM
  The resource AWS::Serverless::WebSocketApi becomes an API, an integration of type AWS_PROXY for each route, and a stage
  that deploys by itself. These are the members that the transform writes, in the order of their references.

  @IAC-020 @must @observed @needs-control-plane
  Rule: The API, the route and the stage of a WebSocketApi read back as the template has them
    The integration has no method.
    Source: sam-integration-tests

    Scenario: A template with one route
      Given these operations succeed in order:
        | operation         | members                                                                                                                                                                                                                                                                                                         |
        | CreateApi         | {"name":"{apiName}","protocolType":"WEBSOCKET","apiKeySelectionExpression":"$request.header.x-api-key","description":"Toy API","disableExecuteApiEndpoint":false,"disableSchemaValidation":false,"routeSelectionExpression":"$request.body.action","tags":{"t1":"v1","t2":"v2","websocketapi:createdBy":"SAM"}} |
        | CreateIntegration | {"integrationType":"AWS_PROXY","integrationUri":"arn:aws:apigateway:{region}:lambda:path/2015-03-31/functions/arn:aws:lambda:{region}:123456789012:function:toy/invocations"}                                                                                                                                   |
        | CreateRoute       | {"routeKey":"$default","target":"integrations/{integrationId}"}                                                                                                                                                                                                                                                 |
        | CreateStage       | {"stageName":"default","autoDeploy":true,"tags":{"websocketapi:createdBy":"SAM"}}                                                                                                                                                                                                                               |
      Then these operations return:
        | operation       | member                    | value                        |
        | GetApi          | apiKeySelectionExpression | $request.header.x-api-key    |
        |                 | description               | Toy API                      |
        |                 | disableExecuteApiEndpoint | false                        |
        |                 | protocolType              | WEBSOCKET                    |
        |                 | routeSelectionExpression  | $request.body.action         |
        |                 | tags.t1                   | v1                           |
        |                 | tags.t2                   | v2                           |
        | GetRoutes       | items.0.routeKey          | $default                     |
        |                 | items.0.authorizationType | NONE                         |
        |                 | items.0.target            | integrations/{integrationId} |
        | GetIntegrations | items.0.integrationType   | AWS_PROXY                    |
        | GetStages       | items.0.stageName         | default                      |
        |                 | items.0.autoDeploy        | true                         |

    Scenario: A stage with variables and tags
      Given these operations succeed in order:
        | operation         | members                                                                                                                                                                       |
        | CreateApi         | {"name":"{apiName}","protocolType":"WEBSOCKET","routeSelectionExpression":"$request.body.action"}                                                                             |
        | CreateIntegration | {"integrationType":"AWS_PROXY","integrationUri":"arn:aws:apigateway:{region}:lambda:path/2015-03-31/functions/arn:aws:lambda:{region}:123456789012:function:toy/invocations"} |
        | CreateRoute       | {"routeKey":"$default","target":"integrations/{integrationId}"}                                                                                                               |
        | CreateStage       | {"stageName":"Prod","autoDeploy":true,"stageVariables":{"var1":"val1","var2":"val2"},"tags":{"t1":"v1","t2":"v2","websocketapi:createdBy":"SAM"}}                             |
      Then these operations return:
        | operation | member                 | value                         |
        | GetStages | items.0.stageName      | Prod                          |
        |           | items.0.stageVariables | {"var1":"val1","var2":"val2"} |
        |           | items.0.tags.t1        | v1                            |
        |           | items.0.tags.t2        | v2                            |

  @IAC-021 @must @observed @needs-control-plane
  Rule: The configuration of a SAM route reads back
    One scenario: because AWS's test deploys one template, and what it refuses is the transform's own check.
    Source: sam-integration-tests

    Scenario: A $connect route with all of its properties
      Given these operations succeed in order:
        | operation         | members                                                                                                                                                                                                                                                                                                                  |
        | CreateApi         | {"name":"{apiName}","protocolType":"WEBSOCKET","routeSelectionExpression":"$request.body.action"}                                                                                                                                                                                                                        |
        | CreateIntegration | {"integrationType":"AWS_PROXY","timeoutInMillis":15000,"integrationUri":"arn:aws:apigateway:{region}:lambda:path/2015-03-31/functions/arn:aws:lambda:{region}:123456789012:function:toy/invocations"}                                                                                                                    |
        | CreateRoute       | {"routeKey":"$connect","apiKeyRequired":false,"authorizationType":"AWS_IAM","modelSelectionExpression":"$request.body.modelType","operationName":"connect","requestParameters":{"route.request.querystring.p1":{"required":true}},"routeResponseSelectionExpression":"$default","target":"integrations/{integrationId}"} |
      Then these operations return:
        | operation       | member                                   | value                                              |
        | GetRoutes       | items.0.routeKey                         | $connect                                           |
        |                 | items.0.authorizationType                | AWS_IAM                                            |
        |                 | items.0.modelSelectionExpression         | $request.body.modelType                            |
        |                 | items.0.operationName                    | connect                                            |
        |                 | items.0.requestParameters                | {"route.request.querystring.p1":{"required":true}} |
        |                 | items.0.routeResponseSelectionExpression | $default                                           |
        | GetIntegrations | items.0.timeoutInMillis                  | 15000                                              |

  @IAC-022 @must @observed @needs-control-plane
  Rule: A SAM stage with settings of a route is created after the route
    The transform makes such a stage depend on the routes.
    Source: sam-integration-tests, terraform-apigateway-v2-80

    Background:
      Given these operations succeed in order:
        | operation         | members                                                                                                                                                                       |
        | CreateApi         | {"name":"{apiName}","protocolType":"WEBSOCKET","routeSelectionExpression":"$request.body.action"}                                                                             |
        | CreateIntegration | {"integrationType":"AWS_PROXY","integrationUri":"arn:aws:apigateway:{region}:lambda:path/2015-03-31/functions/arn:aws:lambda:{region}:123456789012:function:toy/invocations"} |
        | CreateRoute       | {"routeKey":"$default","target":"integrations/{integrationId}"}                                                                                                               |

    Scenario: The stage comes after the route
      Given these operations succeed in order:
        | operation   | members                                                            |
        | CreateRoute | {"routeKey":"sendMessage","target":"integrations/{integrationId}"} |
      And CreateStage is called with:
        | member                                         | value   |
        | stageName                                      | default |
        | autoDeploy                                     | true    |
        | routeSettings.sendMessage.throttlingBurstLimit | 200     |
      Then these operations return:
        | operation | member                                                 | value |
        | GetStages | items.0.routeSettings.sendMessage.throttlingBurstLimit | 200   |

    Scenario: The stage comes before the route
      When CreateStage is called with:
        | member                                         | value   |
        | stageName                                      | default |
        | autoDeploy                                     | true    |
        | routeSettings.sendMessage.throttlingBurstLimit | 200     |
      Then the call is refused with 404 NotFoundException
      And the error message mentions "sendMessage"

  @IAC-023 @must @observed @needs-control-plane @needs-authorizer
  Rule: The authorizer of a WebSocketApi is the one of its $connect route
    The template need not name a source of identity; the operation wants the list, which may be empty (API-077).
    Source: sam-integration-tests

    Background:
      Given these operations succeed in order:
        | operation         | members                                                                                                                                                                       |
        | CreateApi         | {"name":"{apiName}","protocolType":"WEBSOCKET","routeSelectionExpression":"$request.body.action"}                                                                             |
        | CreateIntegration | {"integrationType":"AWS_PROXY","integrationUri":"arn:aws:apigateway:{region}:lambda:path/2015-03-31/functions/arn:aws:lambda:{region}:123456789012:function:toy/invocations"} |

    Scenario: A function authorizes
      Given these operations succeed in order:
        | operation        | members                                                                                                                                                                                                                            |
        | CreateAuthorizer | {"name":"MyApiConnectAuthorizer","authorizerType":"REQUEST","identitySource":[],"authorizerUri":"arn:aws:apigateway:{region}:lambda:path/2015-03-31/functions/arn:aws:lambda:{region}:123456789012:function:MyAuthFn/invocations"} |
        | CreateRoute      | {"routeKey":"$connect","authorizationType":"CUSTOM","authorizerId":"{authorizerId}","target":"integrations/{integrationId}"}                                                                                                       |
      Then these operations return:
        | operation      | member                    | value                                                                                                                           |
        | GetRoutes      | items.0.authorizationType | CUSTOM                                                                                                                          |
        |                | items.0.authorizerId      | {authorizerId}                                                                                                                  |
        | GetAuthorizers | items.0.authorizerId      | {authorizerId}                                                                                                                  |
        |                | items.0.authorizerType    | REQUEST                                                                                                                         |
        |                | items.0.authorizerUri     | arn:aws:apigateway:{region}:lambda:path/2015-03-31/functions/arn:aws:lambda:{region}:123456789012:function:MyAuthFn/invocations |

    Scenario: No function authorizes
      Given these operations succeed in order:
        | operation   | members                                                                                    |
        | CreateRoute | {"routeKey":"$connect","authorizationType":"NONE","target":"integrations/{integrationId}"} |
      Then these operations return:
        | operation | member                    | value   |
        | GetRoutes | items.0.authorizationType | NONE    |
        |           | items.0.authorizerId      | (unset) |

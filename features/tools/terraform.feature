Feature: Terraform
  The calls of the resources aws_apigatewayv2_* of Terraform's AWS provider: in the order of their references, with the
  members that the provider sends always. After each change the provider reads the resource, and the next plan is empty
  only if each member is what the configuration says. Its state cannot tell an absent member from an empty one, which
  these rules write as (unset).

  @IAC-001 @must @observed @needs-control-plane
  Rule: What Terraform creates reads back as it was configured
    If this fails, each plan wants to change the member again.
    Source: terraform-acc-tests

    Scenario: An API with its smallest configuration
      Given these operations succeed in order:
        | operation         | members                                                                                                                                                   |
        | CreateApi         | {"name":"{apiName}","protocolType":"WEBSOCKET","apiKeySelectionExpression":"$request.header.x-api-key","routeSelectionExpression":"$request.body.action"} |
        | GetApi            |                                                                                                                                                           |
        | CreateIntegration | {"integrationType":"MOCK","connectionType":"INTERNET","passthroughBehavior":"WHEN_NO_MATCH","payloadFormatVersion":"1.0"}                                 |
        | CreateRoute       | {"routeKey":"$default","apiKeyRequired":false,"authorizationType":"NONE","target":"integrations/{integrationId}"}                                         |
        | CreateDeployment  | {"description":"first"}                                                                                                                                   |
        | CreateStage       | {"stageName":"dev","autoDeploy":false,"deploymentId":"{deploymentId}"}                                                                                    |
      When GetDeployment is called
      Then the answer's "deploymentStatus" eventually is "DEPLOYED"
      And these operations return:
        | operation      | member                                    | value                              |
        | GetApi         | name                                      | {apiName}                          |
        |                | protocolType                              | WEBSOCKET                          |
        |                | apiKeySelectionExpression                 | $request.header.x-api-key          |
        |                | routeSelectionExpression                  | $request.body.action               |
        |                | disableExecuteApiEndpoint                 | (unset)                            |
        |                | version                                   | (unset)                            |
        |                | corsConfiguration                         | (unset)                            |
        | GetIntegration | integrationType                           | MOCK                               |
        |                | connectionType                            | INTERNET                           |
        |                | passthroughBehavior                       | WHEN_NO_MATCH                      |
        |                | payloadFormatVersion                      | 1.0                                |
        |                | timeoutInMillis                           | 29000                              |
        |                | integrationResponseSelectionExpression    | ${integration.response.statuscode} |
        |                | integrationMethod                         | (unset)                            |
        |                | integrationUri                            | (unset)                            |
        |                | requestParameters                         | (unset)                            |
        |                | requestTemplates                          | (unset)                            |
        | GetRoute       | routeKey                                  | $default                           |
        |                | target                                    | integrations/{integrationId}       |
        |                | authorizationType                         | NONE                               |
        |                | apiKeyRequired                            | (unset)                            |
        |                | operationName                             | (unset)                            |
        |                | requestModels                             | (unset)                            |
        |                | requestParameters                         | (unset)                            |
        |                | routeResponseSelectionExpression          | (unset)                            |
        | GetDeployment  | description                               | first                              |
        |                | autoDeployed                              | (unset)                            |
        | GetStage       | deploymentId                              | {deploymentId}                     |
        |                | autoDeploy                                | (unset)                            |
        |                | description                               | (unset)                            |
        |                | defaultRouteSettings.loggingLevel         | OFF                                |
        |                | defaultRouteSettings.throttlingBurstLimit | (unset)                            |
        |                | defaultRouteSettings.throttlingRateLimit  | (unset)                            |
        |                | routeSettings                             | (unset)                            |
        |                | stageVariables                            | (unset)                            |

    Scenario: A deployment that does not wait for a route fails
      Given these operations succeed in order:
        | operation | members                                                                                                                                                   |
        | CreateApi | {"name":"{apiName}","protocolType":"WEBSOCKET","apiKeySelectionExpression":"$request.header.x-api-key","routeSelectionExpression":"$request.body.action"} |
      When CreateDeployment is called
      Then the call is refused with 400 BadRequestException
      And the error message mentions "At least one route is required"

  @IAC-002 @must @observed @needs-control-plane
  Rule: Optional arguments of Terraform read back as they were configured
    Source: terraform-acc-tests

    Scenario: A route with models and a response
      Given these operations succeed in order:
        | operation           | members                                                                                                                                                                                                                                                               |
        | CreateApi           | {"name":"{apiName}","protocolType":"WEBSOCKET","apiKeySelectionExpression":"$context.authorizer.usageIdentifierKey","routeSelectionExpression":"$request.body.service","description":"test","version":"v1","disableExecuteApiEndpoint":true,"tags":{"Key1":"Value1"}} |
        | CreateModel         | {"name":"message","contentType":"application/json","schema":"{\\"type\\":\\"object\\"}","description":"test"}                                                                                                                                                         |
        | CreateRoute         | {"routeKey":"$default","apiKeyRequired":true,"authorizationType":"NONE","operationName":"GET","modelSelectionExpression":"action","requestModels":{"test":"message"},"routeResponseSelectionExpression":"$default"}                                                   |
        | CreateRouteResponse | {"routeResponseKey":"$default","modelSelectionExpression":"action","responseModels":{"test":"message"}}                                                                                                                                                               |
      Then these operations return:
        | operation        | member                           | value                                  |
        | GetApi           | apiKeySelectionExpression        | $context.authorizer.usageIdentifierKey |
        |                  | routeSelectionExpression         | $request.body.service                  |
        |                  | description                      | test                                   |
        |                  | version                          | v1                                     |
        |                  | disableExecuteApiEndpoint        | true                                   |
        |                  | tags.Key1                        | Value1                                 |
        | GetModel         | name                             | message                                |
        |                  | contentType                      | application/json                       |
        |                  | description                      | test                                   |
        |                  | schema                           | {"type":"object"}                      |
        | GetRoute         | apiKeyRequired                   | true                                   |
        |                  | operationName                    | GET                                    |
        |                  | modelSelectionExpression         | action                                 |
        |                  | requestModels                    | {"test":"message"}                     |
        |                  | routeResponseSelectionExpression | $default                               |
        |                  | target                           | (unset)                                |
        | GetRouteResponse | routeResponseKey                 | $default                               |
        |                  | modelSelectionExpression         | action                                 |
        |                  | responseModels                   | {"test":"message"}                     |

    Scenario: An integration with templates and parameters, and its response
      Given these operations succeed in order:
        | operation                 | members                                                                                                                                                                                                                                                                                                                                                                                                                                                                   |
        | CreateApi                 | {"name":"{apiName}","protocolType":"WEBSOCKET","apiKeySelectionExpression":"$request.header.x-api-key","routeSelectionExpression":"$request.body.action"}                                                                                                                                                                                                                                                                                                                 |
        | CreateIntegration         | {"integrationType":"HTTP","connectionType":"INTERNET","passthroughBehavior":"WHEN_NO_TEMPLATES","payloadFormatVersion":"1.0","contentHandlingStrategy":"CONVERT_TO_TEXT","integrationMethod":"GET","integrationUri":"https://backend.example/a","description":"Test HTTP","requestParameters":{"integration.request.querystring.stage":"'value1'"},"requestTemplates":{"application/json":""},"templateSelectionExpression":"$request.body.name","timeoutInMillis":28999} |
        | CreateIntegrationResponse | {"integrationResponseKey":"/200/","contentHandlingStrategy":"CONVERT_TO_BINARY","responseTemplates":{"application/json":""},"templateSelectionExpression":"$request.body.name"}                                                                                                                                                                                                                                                                                           |
      Then these operations return:
        | operation              | member                      | value                                                |
        | GetIntegration         | contentHandlingStrategy     | CONVERT_TO_TEXT                                      |
        |                        | passthroughBehavior         | WHEN_NO_TEMPLATES                                    |
        |                        | integrationMethod           | GET                                                  |
        |                        | integrationUri              | https://backend.example/a                            |
        |                        | description                 | Test HTTP                                            |
        |                        | requestParameters           | {"integration.request.querystring.stage":"'value1'"} |
        |                        | requestTemplates            | {"application/json":""}                              |
        |                        | templateSelectionExpression | $request.body.name                                   |
        |                        | timeoutInMillis             | 28999                                                |
        | GetIntegrationResponse | integrationResponseKey      | /200/                                                |
        |                        | contentHandlingStrategy     | CONVERT_TO_BINARY                                    |
        |                        | responseTemplates           | {"application/json":""}                              |

    Scenario: A stage with settings of the predefined routes
      Given these operations succeed in order:
        | operation   | members                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                           |
        | CreateApi   | {"name":"{apiName}","protocolType":"WEBSOCKET","apiKeySelectionExpression":"$request.header.x-api-key","routeSelectionExpression":"$request.body.action"}                                                                                                                                                                                                                                                                                                                                                                                         |
        | CreateStage | {"stageName":"dev","autoDeploy":false,"description":"Test stage","tags":{"Key1":"Value1"},"stageVariables":{"Var1":"Value1","Var2":"Value2"},"defaultRouteSettings":{"dataTraceEnabled":false,"detailedMetricsEnabled":true,"throttlingBurstLimit":2222,"throttlingRateLimit":8888},"routeSettings":{"$connect":{"dataTraceEnabled":false,"detailedMetricsEnabled":true,"throttlingBurstLimit":1,"throttlingRateLimit":1},"$default":{"dataTraceEnabled":false,"detailedMetricsEnabled":false,"throttlingBurstLimit":0,"throttlingRateLimit":0}}} |
      Then these operations return:
        | operation | member                                      | value                             |
        | GetStage  | description                                 | Test stage                        |
        |           | tags.Key1                                   | Value1                            |
        |           | stageVariables                              | {"Var1":"Value1","Var2":"Value2"} |
        |           | defaultRouteSettings.detailedMetricsEnabled | true                              |
        |           | defaultRouteSettings.throttlingBurstLimit   | 2222                              |
        |           | defaultRouteSettings.throttlingRateLimit    | 8888                              |
        |           | routeSettings.$connect.throttlingBurstLimit | 1                                 |
        |           | routeSettings.$connect.throttlingRateLimit  | 1                                 |
        |           | routeSettings.$default.throttlingBurstLimit | (unset)                           |

  @IAC-003 @must @observed @needs-control-plane
  Rule: An argument that leaves Terraform's configuration reads back unset
    The provider sends an empty text, false or zero for a member, an empty text for the key of a parameter or a variable,
    and calls a deletion of its own for a request parameter or the settings of a route.
    Source: terraform-acc-tests

    Scenario: Arguments of the API
      Given these operations succeed in order:
        | operation | members                                                                                                                                                                                                                                      |
        | CreateApi | {"name":"{apiName}","protocolType":"WEBSOCKET","apiKeySelectionExpression":"$context.authorizer.usageIdentifierKey","routeSelectionExpression":"$request.body.service","description":"test","version":"v1","disableExecuteApiEndpoint":true} |
        | UpdateApi | {"apiKeySelectionExpression":"$request.header.x-api-key","description":"","version":"","disableExecuteApiEndpoint":false}                                                                                                                    |
      Then these operations return:
        | operation | member                    | value                     |
        | GetApi    | apiKeySelectionExpression | $request.header.x-api-key |
        |           | routeSelectionExpression  | $request.body.service     |
        |           | description               | (unset)                   |
        |           | version                   | (unset)                   |
        |           | disableExecuteApiEndpoint | (unset)                   |

    Scenario: Arguments of a route
      Given these operations succeed in order:
        | operation                   | members                                                                                                                                                                                                                             |
        | CreateApi                   | {"name":"{apiName}","protocolType":"WEBSOCKET","apiKeySelectionExpression":"$request.header.x-api-key","routeSelectionExpression":"$request.body.action"}                                                                           |
        | CreateRoute                 | {"routeKey":"$connect","apiKeyRequired":true,"authorizationType":"NONE","operationName":"GET","requestParameters":{"route.request.header.authorization":{"required":true},"route.request.querystring.authToken":{"required":true}}} |
        | DeleteRouteRequestParameter | {"requestParameterKey":"route.request.querystring.authToken"}                                                                                                                                                                       |
        | UpdateRoute                 | {"apiKeyRequired":false,"operationName":"","requestParameters":{"route.request.header.authorization":{"required":true}}}                                                                                                            |
      Then these operations return:
        | operation | member            | value                                                    |
        | GetRoute  | routeKey          | $connect                                                 |
        |           | apiKeyRequired    | (unset)                                                  |
        |           | operationName     | (unset)                                                  |
        |           | requestParameters | {"route.request.header.authorization":{"required":true}} |

    Scenario: Parameters of an integration
      Given these operations succeed in order:
        | operation         | members                                                                                                                                                                                                                                                                   |
        | CreateApi         | {"name":"{apiName}","protocolType":"WEBSOCKET","apiKeySelectionExpression":"$request.header.x-api-key","routeSelectionExpression":"$request.body.action"}                                                                                                                 |
        | CreateIntegration | {"integrationType":"HTTP","connectionType":"INTERNET","passthroughBehavior":"WHEN_NO_MATCH","payloadFormatVersion":"1.0","integrationMethod":"GET","integrationUri":"https://backend.example/a","requestParameters":{"integration.request.querystring.stage":"'value1'"}} |
        | UpdateIntegration | {"integrationType":"HTTP","integrationMethod":"POST","requestParameters":{"integration.request.querystring.stage":"","integration.request.header.x-userid":"'value2'"}}                                                                                                   |
      Then these operations return:
        | operation      | member            | value                                              |
        | GetIntegration | integrationMethod | POST                                               |
        |                | integrationUri    | https://backend.example/a                          |
        |                | requestParameters | {"integration.request.header.x-userid":"'value2'"} |

    Scenario: Settings and variables of a stage
      Given these operations succeed in order:
        | operation           | members                                                                                                                                                                                                                          |
        | CreateApi           | {"name":"{apiName}","protocolType":"WEBSOCKET","apiKeySelectionExpression":"$request.header.x-api-key","routeSelectionExpression":"$request.body.action"}                                                                        |
        | CreateStage         | {"stageName":"dev","autoDeploy":false,"stageVariables":{"Var1":"Value1","Var2":"Value2"},"routeSettings":{"$connect":{"dataTraceEnabled":false,"detailedMetricsEnabled":true,"throttlingBurstLimit":1,"throttlingRateLimit":1}}} |
        | DeleteRouteSettings | {"routeKey":"$connect"}                                                                                                                                                                                                          |
        | UpdateStage         | {"routeSettings":{},"stageVariables":{"Var1":"","Var2":""},"defaultRouteSettings":{"dataTraceEnabled":false,"detailedMetricsEnabled":false,"throttlingBurstLimit":0,"throttlingRateLimit":0}}                                    |
      Then these operations return:
        | operation | member                                    | value   |
        | GetStage  | routeSettings                             | (unset) |
        |           | stageVariables                            | (unset) |
        |           | defaultRouteSettings.throttlingBurstLimit | (unset) |
        |           | defaultRouteSettings.throttlingRateLimit  | (unset) |

  @IAC-004 @must @observed @needs-control-plane
  Rule: Terraform replaces a deployment by a new one before it deletes the former
    A deployment that the configuration triggers is created first. The stage is pointed at it, then the former goes.
    Source: terraform-acc-tests, serverless-8327

    Background:
      Given these operations succeed in order:
        | operation         | members                                                                                                                                                   | as    |
        | CreateApi         | {"name":"{apiName}","protocolType":"WEBSOCKET","apiKeySelectionExpression":"$request.header.x-api-key","routeSelectionExpression":"$request.body.action"} |       |
        | CreateIntegration | {"integrationType":"MOCK","connectionType":"INTERNET","passthroughBehavior":"WHEN_NO_MATCH","payloadFormatVersion":"1.0"}                                 |       |
        | CreateRoute       | {"routeKey":"$default","apiKeyRequired":false,"authorizationType":"NONE","target":"integrations/{integrationId}"}                                         |       |
        | CreateDeployment  |                                                                                                                                                           | first |
        | CreateStage       | {"stageName":"dev","autoDeploy":false,"deploymentId":"{deploymentId}"}                                                                                    |       |
        | UpdateRoute       | {"apiKeyRequired":true}                                                                                                                                   |       |
        | CreateDeployment  |                                                                                                                                                           | next  |

    Scenario: The stage moves on, and the former deployment is deleted
      Given these operations succeed in order:
        | operation        | members                                   |
        | UpdateStage      | {"deploymentId":"{deploymentId "next"}"}  |
        | DeleteDeployment | {"deploymentId":"{deploymentId "first"}"} |
      Then these operations return:
        | operation     | member           | value                 |
        | GetStage      | deploymentId     | {deploymentId "next"} |
        | GetDeployment | deploymentStatus | DEPLOYED              |
      And these operations find nothing:
        | operation     | members                                   |
        | GetDeployment | {"deploymentId":"{deploymentId "first"}"} |

    Scenario: Without create_before_destroy the former deployment cannot be deleted
      When DeleteDeployment is called with:
        | member       | value                  |
        | deploymentId | {deploymentId "first"} |
      Then the call is refused with 400 BadRequestException
      And the error message mentions "stages"

  @IAC-005 @must @observed @needs-control-plane
  Rule: Terraform destroys in the opposite order, and takes what is gone for destroyed
    A NotFoundException is all that tells the provider that a resource was deleted outside of Terraform. Another answer
    fails the plan.
    Source: terraform-acc-tests

    Background:
      Given these operations succeed in order:
        | operation           | members                                                                                                                                                   |
        | CreateApi           | {"name":"{apiName}","protocolType":"WEBSOCKET","apiKeySelectionExpression":"$request.header.x-api-key","routeSelectionExpression":"$request.body.action"} |
        | CreateModel         | {"name":"message","contentType":"application/json","schema":"{\\"type\\":\\"object\\"}"}                                                                  |
        | CreateIntegration   | {"integrationType":"MOCK","connectionType":"INTERNET","passthroughBehavior":"WHEN_NO_MATCH","payloadFormatVersion":"1.0"}                                 |
        | CreateRoute         | {"routeKey":"$default","apiKeyRequired":false,"authorizationType":"NONE","target":"integrations/{integrationId}"}                                         |
        | CreateRouteResponse | {"routeResponseKey":"$default"}                                                                                                                           |
        | CreateDeployment    |                                                                                                                                                           |
        | CreateStage         | {"stageName":"dev","autoDeploy":false,"deploymentId":"{deploymentId}"}                                                                                    |
        | DeleteStage         |                                                                                                                                                           |
        | DeleteDeployment    |                                                                                                                                                           |
        | DeleteRouteResponse |                                                                                                                                                           |
        | DeleteRoute         |                                                                                                                                                           |
        | DeleteIntegration   |                                                                                                                                                           |
        | DeleteModel         |                                                                                                                                                           |

    Scenario: Everything is destroyed
      Given these operations succeed in order:
        | operation |
        | DeleteApi |
      Then these operations find nothing:
        | operation |
        | GetApi    |
        | GetStage  |
        | GetRoute  |

    Scenario: What was deleted outside of Terraform is not found
      Then these operations find nothing:
        | operation        |
        | GetStage         |
        | GetDeployment    |
        | GetRouteResponse |
        | GetRoute         |
        | GetIntegration   |
        | GetModel         |

    Scenario: What is gone cannot be destroyed again
      Then these operations find nothing:
        | operation         |
        | DeleteStage       |
        | DeleteDeployment  |
        | DeleteRoute       |
        | DeleteIntegration |
        | DeleteModel       |
      And the API has 0 routes

  @IAC-008 @must @observed @needs-control-plane @needs-custom-domain
  Rule: Terraform maps a domain name to an API, changes the mapping in place, and destroys it first
    The provider waits for a domain name to be AVAILABLE. It names the API with every update of a mapping.
    Source: terraform-acc-tests

    Background:
      Given "shop" is an unused domain name
      And these operations succeed in order:
        | operation        | members                                                                                                                                                   |
        | CreateApi        | {"name":"{apiName}","protocolType":"WEBSOCKET","apiKeySelectionExpression":"$request.header.x-api-key","routeSelectionExpression":"$request.body.action"} |
        | CreateStage      | {"stageName":"dev","autoDeploy":false}                                                                                                                    |
        | CreateDomainName | {"domainName":"{domainName}","domainNameConfigurations":[{"certificateArn":"{certificateArn}","endpointType":"REGIONAL","securityPolicy":"TLS_1_2"}]}     |
      And GetDomainName is called
      And the answer's "domainNameConfigurations.0.domainNameStatus" eventually is "AVAILABLE"
      And these operations succeed in order:
        | operation        | members                                                                 |
        | CreateApiMapping | {"apiId":"{apiId}","stage":"dev","apiMappingKey":"$context.domainName"} |

    Scenario: The key of the mapping changes
      Given these operations succeed in order:
        | operation        | members                                              |
        | UpdateApiMapping | {"apiId":"{apiId}","apiMappingKey":"$context.apiId"} |
      Then these operations return:
        | operation     | member        | value          |
        | GetApiMapping | apiId         | {apiId}        |
        |               | stage         | dev            |
        |               | apiMappingKey | $context.apiId |

    Scenario: The mapping is destroyed, then the domain name and the API
      Given these operations succeed in order:
        | operation        |
        | DeleteApiMapping |
      And these operations find nothing:
        | operation     |
        | GetApiMapping |
      When these operations succeed in order:
        | operation        |
        | DeleteDomainName |
        | DeleteStage      |
        | DeleteApi        |
      Then these operations find nothing:
        | operation     |
        | GetDomainName |
        | GetApi        |

  @IAC-006 @probe @needs-control-plane
  Rule: Does an empty target part a route from its integration?
    The provider sends it where the argument target leaves the configuration. No test shows the answer.
    Source: terraform-acc-tests

    Scenario: A route gets an empty target
      Given an API with the route "echo"
      When UpdateRoute is called with:
        | member | value          |
        | target | {0 characters} |
      Then the call's answer is recorded

  @IAC-007 @probe @needs-control-plane @needs-access-logs
  Rule: Do empty access log settings remove those of a stage?
    The provider sends an empty object where the block leaves the configuration, and calls no deletion.
    Source: terraform-acc-tests, cdkd-probes

    Scenario: A stage gets empty access log settings
      Given an API deployed to stage "test"
      And UpdateStage is called with:
        | member                           | value              |
        | accessLogSettings.destinationArn | {logGroupArn}      |
        | accessLogSettings.format         | $context.requestId |
      When UpdateStage is called with:
        | member            | value |
        | accessLogSettings | {}    |
      Then the call's answer is recorded

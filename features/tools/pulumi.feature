Feature: Pulumi
  Pulumi's provider aws is made of Terraform's: its resources send the same members and read them back alike. Its engine
  differs: it creates in parallel what does not refer to each other, and creates a replacement before it deletes what is
  replaced.

  @IAC-030 @must @observed @needs-control-plane
  Rule: After pulumi up a refresh finds no change
    Source: terraform-acc-tests, stelvio-264, pulumi-aws-provider

    Scenario: The stage is created beside the routes
      Given these operations succeed in order:
        | operation         | members                                                                                                                                                                                                                                                                       |
        | CreateApi         | {"name":"{apiName}-3f9a1c2","protocolType":"WEBSOCKET","apiKeySelectionExpression":"$request.header.x-api-key","routeSelectionExpression":"$request.body.action"}                                                                                                             |
        | CreateStage       | {"stageName":"dev","autoDeploy":true}                                                                                                                                                                                                                                         |
        | CreateIntegration | {"integrationType":"AWS_PROXY","connectionType":"INTERNET","passthroughBehavior":"WHEN_NO_MATCH","payloadFormatVersion":"1.0","integrationUri":"arn:aws:apigateway:{region}:lambda:path/2015-03-31/functions/arn:aws:lambda:{region}:123456789012:function:chat/invocations"} |
        | CreateRoute       | {"routeKey":"$default","apiKeyRequired":false,"authorizationType":"NONE","target":"integrations/{integrationId}"}                                                                                                                                                             |
      When GetStage is called
      Then the answer eventually has "deploymentId"
      And these operations return:
        | operation      | member                                    | value                        |
        | GetApi         | name                                      | {apiName}-3f9a1c2            |
        |                | routeSelectionExpression                  | $request.body.action         |
        | GetIntegration | integrationType                           | AWS_PROXY                    |
        |                | connectionType                            | INTERNET                     |
        |                | passthroughBehavior                       | WHEN_NO_MATCH                |
        |                | payloadFormatVersion                      | 1.0                          |
        | GetRoute       | target                                    | integrations/{integrationId} |
        |                | authorizationType                         | NONE                         |
        |                | apiKeyRequired                            | (unset)                      |
        | GetStage       | autoDeploy                                | true                         |
        |                | defaultRouteSettings.throttlingBurstLimit | (unset)                      |

    Scenario: A refresh finds what was deleted by hand
      Given these operations succeed in order:
        | operation   | members                                                                                                                                                           |
        | CreateApi   | {"name":"{apiName}-3f9a1c2","protocolType":"WEBSOCKET","apiKeySelectionExpression":"$request.header.x-api-key","routeSelectionExpression":"$request.body.action"} |
        | CreateRoute | {"routeKey":"$default","apiKeyRequired":false,"authorizationType":"NONE"}                                                                                         |
        | CreateStage | {"stageName":"dev","autoDeploy":true}                                                                                                                             |
        | DeleteRoute |                                                                                                                                                                   |
        | GetStage    |                                                                                                                                                                   |
      Then these operations find nothing:
        | operation |
        | GetRoute  |

  @IAC-031 @must @observed @needs-control-plane
  Rule: A replaced integration is created, targeted, and only then the former is deleted
    The type of an integration cannot change, so that another type makes another integration.
    Source: terraform-acc-tests, klotho-348, pulumi-aws-provider

    Background:
      Given these operations succeed in order:
        | operation         | members                                                                                                                                                                                                 | as     |
        | CreateApi         | {"name":"{apiName}-3f9a1c2","protocolType":"WEBSOCKET","apiKeySelectionExpression":"$request.header.x-api-key","routeSelectionExpression":"$request.body.action"}                                       |        |
        | CreateIntegration | {"integrationType":"MOCK","connectionType":"INTERNET","passthroughBehavior":"WHEN_NO_MATCH","payloadFormatVersion":"1.0"}                                                                               | former |
        | CreateRoute       | {"routeKey":"$default","apiKeyRequired":false,"authorizationType":"NONE","target":"integrations/{integrationId}"}                                                                                       |        |
        | CreateIntegration | {"integrationType":"HTTP_PROXY","connectionType":"INTERNET","passthroughBehavior":"WHEN_NO_MATCH","payloadFormatVersion":"1.0","integrationMethod":"POST","integrationUri":"https://backend.example/a"} | next   |

    Scenario: The route moves to the new integration
      Given these operations succeed in order:
        | operation         | members                                          |
        | UpdateRoute       | {"target":"integrations/{integrationId "next"}"} |
        | DeleteIntegration | {"integrationId":"{integrationId "former"}"}     |
      Then these operations return:
        | operation      | member          | value                               |
        | GetRoute       | target          | integrations/{integrationId "next"} |
        | GetIntegration | integrationType | HTTP_PROXY                          |
      And these operations find nothing:
        | operation      | members                                      |
        | GetIntegration | {"integrationId":"{integrationId "former"}"} |

    Scenario: The former integration cannot be deleted while the route targets it
      When DeleteIntegration is called with:
        | member        | value                    |
        | integrationId | {integrationId "former"} |
      Then the call is refused with 409 ConflictException
      And the error message mentions "referenced by"
      And the error message mentions "{routeId}"

  @IAC-032 @must @observed @needs-control-plane
  Rule: pulumi destroy leaves the automatic deployments to the deletion of the API
    A stage that deploys by itself has deployments that no program knows.
    One scenario: because the engine has one order, and nothing tells of what another one meets.
    Source: terraform-acc-tests, pulumi-aws-provider

    Scenario: The resources go in the opposite order
      Given these operations succeed in order:
        | operation         | members                                                                                                                                                           |
        | CreateApi         | {"name":"{apiName}-3f9a1c2","protocolType":"WEBSOCKET","apiKeySelectionExpression":"$request.header.x-api-key","routeSelectionExpression":"$request.body.action"} |
        | CreateIntegration | {"integrationType":"MOCK","connectionType":"INTERNET","passthroughBehavior":"WHEN_NO_MATCH","payloadFormatVersion":"1.0"}                                         |
        | CreateRoute       | {"routeKey":"$default","apiKeyRequired":false,"authorizationType":"NONE","target":"integrations/{integrationId}"}                                                 |
        | CreateStage       | {"stageName":"dev","autoDeploy":true}                                                                                                                             |
      And GetStage is called
      And the answer eventually has "deploymentId"
      When these operations succeed in order:
        | operation         |
        | DeleteStage       |
        | DeleteRoute       |
        | DeleteIntegration |
        | DeleteApi         |
      Then these operations find nothing:
        | operation |
        | GetApi    |

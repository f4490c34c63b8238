Feature: APIs
  An API holds routes, integrations, deployments and stages. The most important member of a WebSocket API is the
  route selection expression.

  @API-011 @must @documented @needs-control-plane
  Rule: CreateApi needs a name of 1 to 128 characters and a protocol
    Source: service-model

    Scenario Outline: A name of <length> is accepted
      When CreateApi is called with:
        | member                   | value                |
        | name                     | {<length>}           |
        | protocolType             | WEBSOCKET            |
        | routeSelectionExpression | $request.body.action |
      Then the call succeeds with status 201
      And the answer's "name" is "{<length>}"

      Examples: Lengths
        | length         |
        | 1 characters   |
        | 127 characters |
        | 128 characters |

    Scenario Outline: A name of <length> is refused
      When CreateApi is called with:
        | member                   | value                |
        | name                     | {<length>}           |
        | protocolType             | WEBSOCKET            |
        | routeSelectionExpression | $request.body.action |
      Then the call is refused with 400 BadRequestException

      Examples: Lengths
        | length         |
        | 0 characters   |
        | 129 characters |

    Scenario: Without a name no API is created
      When CreateApi is called with:
        | member                   | value                |
        | protocolType             | WEBSOCKET            |
        | routeSelectionExpression | $request.body.action |
      Then the call is refused with 400 BadRequestException

    Scenario: Without a protocol no API is created
      When CreateApi is called with:
        | member                   | value                |
        | name                     | chat                 |
        | routeSelectionExpression | $request.body.action |
      Then the call is refused with 400 BadRequestException

    Scenario Outline: The protocol <protocol> is refused
      When CreateApi is called with:
        | member                   | value                |
        | name                     | chat                 |
        | protocolType             | <protocol>           |
        | routeSelectionExpression | $request.body.action |
      Then the call is refused with 400 BadRequestException

      Examples: Protocols
        | protocol  |
        | FOO       |
        | websocket |
        | REST      |

  @API-012 @must @documented @needs-control-plane
  Rule: A WebSocket API needs a route selection expression
    The service model lists the member as optional because HTTP APIs share the call; its text requires it here.
    Source: service-model

    Scenario: Without one no WebSocket API is created
      When CreateApi is called with:
        | member       | value     |
        | name         | chat      |
        | protocolType | WEBSOCKET |
      Then the call is refused

    Scenario Outline: The expression <expression> is kept
      When CreateApi is called with:
        | member                   | value        |
        | name                     | chat         |
        | protocolType             | WEBSOCKET    |
        | routeSelectionExpression | <expression> |
      Then the call succeeds
      And the answer's "routeSelectionExpression" is "<expression>"

      Examples: Expressions
        | expression                                        |
        | $request.body.action                              |
        | ${request.body.action}                            |
        | $request.body.message.kind                        |
        | ${request.body.service}/${request.body.operation} |

  @API-013 @must @documented @needs-control-plane
  Rule: The protocol of an API cannot be changed
    UpdateApi has no member for it, so that sending one changes nothing.
    Source: service-model

    Scenario: A WebSocket API does not become an HTTP API
      Given an API
      And UpdateApi is called with:
        | member       | value |
        | protocolType | HTTP  |
      When GetApi is called
      Then the answer's "protocolType" is "WEBSOCKET"

    Scenario: Other members can be changed
      Given an API
      And UpdateApi is called with:
        | member | value    |
        | name   | new name |
      When GetApi is called
      Then the answer's "name" is "new name"

  @API-014 @must @documented @needs-control-plane
  Rule: API keys are read from the header x-api-key unless another expression is given
    Source: guide-create-api

    Scenario: A new API names the header
      Given an API
      When GetApi is called
      Then the answer's "apiKeySelectionExpression" is "$request.header.x-api-key"

    Scenario: Another expression is kept
      Given an API
      When UpdateApi is called with:
        | member                    | value                                  |
        | apiKeySelectionExpression | $context.authorizer.usageIdentifierKey |
      Then the call succeeds
      And the answer's "apiKeySelectionExpression" is "$context.authorizer.usageIdentifierKey"

    Scenario: An update names the header again
      Given an API
      And UpdateApi is called with:
        | member                    | value                                  |
        | apiKeySelectionExpression | $context.authorizer.usageIdentifierKey |
      When UpdateApi is called with:
        | member                    | value                     |
        | apiKeySelectionExpression | $request.header.x-api-key |
      Then the call succeeds
      And the answer's "apiKeySelectionExpression" is "$request.header.x-api-key"

  @API-085 @probe @needs-control-plane
  Rule: Is an expression for API keys refused that is neither of the two in the guide?
    Source: guide-selection-expressions

    Scenario: A third expression
      Given an API
      When UpdateApi is called with:
        | member                    | value                      |
        | apiKeySelectionExpression | $request.querystring.x-key |
      Then the call's answer is recorded

  @API-015 @must @documented @needs-control-plane
  Rule: An API's description has up to 1024 characters, its version 1 to 64
    An empty version is no text but the wish to clear the member: API-068.
    Source: service-model

    Scenario Outline: A <member> of <length> is accepted
      Given an API
      When UpdateApi is called with:
        | member   | value      |
        | <member> | {<length>} |
      Then the call succeeds
      And the answer's "<member>" is "{<length>}"

      Examples: Members
        | member      | length          |
        | description | 1023 characters |
        | description | 1024 characters |
        | version     | 1 characters    |
        | version     | 63 characters   |
        | version     | 64 characters   |

    Scenario Outline: A <member> of <length> is refused
      Given an API
      When UpdateApi is called with:
        | member   | value      |
        | <member> | {<length>} |
      Then the call is refused with 400 BadRequestException

      Examples: Members
        | member      | length          |
        | description | 1025 characters |
        | version     | 65 characters   |

  @API-016 @must @observed @needs-control-plane
  Rule: apiEndpoint is the WebSocket address of the API, without a stage
    On AWS wss, the API's id and the default host. The model's text has no scheme, one page of the guide shows https;
    infrastructure tools see wss. Local gateways may have plain ws and another host.
    Source: captured-outputs

    Scenario: The address has the scheme of a WebSocket and ends with the API's own part
      Given an API
      When GetApi is called
      Then the answer's "apiEndpoint" matches "wss?://.*{apiId}[^/]*"

    Scenario: A stage does not change it
      Given an API with the route "echo"
      And GetApi is called
      And the answer's "apiEndpoint" is remembered as "before"
      And the API is deployed to stage "test"
      When GetApi is called
      Then the answer's "apiEndpoint" equals "before"

  @API-017 @must @documented @untestable
  Rule: WebSocket APIs are Regional
    Edge-optimised WebSocket APIs are not offered; for domain names of that kind see URL-020.
    Source: guide-create-api
    Untestable: no operation on APIs has a member by which another kind could be asked for.

  @API-018 @must @documented @needs-control-plane
  Rule: CORS, quick creation and JWT authorizers are for HTTP APIs
    Whether a WebSocket API refuses the members or ignores them is not documented; it does not store them.
    Source: service-model

    Scenario: A WebSocket API stores no CORS configuration
      Given an API
      And UpdateApi is called with:
        | member            | value                                  |
        | corsConfiguration | {"allowOrigins":["https://a.example"]} |
      When GetApi is called
      Then the answer has no "corsConfiguration"

    Scenario: Quick creation creates no route in a WebSocket API
      Given an API
      And UpdateApi is called with:
        | member   | value              |
        | routeKey | echo               |
        | target   | https://a.example/ |
      When GetRoutes is called
      Then the answer's list "items" has 0 entries

    Scenario: A WebSocket API stores no JWT authorizer
      Given an API
      And CreateAuthorizer is called with:
        | member           | value                                                |
        | name             | guard                                                |
        | authorizerType   | JWT                                                  |
        | identitySource   | ["$request.header.Authorization"]                    |
        | jwtConfiguration | {"audience":["chat"],"issuer":"https://id.example/"} |
      When GetAuthorizers is called
      Then the answer's list "items" has 0 entries

    Scenario: A WebSocket API stores no authorizer of the type JWT without a configuration either
      Given an API
      And CreateAuthorizer is called with:
        | member         | value                                                                                                                        |
        | name           | guard                                                                                                                        |
        | authorizerType | JWT                                                                                                                          |
        | authorizerUri  | arn:aws:apigateway:{region}:lambda:path/2015-03-31/functions/arn:aws:lambda:{region}:123456789012:function:guard/invocations |
        | identitySource | ["route.request.header.Auth"]                                                                                                |
      When GetAuthorizers is called
      Then the answer's list "items" has 0 entries

  @API-018a @must @observed @needs-control-plane
  Rule: A CORS configuration of a WebSocket API is refused in the words of AWS
    One scenario: because an API without one is API-018.
    Source: cdkd-probes

    Scenario: An update with a configuration
      Given an API
      When UpdateApi is called with:
        | member            | value                                  |
        | corsConfiguration | {"allowOrigins":["https://a.example"]} |
      Then the call is refused with 400 BadRequestException
      And the error message mentions "only supported for HTTP APIs"

  @API-019 @must @documented @needs-control-plane
  Rule: An API may be set to skip the validation of its models
    The member is disableSchemaValidation. The service model shows it in answers; tests against AWS do not see it there,
    so it is not read back. What the validation says of a broken model is the question DEP-015.
    Source: service-model

    Scenario Outline: CreateApi accepts <value>
      When CreateApi is called with:
        | member                   | value                |
        | name                     | chat                 |
        | protocolType             | WEBSOCKET            |
        | routeSelectionExpression | $request.body.action |
        | disableSchemaValidation  | <value>              |
      Then the call succeeds with status 201

      Examples: Both values
        | value |
        | true  |
        | false |

    Scenario Outline: UpdateApi accepts <value>
      Given an API
      When UpdateApi is called with:
        | member                  | value   |
        | disableSchemaValidation | <value> |
      Then the call succeeds with status 200

      Examples: Both values
        | value |
        | true  |
        | false |

  @API-019b @must @documented @needs-control-plane
  Rule: An API that skips the validation of its models is deployed with a broken one
    One scenario: because how a deployment fails otherwise is the question DEP-015.
    Source: service-model

    Background:
      Given an API with the route "echo"
      And UpdateApi is called with:
        | member                  | value |
        | disableSchemaValidation | true  |

    Scenario Outline: The model is <what>
      Given CreateModel is called with:
        | member      | value            |
        | name        | message          |
        | contentType | application/json |
        | schema      | <schema>         |
      When CreateDeployment is called
      Then the call succeeds with status 201
      And the answer's "deploymentStatus" eventually is "DEPLOYED"

      Examples: Models
        | what                        | schema             |
        | a schema                    | {"type":"object"}  |
        | no schema                   | {"type":"no such"} |
        | a schema that leads nowhere | {"$ref":"#/none"}  |

  @API-019a @must @observed @needs-control-plane
  Rule: GetApi does not show whether the validation of models is skipped
    Source: sam-integration-tests

    Scenario Outline: An API that was created with <value>
      Given CreateApi is called with:
        | member                   | value                |
        | name                     | chat                 |
        | protocolType             | WEBSOCKET            |
        | routeSelectionExpression | $request.body.action |
        | disableSchemaValidation  | <value>              |
      When GetApi is called
      Then the call succeeds with status 200
      And the answer has no "disableSchemaValidation"

      Examples: Both values
        | value |
        | true  |
        | false |

    Scenario: An API that was updated
      Given an API
      And UpdateApi is called with:
        | member                  | value |
        | disableSchemaValidation | true  |
      When GetApi is called
      Then the call succeeds with status 200
      And the answer has no "disableSchemaValidation"

  @API-020 @should @observed @needs-control-plane
  Rule: The id of an API is unique and consists of lower-case letters and digits
    The form is not documented; a client must not rely on it.
    Source: captured-events

    Scenario: The id has lower-case letters and digits only
      Given an API
      When GetApi is called
      Then the answer's "apiId" matches "[a-z0-9]+"

    Scenario: Two APIs of the same name have different ids
      Given an API
      And GetApi is called
      And the answer's "apiId" is remembered as "first"
      When CreateApi is called with:
        | member                   | value                |
        | name                     | {apiName}            |
        | protocolType             | WEBSOCKET            |
        | routeSelectionExpression | $request.body.action |
      Then the answer's "apiId" differs from "first"

  @API-021 @should @observed @needs-control-plane
  Rule: Ids of deployments, routes and integrations consist of lower-case letters and digits
    As with the id of the API, a client must not rely on the form.
    One scenario: because each row is a resource.
    Source: captured-events

    Scenario Outline: The <member> has lower-case letters and digits only
      Given an API deployed to stage "test"
      When <operation> is called
      Then the answer's "<member>" matches "[a-z0-9]+"

      Examples: Operations
        | operation      | member        |
        | GetDeployment  | deploymentId  |
        | GetRoute       | routeId       |
        | GetIntegration | integrationId |

  @API-022 @must @documented @seed @needs-control-plane
  Rule: Dates are written as ISO 8601 in UTC
    The page's form is 2018-11-15T06:49:09Z. A fraction of a second is accepted, as every client reads one.
    One scenario: because each row is a date.
    Source: guide-deploy

    Scenario Outline: <operation> writes <member> in this form
      Given an API deployed to stage "test"
      When <operation> is called
      Then the answer's "<member>" matches "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]+)?Z"

      Examples: Operations
        | operation        | member              |
        | GetApi           | createdDate         |
        | CreateDeployment | createdDate         |
        | GetDeployment    | createdDate         |
        | GetDeployments   | items.0.createdDate |
        | GetStage         | createdDate         |
        | GetStage         | lastUpdatedDate     |

  @API-023 @must @documented @needs-control-plane
  Rule: An API that does not exist is answered with 404
    Source: service-model

    Scenario Outline: <operation> does not find it
      Given an API deployed to stage "test"
      When <operation> is called with:
        | member | value      |
        | apiId  | zzzzzzzzzz |
      Then the call is refused with 404 NotFoundException

      Examples: Operations
        | operation        |
        | GetApi           |
        | UpdateApi        |
        | DeleteApi        |
        | GetRoutes        |
        | GetIntegrations  |
        | GetDeployments   |
        | GetStages        |
        | GetRoute         |
        | GetIntegration   |
        | GetDeployment    |
        | GetStage         |
        | CreateDeployment |
        | DeleteStage      |

    Scenario Outline: <operation> creates nothing in it
      Given an API
      When <operation> is called with:
        | member   | value      |
        | apiId    | zzzzzzzzzz |
        | <member> | <value>    |
      Then the call is refused with 404 NotFoundException

      Examples: Operations
        | operation         | member          | value |
        | CreateRoute       | routeKey        | echo  |
        | CreateIntegration | integrationType | MOCK  |
        | CreateStage       | stageName       | test  |

  @API-024 @must @inferred @needs-control-plane @needs-data-plane
  Rule: Deleting an API deletes its routes, deployments and stages
    Source: service-model, terraform-acc-tests

    Scenario Outline: Afterwards <operation> finds no API
      Given an API deployed to stage "test"
      And DeleteApi is called
      When <operation> is called
      Then the call is refused with 404 NotFoundException

      Examples: Operations
        | operation      |
        | GetApi         |
        | GetRoutes      |
        | GetStages      |
        | GetStage       |
        | GetDeployments |

    Scenario: Afterwards clients are refused
      Given an API deployed to stage "test"
      And stage "test" is callable
      When DeleteApi is called
      Then stage "test" is no longer callable

  @API-024b @must @observed @needs-control-plane @needs-custom-domain
  Rule: An API that a domain name maps to is not deleted
    Source: cloud-nuke-370
    If this fails, look at whether a mapping without an API is left behind.

    Background:
      Given an API deployed to stage "test"
      And the domain name "shop" with a mapping to stage "test"

    Scenario: The API is not deleted while it is mapped
      When DeleteApi is called
      Then the call is refused with 400 BadRequestException
      And GetApi is called
      And the call succeeds

    Scenario: The API is deleted without the mapping
      Given DeleteApiMapping is called
      When DeleteApi is called
      Then the call succeeds

  @API-024a @probe @needs-control-plane @needs-data-plane
  Rule: What happens to a connection whose API is deleted?
    Source: service-model

    Scenario: A client goes on after its API was deleted
      Given an API deployed to stage "test"
      And the client connects to stage "test"
      And DeleteApi is called
      And stage "test" is no longer callable
      When the client sends a message to "echo"
      Then what happens to the client is recorded

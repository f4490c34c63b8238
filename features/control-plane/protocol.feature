Feature: The protocol of the control plane
  The names of members, the statuses and the errors are the same for all resources of an API. Clients are generated from
  the service model, so that a difference breaks the CLI and the SDKs before any rule of WebSocket APIs matters.

  @API-001 @must @documented @seed @needs-control-plane
  Rule: Members begin with a lower-case letter on the wire
    The page prints DeploymentId, as the CLI of 2018 did; a request or an answer over HTTP says deploymentId.
    One scenario: because each row is a member under its name in the model.
    Source: service-model

    Scenario Outline: The answer of <operation> says <wire>
      Given an API deployed to stage "test"
      When <operation> is called
      Then the call succeeds
      And the answer has "<wire>"

      Examples: Operations
        | operation        | wire                 |
        | GetApi           | apiId                |
        | CreateDeployment | deploymentId         |
        | GetDeployment    | deploymentStatus     |
        | GetStage         | stageName            |
        | GetStage         | defaultRouteSettings |
        | GetRoute         | routeKey             |
        | GetIntegration   | integrationType      |
        | GetRoutes        | items                |

  @API-001a @must @documented @needs-control-plane
  Rule: Every answer has the status, the members and the types of the service model
    Each answer of the run counts, whichever scenario caused it; the scenarios below make sure that there are some.
    Source: service-model
    If this fails, look at what is stored with a resource and returned without a check.

    Scenario Outline: <operation> answers in its shape
      Given an API deployed to stage "test"
      When <operation> is called
      Then the answer has the shape of the service model

      Examples: Operations
        | operation |
        | GetApi    |
        | GetApis   |
        | GetRoutes |
        | GetStage  |

    Scenario Outline: <operation> of an unknown API is refused in the shape of an error
      When <operation> is called with:
        | member | value      |
        | apiId  | nosuchapi0 |
      Then the call is refused
      And the answer has the shape of the service model

      Examples: Operations
        | operation |
        | GetApi    |
        | GetRoutes |

  @API-001b @should @inferred @needs-control-plane
  Rule: No answer has members that the service model does not know
    Clients ignore unknown members, so that nothing breaks; but no client can read them.
    One scenario: because the answers of all other scenarios are checked by API-001a.
    Source: service-model
    If this fails, look at what is stored with a resource and returned without a check.

    Scenario Outline: <operation> answers with known members alone
      Given an API deployed to stage "test"
      When <operation> is called
      Then the answer has only members of the service model

      Examples: Operations
        | operation |
        | GetApi    |
        | GetRoutes |
        | GetStage  |

  @API-001c @must @inferred @needs-control-plane
  Rule: No answer repeats a member under the spelling of the page
    Known by absence: the service model has one name for each member, and says nothing of others.
    One scenario: because each row is a member in the page's spelling.
    Source: service-model

    Scenario Outline: The answer of <operation> has no <page>
      Given an API deployed to stage "test"
      When <operation> is called
      Then the call succeeds
      And the answer has no "<page>"

      Examples: Operations
        | operation        | page             |
        | GetApi           | ApiId            |
        | CreateDeployment | DeploymentId     |
        | GetDeployment    | DeploymentStatus |
        | GetStage         | StageName        |

  @API-002 @must @documented @needs-control-plane
  Rule: An operation that creates a resource answers with 201
    Source: service-model

    Scenario Outline: <operation> answers 201
      Given an API with the route "echo"
      And a one-way route "plain" is added
      When <operation> is called with the members:
        """
        <members>
        """
      Then the call succeeds with status 201

      Examples: Operations
        | operation                 | members                                                                                        |
        | CreateApi                 | {"name":"second","protocolType":"WEBSOCKET","routeSelectionExpression":"$request.body.action"} |
        | CreateRoute               | {"routeKey":"other"}                                                                           |
        | CreateRouteResponse       | {"routeResponseKey":"$default"}                                                                |
        | CreateIntegration         | {"integrationType":"MOCK"}                                                                     |
        | CreateIntegrationResponse | {"integrationResponseKey":"/400/"}                                                             |
        | CreateModel               | {"name":"message","contentType":"application/json","schema":"{}"}                              |
        | CreateDeployment          | {}                                                                                             |
        | CreateStage               | {"stageName":"test"}                                                                           |

    Scenario: A refused operation creates nothing
      Given an API with the route "echo"
      When CreateRoute is called
      Then the call is refused
      And the API has 1 route

  @API-003 @must @documented @needs-control-plane
  Rule: An operation that reads a resource answers with 200 and the resource
    Source: service-model

    Scenario Outline: <operation> answers 200
      Given an API deployed to stage "test"
      When <operation> is called
      Then the call succeeds with status 200
      And the answer has "<member>"

      Examples: Operations
        | operation               | member                 |
        | GetApi                  | protocolType           |
        | GetApis                 | items                  |
        | GetRoute                | routeKey               |
        | GetRoutes               | items                  |
        | GetRouteResponse        | routeResponseKey       |
        | GetRouteResponses       | items                  |
        | GetIntegration          | integrationType        |
        | GetIntegrations         | items                  |
        | GetIntegrationResponse  | integrationResponseKey |
        | GetIntegrationResponses | items                  |
        | GetDeployment           | deploymentStatus       |
        | GetDeployments          | items                  |
        | GetStage                | stageName              |
        | GetStages               | items                  |

    Scenario: A resource that was never created is not found
      Given an API deployed to stage "test"
      When GetRoute is called with:
        | member  | value   |
        | routeId | zzzzzzz |
      Then the call is refused with 404 NotFoundException

  @API-004 @must @documented @needs-control-plane
  Rule: An update changes the members that it names, leaves the others, and answers 200 with the whole resource
    Source: service-model

    Scenario Outline: <operation> changes <member> only
      Given an API deployed to stage "test"
      When <operation> is called with:
        | member   | value   |
        | <member> | <value> |
      Then the call succeeds with status 200
      And the answer contains:
        | member   | value       |
        | <member> | <value>     |
        | <other>  | <as it was> |

      Examples: Operations
        | operation                 | member              | value             | other                    | as it was                           |
        | UpdateApi                 | description         | spring 2026       | routeSelectionExpression | $request.body.action                |
        | UpdateApi                 | version             | v7                | protocolType             | WEBSOCKET                           |
        | UpdateRoute               | operationName       | say               | routeKey                 | echo                                |
        | UpdateRoute               | routeKey            | other             | target                   | integrations/{integrationId "echo"} |
        | UpdateIntegration         | timeoutInMillis     | 5000              | integrationType          | MOCK                                |
        | UpdateIntegration         | passthroughBehavior | NEVER             | integrationId            | {integrationId "echo"}              |
        | UpdateIntegrationResponse | responseTemplates   | {"$default":"{}"} | integrationResponseKey   | $default                            |
        | UpdateDeployment          | description         | spring 2026       | deploymentId             | {deploymentId}                      |
        | UpdateStage               | description         | spring 2026       | deploymentId             | {deploymentId}                      |

    Scenario Outline: The change of <operation> is read back by <reading>
      Given an API deployed to stage "test"
      And <operation> is called with:
        | member   | value   |
        | <member> | <value> |
      When <reading> is called
      Then the answer contains:
        | member   | value   |
        | <member> | <value> |

      Examples: Operations
        | operation                 | reading                | member            | value             |
        | UpdateApi                 | GetApi                 | description       | spring 2026       |
        | UpdateRoute               | GetRoute               | operationName     | say               |
        | UpdateIntegration         | GetIntegration         | timeoutInMillis   | 5000              |
        | UpdateIntegrationResponse | GetIntegrationResponse | responseTemplates | {"$default":"{}"} |
        | UpdateDeployment          | GetDeployment          | description       | spring 2026       |
        | UpdateStage               | GetStage               | description       | spring 2026       |

  @API-005 @must @documented @needs-control-plane
  Rule: A deletion answers with 204 and no content, and the resource is gone
    Source: service-model

    Scenario Outline: <operation> answers 204
      Given an API deployed to stage "test"
      When <operation> is called
      Then the call succeeds with status 204
      And the answer is empty

      Examples: Operations
        | operation                 |
        | DeleteApi                 |
        | DeleteRoute               |
        | DeleteRouteResponse       |
        | DeleteIntegrationResponse |
        | DeleteStage               |

    Scenario Outline: After <operation> the resource is not found by <reading>
      Given an API deployed to stage "test"
      And <operation> is called
      When <reading> is called
      Then the call is refused with 404 NotFoundException

      Examples: Operations
        | operation                 | reading                |
        | DeleteApi                 | GetApi                 |
        | DeleteRoute               | GetRoute               |
        | DeleteRouteResponse       | GetRouteResponse       |
        | DeleteIntegrationResponse | GetIntegrationResponse |
        | DeleteStage               | GetStage               |
        | DeleteStage               | DeleteStage            |
        | DeleteRoute               | DeleteRoute            |

  @API-006 @must @documented @needs-control-plane
  Rule: Every resource of an API has its path below the path of the API
    An operation that a gateway does not know shows here: it does not answer with a NotFoundException for the resource.
    Source: service-model

    Scenario Outline: <operation> knows the path, but not the resource
      Given an API deployed to stage "test"
      When <operation> is called with:
        | member | value   |
        | <id>   | zzzzzzz |
      Then the call is refused with 404 NotFoundException

      Examples: Operations
        | operation                 | id                    |
        | GetDeployment             | deploymentId          |
        | UpdateDeployment          | deploymentId          |
        | DeleteDeployment          | deploymentId          |
        | GetStage                  | stageName             |
        | UpdateStage               | stageName             |
        | DeleteStage               | stageName             |
        | GetRoute                  | routeId               |
        | UpdateRoute               | routeId               |
        | DeleteRoute               | routeId               |
        | GetRouteResponse          | routeResponseId       |
        | UpdateRouteResponse       | routeResponseId       |
        | DeleteRouteResponse       | routeResponseId       |
        | GetIntegration            | integrationId         |
        | UpdateIntegration         | integrationId         |
        | DeleteIntegration         | integrationId         |
        | GetIntegrationResponse    | integrationResponseId |
        | UpdateIntegrationResponse | integrationResponseId |
        | DeleteIntegrationResponse | integrationResponseId |
        | GetAuthorizer             | authorizerId          |
        | DeleteAuthorizer          | authorizerId          |
        | GetModel                  | modelId               |
        | GetModelTemplate          | modelId               |
        | DeleteModel               | modelId               |

    Scenario Outline: <operation> lists <count> of a small API
      Given an API deployed to stage "test"
      When <operation> is called
      Then the call succeeds
      And the answer's list "items" has <count> entries

      Examples: Operations
        | operation               | count |
        | GetDeployments          | 1     |
        | GetStages               | 1     |
        | GetRoutes               | 1     |
        | GetRouteResponses       | 1     |
        | GetIntegrations         | 1     |
        | GetIntegrationResponses | 1     |
        | GetAuthorizers          | 0     |
        | GetModels               | 0     |

  @API-007 @must @documented @needs-control-plane
  Rule: An error has the status of its type, and a message
    BadRequestException 400, NotFoundException 404, ConflictException 409, TooManyRequestsException 429.
    Source: service-model

    Scenario: A missing member is a bad request
      Given an API
      When CreateRoute is called
      Then the call is refused with 400 BadRequestException
      And the error has a message

    Scenario: A missing resource is not found
      Given an API
      When GetRoute is called with:
        | member  | value   |
        | routeId | zzzzzzz |
      Then the call is refused with 404 NotFoundException
      And the error has a message

    Scenario: A second resource of one name is a conflict
      Given an API
      And stage "test" is created without a deployment
      When CreateStage is called with:
        | member    | value |
        | stageName | test  |
      Then the call is refused with 409 ConflictException
      And the error has a message

    Scenario Outline: A member of the wrong type, <value> for <member>, is refused
      Given an API
      When <operation> is called with:
        | member     | value   |
        | <required> | <given> |
        | <member>   | <value> |
      Then the call is refused

      Examples: Operations
        | operation         | required        | given | member           | value        |
        | CreateStage       | stageName       | test  | stageVariables   | json: "blue" |
        | CreateStage       | stageName       | test  | autoDeploy       | json: [1]    |
        | CreateIntegration | integrationType | MOCK  | timeoutInMillis  | json: "soon" |
        | CreateIntegration | integrationType | MOCK  | requestTemplates | json: [1]    |
        | CreateRoute       | routeKey        | echo  | apiKeyRequired   | json: {}     |

  @API-008 @should @inferred @needs-control-plane
  Rule: The type of an error is in the header x-amzn-ErrorType
    The header has the type alone, or followed by a colon and an address: clients accept both.
    Source: botocore-parsers

    Scenario: The header names the type of a missing resource
      Given an API
      When GetStage is called with:
        | member    | value |
        | stageName | test  |
      Then the call is refused
      And the answer's header "x-amzn-ErrorType" matches "NotFoundException(:.*)?"

    Scenario: The header names the type of a bad request
      Given an API
      When CreateStage is called
      Then the call is refused
      And the answer's header "x-amzn-ErrorType" matches "BadRequestException(:.*)?"

  @API-009 @must @documented @needs-control-plane
  Rule: Lists come in pages, and nextToken leads from one to the next
    maxResults is a maximum. How many entries a page has without it is not documented.
    Source: service-model

    Scenario Outline: A page of <operation> has at most maxResults entries and names the next page
      Given an API with the routes:
        | route | answer |
        | one   | 1      |
        | two   | 2      |
        | three | 3      |
      When <operation> is called with:
        | member     | value |
        | maxResults | 2     |
      Then the answer's list "items" has at most 2 entries
      And the answer has "nextToken"

      Examples: Operations
        | operation       |
        | GetRoutes       |
        | GetIntegrations |

    Scenario Outline: The second page of <operation> holds other entries
      Given an API with the routes:
        | route | answer |
        | one   | 1      |
        | two   | 2      |
        | three | 3      |
      And <operation> is called with:
        | member     | value |
        | maxResults | 2     |
      And the answer's "items.0.<id>" is remembered as "first entry"
      And the answer's "nextToken" is remembered as "second page"
      When <operation> is called with:
        | member     | value                      |
        | maxResults | 2                          |
        | nextToken  | {remembered "second page"} |
      Then the answer's list "items" has at most 2 entries
      And the answer's "items.0.<id>" differs from "first entry"

      Examples: Operations
        | operation       | id            |
        | GetRoutes       | routeId       |
        | GetIntegrations | integrationId |

    Scenario: Stages come in pages as well
      Given an API with the route "echo"
      And 3 stages are created
      When GetStages is called with:
        | member     | value |
        | maxResults | 1     |
      Then the answer's list "items" has at most 1 entry
      And the answer has "nextToken"

    Scenario: Deployments come in pages as well
      Given an API with the route "echo"
      And the API is deployed
      And the API is deployed
      When GetDeployments is called with:
        | member     | value |
        | maxResults | 1     |
      Then the answer's list "items" has at most 1 entry
      And the answer has "nextToken"

    Scenario Outline: The last page of <operation> names no other page
      Given an API with the route "echo"
      When <operation> is called with:
        | member     | value |
        | maxResults | 100   |
      Then the answer's list "items" has 1 entry
      And the answer's "nextToken" is absent or one of ""

      Examples: Operations
        | operation       |
        | GetRoutes       |
        | GetIntegrations |

  @API-010 @must @documented @needs-control-plane
  Rule: A duplicate resource is refused with 409
    Source: service-model

    Scenario Outline: <operation> twice with the same <member> is a conflict
      Given an API
      And <operation> is called with:
        | member   | value  |
        | <member> | <same> |
      When <operation> is called with:
        | member   | value  |
        | <member> | <same> |
      Then the call is refused with 409 ConflictException

      Examples: Operations
        | operation   | member    | same |
        | CreateRoute | routeKey  | echo |
        | CreateStage | stageName | test |

    Scenario Outline: <operation> with another <member> is no conflict
      Given an API
      And <operation> is called with:
        | member   | value   |
        | <member> | <first> |
      When <operation> is called with:
        | member   | value   |
        | <member> | <other> |
      Then the call succeeds with status 201

      Examples: Operations
        | operation   | member    | first | other |
        | CreateRoute | routeKey  | echo  | other |
        | CreateStage | stageName | test  | test2 |

  @API-066 @must @documented @untestable
  Rule: An account may make ten control-plane calls in a second, forty in a burst
    Further calls are answered with 429 and should be repeated later; this kit does so.
    Source: guide-quotas
    Untestable: the quota is shared by the whole account, so a run that exceeds it would disturb others, and a gateway without accounts has none.

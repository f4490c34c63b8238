Feature: Updates
  What an update does with empty texts, empty lists and maps differs from member to member: some are cleared, some are
  merged, some stay as they are. The service model says little about it; tests and probes on AWS show it.

  @API-067 @must @observed @needs-control-plane
  Rule: An empty text clears a description
    The member is absent afterwards. A model's may also be empty, as the test that shows it cannot tell the two apart.
    Source: terraform-acc-tests, cdkd-live-tests, cdk-real-drift

    Scenario Outline: <update> with an empty description removes it
      Given an API with the route "echo"
      And <update> is called with:
        | member      | value       |
        | description | spring 2026 |
      And <update> is called with:
        | member      | value          |
        | description | {0 characters} |
      And the call succeeds with status 200
      When <read> is called
      Then the answer has no "description"

      Examples: Operations
        | update            | read           |
        | UpdateApi         | GetApi         |
        | UpdateIntegration | GetIntegration |

    Scenario: UpdateModel with an empty description removes or empties it
      Given an API
      And CreateModel is called with:
        | member      | value             |
        | name        | message           |
        | contentType | application/json  |
        | schema      | {"type":"object"} |
        | description | spring 2026       |
      And UpdateModel is called with:
        | member      | value          |
        | description | {0 characters} |
      And the call succeeds with status 200
      When GetModel is called
      Then the answer's "description" is absent or one of ""

    Scenario: An update of another member leaves the description
      Given an API
      And UpdateApi is called with:
        | member      | value       |
        | description | spring 2026 |
      And UpdateApi is called with:
        | member  | value |
        | version | 2     |
      When GetApi is called
      Then the answer's "description" is "spring 2026"

    Scenario: A new API that was given no version has none
      Given an API
      When GetApi is called
      Then the answer's "version" is absent or one of ""

  @API-068 @must @observed @needs-control-plane
  Rule: An empty text clears members whose least length is 1
    The service model gives a version and the name of an operation at least one character; an update takes none for the
    wish to clear the member.
    Source: terraform-acc-tests, cdkd-1163, cdkd-live-tests

    Scenario Outline: <update> with an empty <member> removes it
      Given an API with the route "echo"
      And <update> is called with:
        | member   | value   |
        | <member> | <value> |
      And <update> is called with:
        | member   | value          |
        | <member> | {0 characters} |
      And the call succeeds with status 200
      When <read> is called
      Then the answer's "<member>" is absent or one of ""

      Examples: Members
        | update      | read     | member                           | value    |
        | UpdateApi   | GetApi   | version                          | 1.0      |
        | UpdateRoute | GetRoute | operationName                    | Echo     |
        | UpdateRoute | GetRoute | routeResponseSelectionExpression | $default |

    Scenario Outline: <update> without <member> leaves it
      Given an API with the route "echo"
      And <update> is called with:
        | member   | value   |
        | <member> | <value> |
      And <update> is called
      When <read> is called
      Then the answer's "<member>" is "<value>"

      Examples: Members
        | update      | read     | member        | value |
        | UpdateApi   | GetApi   | version       | 1.0   |
        | UpdateRoute | GetRoute | operationName | Echo  |

  @API-069 @must @observed @needs-control-plane @needs-authorizer
  Rule: A route leaves its authorizer by one update
    The update names another type of authorization and an empty authorizerId.
    Source: terraform-acc-tests

    Background:
      Given an API with the route "$connect"
      And CreateAuthorizer is called with:
        | member         | value                                                                                                                        |
        | name           | guard                                                                                                                        |
        | authorizerType | REQUEST                                                                                                                      |
        | authorizerUri  | arn:aws:apigateway:{region}:lambda:path/2015-03-31/functions/arn:aws:lambda:{region}:123456789012:function:guard/invocations |
        | identitySource | ["route.request.header.Auth"]                                                                                                |
      And UpdateRoute is called with:
        | member            | value          |
        | authorizationType | CUSTOM         |
        | authorizerId      | {authorizerId} |

    Scenario: The authorizer is gone afterwards
      Given UpdateRoute is called with:
        | member            | value          |
        | authorizationType | AWS_IAM        |
        | authorizerId      | {0 characters} |
      And the call succeeds with status 200
      When GetRoute is called
      Then the answer's "authorizationType" is "AWS_IAM"
      And the answer's "authorizerId" is absent or one of ""

    Scenario: An update of another member leaves the authorizer
      Given UpdateRoute is called with:
        | member        | value |
        | operationName | Open  |
      When GetRoute is called
      Then the answer's "authorizationType" is "CUSTOM"
      And the answer contains:
        | member       | value          |
        | authorizerId | {authorizerId} |

  @API-070 @must @observed @needs-control-plane @needs-authorizer
  Rule: An authorizer's members change in place and can be cleared
    Source: terraform-acc-tests, cdkd-probes

    Background:
      Given an API
      And CreateAuthorizer is called with:
        | member         | value                                                                                                                        |
        | name           | guard                                                                                                                        |
        | authorizerType | REQUEST                                                                                                                      |
        | authorizerUri  | arn:aws:apigateway:{region}:lambda:path/2015-03-31/functions/arn:aws:lambda:{region}:123456789012:function:guard/invocations |
        | identitySource | ["route.request.header.Auth"]                                                                                                |

    Scenario: Name and sources change
      Given UpdateAuthorizer is called with:
        | member         | value                               |
        | name           | porter                              |
        | identitySource | ["route.request.querystring.token"] |
      When GetAuthorizer is called
      Then the answer's "name" is "porter"
      And the answer contains:
        | member         | value                               |
        | identitySource | ["route.request.querystring.token"] |

    Scenario: Credentials and sources are cleared by empty values
      Given UpdateAuthorizer is called with:
        | member                   | value                             |
        | authorizerCredentialsArn | arn:aws:iam::123456789012:role/of |
      And UpdateAuthorizer is called with:
        | member                   | value          |
        | authorizerCredentialsArn | {0 characters} |
        | identitySource           | []             |
      And the call succeeds with status 200
      When GetAuthorizer is called
      Then the answer's "authorizerCredentialsArn" is absent or one of ""
      And the answer's "identitySource" is absent or one of "[]"

  @API-071 @must @observed @needs-control-plane
  Rule: Request models merge by key
    A key with an empty text goes, the keys that an update does not name stay.
    Source: cdkd-probes, cdkd-1577

    Background:
      Given an API with the route "echo"
      And CreateModel is called with:
        | member      | value             |
        | name        | message           |
        | contentType | application/json  |
        | schema      | {"type":"object"} |
      And UpdateRoute is called with:
        | member        | value                             |
        | requestModels | {"one":"message","two":"message"} |

    Scenario Outline: An update <what>
      Given UpdateRoute is called with:
        | member        | value    |
        | requestModels | <models> |
      And the call succeeds with status 200
      When GetRoute is called
      Then the answer contains:
        | member        | value        |
        | requestModels | <afterwards> |

      Examples: Updates
        | what                               | models              | afterwards                                          |
        | with an empty text removes its key | {"two":""}          | {"one":"message"}                                   |
        | with another key leaves the others | {"three":"message"} | {"one":"message","two":"message","three":"message"} |
        | with no key changes nothing        | {}                  | {"one":"message","two":"message"}                   |

    Scenario: An update without the member changes nothing
      Given UpdateRoute is called with:
        | member        | value |
        | operationName | Echo  |
      When GetRoute is called
      Then the answer contains:
        | member        | value                             |
        | requestModels | {"one":"message","two":"message"} |

  @API-072 @must @observed @needs-control-plane
  Rule: Request parameters of routes and integrations merge by key
    Source: terraform-acc-tests, cdkd-probes

    Scenario Outline: An update of an integration <what>
      Given an API
      And CreateIntegration is called with:
        | member            | value                                                                       |
        | integrationType   | HTTP_PROXY                                                                  |
        | integrationMethod | POST                                                                        |
        | integrationUri    | https://backend.example/a                                                   |
        | requestParameters | {"integration.request.header.a":"'1'","integration.request.header.b":"'2'"} |
      And UpdateIntegration is called with:
        | member            | value        |
        | requestParameters | <parameters> |
      When GetIntegration is called
      Then the answer contains:
        | member            | value        |
        | requestParameters | <afterwards> |

      Examples: Updates
        | what                               | parameters                             | afterwards                                                                  |
        | with an empty text removes its key | {"integration.request.header.b":""}    | {"integration.request.header.a":"'1'"}                                      |
        | with one key leaves the other      | {"integration.request.header.b":"'3'"} | {"integration.request.header.a":"'1'","integration.request.header.b":"'3'"} |
        | with no key changes nothing        | {}                                     | {"integration.request.header.a":"'1'","integration.request.header.b":"'2'"} |

    Scenario: A route keeps the parameters that an update does not name
      Given an API
      And CreateRoute is called with:
        | member            | value                                              |
        | routeKey          | $connect                                           |
        | requestParameters | {"route.request.querystring.u":{"required":false}} |
      And UpdateRoute is called with:
        | member            | value                                             |
        | requestParameters | {"route.request.querystring.v":{"required":true}} |
      When GetRoute is called
      Then the answer contains:
        | member            | value                                                                                              |
        | requestParameters | {"route.request.querystring.u":{"required":false},"route.request.querystring.v":{"required":true}} |

  @API-078 @must @observed @needs-control-plane
  Rule: The key of an integration response changes in place
    Source: terraform-acc-tests

    Background:
      Given an API
      And CreateIntegration is called with:
        | member            | value                     |
        | integrationType   | HTTP                      |
        | integrationMethod | POST                      |
        | integrationUri    | https://backend.example/a |
      And CreateIntegrationResponse is called with:
        | member                 | value |
        | integrationResponseKey | /500/ |
      And the answer's "integrationResponseId" is remembered as "before"

    Scenario: The id stays
      When UpdateIntegrationResponse is called with:
        | member                 | value |
        | integrationResponseKey | /404/ |
      Then the call succeeds with status 200
      And the answer's "integrationResponseKey" is "/404/"
      And the answer's "integrationResponseId" equals "before"

    Scenario: An update without the key leaves it
      When UpdateIntegrationResponse is called with:
        | member            | value                     |
        | responseTemplates | {"application/json":"{}"} |
      Then the answer's "integrationResponseKey" is "/500/"

  @API-079 @must @observed @needs-control-plane
  Rule: An empty template stays an entry
    An empty text removes the key of a parameter or a model; a template may be empty.
    Source: terraform-acc-tests

    Background:
      Given an API
      And CreateIntegration is called with:
        | member            | value                     |
        | integrationType   | HTTP                      |
        | integrationMethod | POST                      |
        | integrationUri    | https://backend.example/a |
        | requestTemplates  | {"application/json":""}   |

    Scenario: A request template is empty
      When GetIntegration is called
      Then the answer contains:
        | member           | value                   |
        | requestTemplates | {"application/json":""} |

    Scenario: A response template is empty
      Given CreateIntegrationResponse is called with:
        | member                 | value                   |
        | integrationResponseKey | $default                |
        | responseTemplates      | {"application/json":""} |
      When GetIntegrationResponse is called
      Then the answer contains:
        | member            | value                   |
        | responseTemplates | {"application/json":""} |

  @API-080 @must @observed @needs-control-plane
  Rule: A model's content type, name and schema change in place
    Source: terraform-acc-tests

    Background:
      Given an API
      And CreateModel is called with:
        | member      | value             |
        | name        | message           |
        | contentType | text/x-json       |
        | schema      | {"type":"object"} |

    Scenario: The content type is told back as it was given
      When GetModel is called
      Then the answer's "contentType" is "text/x-json"

    Scenario Outline: The <member> changes
      Given UpdateModel is called with:
        | member   | value   |
        | <member> | <value> |
      And the call succeeds with status 200
      When GetModel is called
      Then the answer contains:
        | member   | value   |
        | <member> | <value> |

      Examples: Members
        | member      | value            |
        | contentType | application/json |
        | name        | order            |
        | schema      | {"type":"array"} |

  @API-084 @must @observed @needs-control-plane
  Rule: The type of an integration may be named again by an update
    Source: terraform-acc-tests

    Scenario: The same type is taken
      Given an API
      And CreateIntegration is called with:
        | member          | value |
        | integrationType | MOCK  |
      When UpdateIntegration is called with:
        | member          | value |
        | integrationType | MOCK  |
        | description     | again |
      Then the call succeeds with status 200
      And the answer's "integrationType" is "MOCK"
      And the answer's "description" is "again"

    Scenario: The type stays where an update does not name it
      Given an API
      And CreateIntegration is called with:
        | member          | value |
        | integrationType | MOCK  |
      When UpdateIntegration is called with:
        | member      | value |
        | description | once  |
      Then the answer's "integrationType" is "MOCK"

  @API-088 @probe @needs-control-plane
  Rule: Can an update change the type of an integration?
    Terraform makes a new integration where the type changes. Nothing says that an update cannot.
    Source: terraform-acc-tests

    Scenario: A MOCK is to become an HTTP_PROXY
      Given an API
      And CreateIntegration is called with:
        | member          | value |
        | integrationType | MOCK  |
      When UpdateIntegration is called with:
        | member            | value                     |
        | integrationType   | HTTP_PROXY                |
        | integrationMethod | POST                      |
        | integrationUri    | https://backend.example/a |
      Then the call's answer is recorded

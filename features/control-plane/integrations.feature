Feature: Integrations
  An integration says what a route calls: a function, an HTTP server, another AWS service, or a MOCK that uses templates
  only.

  @API-050 @must @documented @needs-control-plane
  Rule: An integration is of one of five types
    AWS, AWS_PROXY, HTTP, HTTP_PROXY and MOCK.
    Source: service-model

    Scenario: MOCK needs nothing else
      Given an API
      When CreateIntegration is called with:
        | member          | value |
        | integrationType | MOCK  |
      Then the call succeeds with status 201
      And the answer's "integrationType" is "MOCK"

    Scenario Outline: <type> is accepted with an address
      Given an API
      When CreateIntegration is called with:
        | member            | value                     |
        | integrationType   | <type>                    |
        | integrationMethod | POST                      |
        | integrationUri    | https://backend.example/a |
      Then the call succeeds with status 201
      And the answer's "integrationType" is "<type>"

      Examples: Types
        | type       |
        | HTTP       |
        | HTTP_PROXY |

    Scenario Outline: The type "<type>" is refused
      Given an API
      When CreateIntegration is called with:
        | member          | value  |
        | integrationType | <type> |
      Then the call is refused with 400 BadRequestException
      And the API has 0 integrations

      Examples: Types
        | type   |
        | FOO    |
        | mock   |
        | LAMBDA |

    Scenario: Without a type no integration is created
      Given an API
      When CreateIntegration is called
      Then the call is refused with 400 BadRequestException

  @API-051 @must @documented @needs-control-plane
  Rule: An integration of a WebSocket API times out after 50 to 29000 milliseconds
    The default is 29000. The maximum of the model is 30000, as HTTP APIs share the shape; its text and the quotas give
    29 seconds to WebSocket APIs.
    Source: service-model

    Scenario Outline: <milliseconds> ms is accepted
      Given an API
      When CreateIntegration is called with:
        | member          | value          |
        | integrationType | MOCK           |
        | timeoutInMillis | <milliseconds> |
      Then the call succeeds
      And the answer's "timeoutInMillis" is "<milliseconds>"

      Examples: Time-outs
        | milliseconds |
        | 50           |
        | 51           |
        | 28999        |
        | 29000        |

    Scenario Outline: <milliseconds> ms is refused
      Given an API
      When CreateIntegration is called with:
        | member          | value          |
        | integrationType | MOCK           |
        | timeoutInMillis | <milliseconds> |
      Then the call is refused with 400 BadRequestException

      Examples: Time-outs
        | milliseconds |
        | 0            |
        | 49           |
        | 29001        |
        | 30001        |

    Scenario: The default is 29 seconds
      Given an API
      When CreateIntegration is called with:
        | member          | value |
        | integrationType | MOCK  |
      Then the answer's "timeoutInMillis" is absent or one of "29000"

  @API-052 @must @documented @needs-control-plane
  Rule: passthroughBehavior is WHEN_NO_MATCH, NEVER or WHEN_NO_TEMPLATES
    The default is one of those of API-054.
    Source: service-model

    Scenario Outline: <behavior> is accepted
      Given an API
      When CreateIntegration is called with:
        | member              | value      |
        | integrationType     | MOCK       |
        | passthroughBehavior | <behavior> |
      Then the call succeeds
      And the answer's "passthroughBehavior" is "<behavior>"

      Examples: Behaviors
        | behavior          |
        | WHEN_NO_MATCH     |
        | NEVER             |
        | WHEN_NO_TEMPLATES |

    Scenario: Another value is refused
      Given an API
      When CreateIntegration is called with:
        | member              | value  |
        | integrationType     | MOCK   |
        | passthroughBehavior | ALWAYS |
      Then the call is refused with 400 BadRequestException

  @API-053 @must @documented @needs-control-plane
  Rule: contentHandlingStrategy is CONVERT_TO_BINARY, CONVERT_TO_TEXT or absent
    Absent means that the payload is passed on as it is.
    Source: service-model

    Scenario Outline: <strategy> is accepted
      Given an API
      When CreateIntegration is called with:
        | member                  | value      |
        | integrationType         | MOCK       |
        | contentHandlingStrategy | <strategy> |
      Then the call succeeds
      And the answer's "contentHandlingStrategy" is "<strategy>"

      Examples: Strategies
        | strategy          |
        | CONVERT_TO_BINARY |
        | CONVERT_TO_TEXT   |

    Scenario: Another value is refused
      Given an API
      When CreateIntegration is called with:
        | member                  | value          |
        | integrationType         | MOCK           |
        | contentHandlingStrategy | CONVERT_TO_XML |
      Then the call is refused with 400 BadRequestException

    Scenario: By default nothing is converted
      Given an API
      When CreateIntegration is called with:
        | member          | value |
        | integrationType | MOCK  |
      Then the answer has no "contentHandlingStrategy"

  @API-054 @must @observed @needs-control-plane
  Rule: A MOCK integration reads back with the defaults of the service
    The guide writes the selection expression without the word integration; tests against AWS read it with it.
    One scenario: because each row is a default.
    Source: terraform-acc-tests, cdkd-live-tests, guide-integration-request

    Scenario Outline: <member> has its default
      Given an API
      And CreateIntegration is called with:
        | member          | value |
        | integrationType | MOCK  |
      When GetIntegration is called
      Then the answer's "<member>" is one of "<default>"

      Examples: Members
        | member                                 | default                            |
        | connectionType                         | INTERNET                           |
        | timeoutInMillis                        | 29000                              |
        | passthroughBehavior                    | WHEN_NO_MATCH                      |
        | integrationResponseSelectionExpression | ${integration.response.statuscode} |

  @API-054a @must @inferred @needs-control-plane
  Rule: A MOCK integration reads back with the payload format version 1.0
    Terraform sends the version itself, so that its tests show no default.
    One scenario: because there is one default.
    Source: terraform-acc-tests

    Scenario: The version is not given
      Given an API
      And CreateIntegration is called with:
        | member          | value |
        | integrationType | MOCK  |
      When GetIntegration is called
      Then the answer's "payloadFormatVersion" is "1.0"

  @API-055 @must @documented @needs-control-plane
  Rule: A function is named by an ARN of the gateway around the ARN of the function
    One scenario: because the address is stored as it is given.
    Source: guide-integration-request

    Scenario: The address is kept
      Given an API
      When CreateIntegration is called with:
        | member            | value                                                                                                                       |
        | integrationType   | AWS_PROXY                                                                                                                   |
        | integrationMethod | POST                                                                                                                        |
        | integrationUri    | arn:aws:apigateway:{region}:lambda:path/2015-03-31/functions/arn:aws:lambda:{region}:123456789012:function:chat/invocations |
      Then the call succeeds
      And the answer's "integrationUri" is "arn:aws:apigateway:{region}:lambda:path/2015-03-31/functions/arn:aws:lambda:{region}:123456789012:function:chat/invocations"

  @API-056 @must @documented @needs-control-plane
  Rule: An integration's address has up to 2048 characters, a mapped parameter up to 512
    For templates the sources give 32 KB and 300 KB; neither edge is asserted.
    Source: service-model

    Scenario Outline: An address with <length> after its first 20 is accepted
      Given an API
      When CreateIntegration is called with:
        | member            | value                          |
        | integrationType   | HTTP_PROXY                     |
        | integrationMethod | POST                           |
        | integrationUri    | https://example.com/{<length>} |
      Then the call succeeds

      Examples: Lengths
        | length          |
        | 2027 characters |
        | 2028 characters |

    Scenario: An address with 2029 characters after its first 20 is refused
      Given an API
      When CreateIntegration is called with:
        | member            | value                                 |
        | integrationType   | HTTP_PROXY                            |
        | integrationMethod | POST                                  |
        | integrationUri    | https://example.com/{2029 characters} |
      Then the call is refused with 400 BadRequestException

    Scenario Outline: A mapped parameter of <length> in quotes is accepted
      Given an API
      When CreateIntegration is called with:
        | member            | value                                           |
        | integrationType   | HTTP_PROXY                                      |
        | integrationMethod | POST                                            |
        | integrationUri    | https://example.com/                            |
        | requestParameters | {"integration.request.header.x":"'{<length>}'"} |
      Then the call succeeds

      Examples: Lengths
        | length         |
        | 509 characters |
        | 510 characters |

    Scenario: A mapped parameter of 511 characters in quotes is refused
      Given an API
      When CreateIntegration is called with:
        | member            | value                                                 |
        | integrationType   | HTTP_PROXY                                            |
        | integrationMethod | POST                                                  |
        | integrationUri    | https://example.com/                                  |
        | requestParameters | {"integration.request.header.x":"'{511 characters}'"} |
      Then the call is refused with 400 BadRequestException

  @API-056a @should @inferred @needs-control-plane
  Rule: An integration that calls something needs an address
    Source: service-model

    Scenario Outline: <type> without an address is refused
      Given an API
      When CreateIntegration is called with:
        | member            | value  |
        | integrationType   | <type> |
        | integrationMethod | POST   |
      Then the call is refused with 400 BadRequestException
      And the API has 0 integrations

      Examples: Types
        | type       |
        | HTTP       |
        | HTTP_PROXY |
        | AWS        |
        | AWS_PROXY  |

    Scenario: MOCK needs no address
      Given an API
      When CreateIntegration is called with:
        | member          | value |
        | integrationType | MOCK  |
      Then the call succeeds

  @API-057 @must @documented @untestable
  Rule: credentialsArn is a role, the caller's own credentials, or nothing
    Nothing means that the permission is granted in the function's resource policy.
    Source: service-model
    Untestable: with whose permission a backend is called shows inside an account of AWS only, and roles are not the gateway's to make.

  @API-058 @may @observed @untestable
  Rule: An integration may go through a VPC link
    The service model gives connectionId to HTTP APIs only, the guide's console steps offer VPC links to WebSocket APIs.
    Source: service-model, guide-integration-request, terraform-acc-tests, terraform-apigateway-v2-151
    Untestable: the two sources contradict each other, and a run has no private network to link to.

  @API-059 @must @observed @needs-control-plane
  Rule: An integration that a route targets cannot be deleted
    The service model declares neither this refusal nor its status; users report it.
    Source: terraform-next-js-247

    Scenario: The deletion is a conflict
      Given an API with the route "echo"
      When DeleteIntegration is called
      Then the call is refused with 409 ConflictException
      And the error message mentions "{routeId}"

    Scenario: The refused deletion leaves the integration
      Given an API with the route "echo"
      And DeleteIntegration is called
      When GetIntegration is called
      Then the call succeeds

    Scenario: After the route was deleted the integration can be deleted
      Given an API with the route "echo"
      And DeleteRoute is called
      When DeleteIntegration is called
      Then the call succeeds with status 204
      And the answer is empty

    Scenario: After the route got another target the integration can be deleted
      Given an API with the routes:
        | route | answer |
        | other | other  |
        | echo  | hello  |
      And UpdateRoute is called with:
        | member | value                                |
        | target | integrations/{integrationId "other"} |
      When DeleteIntegration is called with:
        | member        | value                  |
        | integrationId | {integrationId "echo"} |
      Then the call succeeds with status 204

  @API-060 @may @observed @untestable
  Rule: Concurrent changes of one API may be refused with 409, and are then repeated
    Source: terraform-provider-aws-40575
    Untestable: a permission that depends on timing: neither its use nor its absence is wrong.

  @API-061 @must @documented @needs-control-plane @needs-slow
  Rule: An API has at most 300 integrations by default
    The figure can be raised for an account. Reports show 429 and a message that the maximum number of integrations has
    been reached.
    One scenario: because the scenario goes up to the limit and beyond it.
    Source: guide-quotas-websocket

    Scenario: Integration number 300 is created, and number 301 is not
      Given an API
      And 299 integrations are created
      When CreateIntegration is called with:
        | member          | value |
        | integrationType | MOCK  |
      Then the call succeeds
      When CreateIntegration is called with:
        | member          | value |
        | integrationType | MOCK  |
      Then the call is refused

  @API-073 @must @observed @needs-control-plane
  Rule: A function's method is POST unless another one is given
    An HTTP server has no such default.
    Source: terraform-acc-tests, cdk-real-drift

    Scenario Outline: <type> with a function and without a method
      Given an API
      And CreateIntegration is called with:
        | member          | value                                                                                                                       |
        | integrationType | <type>                                                                                                                      |
        | integrationUri  | arn:aws:apigateway:{region}:lambda:path/2015-03-31/functions/arn:aws:lambda:{region}:123456789012:function:chat/invocations |
      And the call succeeds with status 201
      When GetIntegration is called
      Then the answer's "integrationMethod" is "POST"

      Examples: Types
        | type      |
        | AWS       |
        | AWS_PROXY |

    Scenario: The method of a function may be named
      Given an API
      When CreateIntegration is called with:
        | member            | value                                                                                                                       |
        | integrationType   | AWS                                                                                                                         |
        | integrationMethod | POST                                                                                                                        |
        | integrationUri    | arn:aws:apigateway:{region}:lambda:path/2015-03-31/functions/arn:aws:lambda:{region}:123456789012:function:chat/invocations |
      Then the call succeeds with status 201
      And the answer's "integrationMethod" is "POST"

  @API-074 @must @observed @needs-control-plane
  Rule: The response selection expression depends on the type of the integration
    The expression is not sent by any of these calls.
    Source: terraform-acc-tests, aws-cdk-29566, guide-integration-request

    Scenario: HTTP selects by the status
      Given an API
      And CreateIntegration is called with:
        | member            | value                     |
        | integrationType   | HTTP                      |
        | integrationMethod | POST                      |
        | integrationUri    | https://backend.example/a |
      When GetIntegration is called
      Then the answer's "integrationResponseSelectionExpression" is "${integration.response.statuscode}"

    Scenario: AWS with a function selects by the error message
      Given an API
      And CreateIntegration is called with:
        | member            | value                                                                                                                       |
        | integrationType   | AWS                                                                                                                         |
        | integrationMethod | POST                                                                                                                        |
        | integrationUri    | arn:aws:apigateway:{region}:lambda:path/2015-03-31/functions/arn:aws:lambda:{region}:123456789012:function:chat/invocations |
      When GetIntegration is called
      Then the answer's "integrationResponseSelectionExpression" is "${integration.response.body.errorMessage}"

    Scenario Outline: <type> selects nothing
      Given an API
      And CreateIntegration is called with:
        | member            | value  |
        | integrationType   | <type> |
        | integrationMethod | POST   |
        | integrationUri    | <uri>  |
      When GetIntegration is called
      Then the call succeeds with status 200
      And the answer has no "integrationResponseSelectionExpression"

      Examples: Proxies
        | type       | uri                                                                                                                         |
        | HTTP_PROXY | https://backend.example/a                                                                                                   |
        | AWS_PROXY  | arn:aws:apigateway:{region}:lambda:path/2015-03-31/functions/arn:aws:lambda:{region}:123456789012:function:chat/invocations |

  @API-076 @must @documented @needs-control-plane
  Rule: A WebSocket API takes on no members that are for HTTP APIs only
    As with API-018 the members are refused or ignored.
    Source: service-model, terraform-acc-tests, cdkd-live-tests

    Scenario Outline: <update> takes on no <member>
      Given an API with the route "echo"
      And <update> is called with:
        | member   | value   |
        | <member> | <value> |
      When <read> is called
      Then the call succeeds
      And the answer's "<member>" is absent or one of "[]"

      Examples: Members
        | update            | read           | member              | value                                    |
        | UpdateRoute       | GetRoute       | authorizationScopes | ["chat"]                                 |
        | UpdateIntegration | GetIntegration | integrationSubtype  | SQS-SendMessage                          |
        | UpdateIntegration | GetIntegration | tlsConfig           | {"serverNameToVerify":"backend.example"} |

    @needs-authorizer
    Scenario Outline: An authorizer takes on no <member>
      Given an API
      And CreateAuthorizer is called with:
        | member         | value                                                                                                                        |
        | name           | guard                                                                                                                        |
        | authorizerType | REQUEST                                                                                                                      |
        | authorizerUri  | arn:aws:apigateway:{region}:lambda:path/2015-03-31/functions/arn:aws:lambda:{region}:123456789012:function:guard/invocations |
        | identitySource | ["route.request.header.Auth"]                                                                                                |
        | <member>       | <value>                                                                                                                      |
      When GetAuthorizers is called
      Then the call succeeds
      And the answer's "items.0.<member>" is absent or one of "<harmless>"

      Examples: Members
        | member                         | value | harmless |
        | enableSimpleResponses          | true  | false    |
        | authorizerPayloadFormatVersion | 2.0   |          |

  @API-083 @must @observed @needs-control-plane
  Rule: Templates are not rendered when they are set
    Source: terraform-acc-tests

    Scenario: An HTTP integration takes a template that reads a variable which is not set
      Given an API
      When CreateIntegration is called with:
        | member            | value                                                 |
        | integrationType   | HTTP                                                  |
        | integrationMethod | POST                                                  |
        | integrationUri    | https://backend.example/a                             |
        | requestTemplates  | {"application/json":"#set($percent = $number / 100)"} |
      Then the call succeeds with status 201
      And the answer contains:
        | member           | value                                                 |
        | requestTemplates | {"application/json":"#set($percent = $number / 100)"} |

    Scenario: A MOCK takes such a template and a strategy for its payload
      Given an API
      When CreateIntegration is called with:
        | member                  | value                                                 |
        | integrationType         | MOCK                                                  |
        | contentHandlingStrategy | CONVERT_TO_TEXT                                       |
        | requestTemplates        | {"application/json":"#set($percent = $number / 100)"} |
      Then the call succeeds with status 201
      And the answer's "contentHandlingStrategy" is "CONVERT_TO_TEXT"

  @API-086 @probe @needs-control-plane
  Rule: May a MOCK integration have a URI?
    One tool reports a refusal, and is not sure of it.
    Source: cdkd-probes

    Scenario: A MOCK is created with a URI
      Given an API
      When CreateIntegration is called with:
        | member          | value                     |
        | integrationType | MOCK                      |
        | integrationUri  | https://backend.example/a |
      Then the call's answer is recorded

  @API-087 @probe @needs-control-plane
  Rule: May an integration of a WebSocket API have the payload format version 2.0?
    The service model gives the version to HTTP APIs.
    Source: service-model

    Scenario: The version is given
      Given an API
      When CreateIntegration is called with:
        | member               | value |
        | integrationType      | MOCK  |
        | payloadFormatVersion | 2.0   |
      Then the call's answer is recorded

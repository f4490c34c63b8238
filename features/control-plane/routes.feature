Feature: Routes
  A route has a key and a target for the messages that select it. Three keys are predefined: $connect, $disconnect and
  $default.

  @API-030 @must @documented @needs-control-plane @needs-data-plane
  Rule: A route needs a key; the three predefined routes are optional
    Source: guide-overview

    Scenario Outline: The key <key> is accepted
      Given an API
      When CreateRoute is called with:
        | member   | value |
        | routeKey | <key> |
      Then the call succeeds with status 201
      And the answer's "routeKey" is "<key>"

      Examples: Keys
        | key         |
        | $connect    |
        | $disconnect |
        | $default    |
        | echo        |
        | chat/join   |

    Scenario: Without a key no route is created
      Given an API
      When CreateRoute is called
      Then the call is refused with 400 BadRequestException
      And the API has 0 routes

    Scenario: An API without any predefined route works
      Given an API with the route "chat/join" answering "hello"
      When the API is deployed to stage "test"
      Then stage "test" answers "hello" to "chat/join"

  @API-031 @probe @needs-control-plane
  Rule: Is a custom route key that begins with a dollar sign refused?
    The guide advises against such keys, as they are reserved; whether the service enforces it is not said.
    Source: guide-routes

    Scenario: A reserved key is used
      Given an API
      When CreateRoute is called with:
        | member   | value |
        | routeKey | $echo |
      Then the call's answer is recorded

  @API-032 @must @observed @needs-control-plane
  Rule: An API has at most one route for a key
    Source: serverless-7260

    Scenario Outline: A second route <key> is refused
      Given an API
      And CreateRoute is called with:
        | member   | value |
        | routeKey | <key> |
      When CreateRoute is called with:
        | member   | value |
        | routeKey | <key> |
      Then the call is refused with 409 ConflictException
      And the error message mentions "<key>"
      And the API has 1 route

      Examples: Keys
        | key      |
        | $connect |
        | echo     |

    Scenario: The key of a deleted route is free
      Given an API with the route "echo"
      And DeleteRoute is called
      When CreateRoute is called with:
        | member   | value |
        | routeKey | echo  |
      Then the call succeeds with status 201

  @API-033 @must @documented @needs-control-plane
  Rule: A route's target is integrations/ followed by the integration's id
    Source: service-model

    Scenario: The target is kept
      Given an API
      And CreateIntegration is called with:
        | member          | value |
        | integrationType | MOCK  |
      When CreateRoute is called with:
        | member   | value                        |
        | routeKey | echo                         |
        | target   | integrations/{integrationId} |
      Then the call succeeds
      And the answer's "target" is "integrations/{integrationId}"

    Scenario: A target of 129 characters is refused
      Given an API
      When CreateRoute is called with:
        | member   | value            |
        | routeKey | echo             |
        | target   | {129 characters} |
      Then the call is refused
      And the API has 0 routes

  @API-033a @should @inferred @needs-control-plane
  Rule: A route cannot target an integration that does not exist
    Otherwise the mistake shows only when a client sends a message.
    Source: service-model

    Scenario: The integration was never made
      Given an API
      When CreateRoute is called with:
        | member   | value                |
        | routeKey | echo                 |
        | target   | integrations/zzzzzzz |
      Then the call is refused with one of the statuses:
        | status |
        | 400    |
        | 404    |

    Scenario: A route is given the target by an update
      Given an API with the route "echo"
      When UpdateRoute is called with:
        | member | value                |
        | target | integrations/zzzzzzz |
      Then the call is refused with one of the statuses:
        | status |
        | 400    |
        | 404    |

    Scenario: The integration exists
      Given an API with the route "echo"
      When CreateRoute is called with:
        | member   | value                        |
        | routeKey | other                        |
        | target   | integrations/{integrationId} |
      Then the call succeeds

  @API-034 @must @documented @needs-control-plane
  Rule: A route's authorization is NONE, AWS_IAM or CUSTOM
    JWT is for HTTP APIs. CUSTOM needs an authorizer as well.
    Source: service-model

    Scenario Outline: <type> is accepted
      Given an API
      When CreateRoute is called with:
        | member            | value    |
        | routeKey          | $connect |
        | authorizationType | <type>   |
      Then the call succeeds
      And the answer's "authorizationType" is "<type>"

      Examples: Types
        | type    |
        | NONE    |
        | AWS_IAM |

    Scenario Outline: <type> is refused
      Given an API
      When CreateRoute is called with:
        | member            | value    |
        | routeKey          | $connect |
        | authorizationType | <type>   |
      Then the call is refused
      And the API has 0 routes

      Examples: Types
        | type    |
        | JWT     |
        | FOO     |
        | aws_iam |

  @API-034b @should @inferred @needs-control-plane @needs-authorizer
  Rule: A route cannot name an authorizer that does not exist
    Otherwise the mistake shows only when a client connects.
    Source: service-model

    Scenario: The authorizer was never made
      Given an API
      When CreateRoute is called with:
        | member            | value    |
        | routeKey          | $connect |
        | authorizationType | CUSTOM   |
        | authorizerId      | zzzzzz   |
      Then the call is refused with one of the statuses:
        | status |
        | 400    |
        | 404    |

    Scenario: A route is given the authorizer by an update
      Given an API with the route "echo"
      When UpdateRoute is called with:
        | member            | value  |
        | authorizationType | CUSTOM |
        | authorizerId      | zzzzzz |
      Then the call is refused with one of the statuses:
        | status |
        | 400    |
        | 404    |

    Scenario: The authorizer exists
      Given an API
      And CreateAuthorizer is called with:
        | member         | value                                                                                                                        |
        | name           | guard                                                                                                                        |
        | authorizerType | REQUEST                                                                                                                      |
        | authorizerUri  | arn:aws:apigateway:{region}:lambda:path/2015-03-31/functions/arn:aws:lambda:{region}:123456789012:function:guard/invocations |
        | identitySource | ["route.request.header.Auth"]                                                                                                |
      When CreateRoute is called with:
        | member            | value          |
        | routeKey          | $connect       |
        | authorizationType | CUSTOM         |
        | authorizerId      | {authorizerId} |
      Then the call succeeds with status 201

  @API-034a @must @observed @needs-control-plane
  Rule: A route that was given no authorization tells NONE or nothing
    No page calls it the default; a sample output of the guide and a test against AWS show it.
    One scenario: because there is one default.
    Source: sam-integration-tests, guide-routes

    Scenario: The authorization is not given
      Given an API
      When CreateRoute is called with:
        | member   | value |
        | routeKey | echo  |
      Then the answer's "authorizationType" is absent or one of "NONE"

  @API-035 @must @disputed @needs-control-plane @needs-data-plane
  Rule: Authorization is evaluated at $connect only
    The pages on $connect and users say so. The guide's sample policy for IAM names a message route, as if it were
    evaluated there too; so the rule is measured and fails no target.
    Source: guide-routes, guide-connect-routes, terraform-provider-aws-40833, cnspec-3697, guide-iam

    Scenario: An authorization on a message route stops no message
      Given an API with the route "echo" answering "hello"
      And UpdateRoute is called with:
        | member            | value   |
        | authorizationType | AWS_IAM |
      When the API is deployed to stage "test"
      Then stage "test" answers "hello"

    Scenario: It stops no message on the default route either
      Given an API with the route "$default" answering "hello"
      And UpdateRoute is called with:
        | member            | value   |
        | authorizationType | AWS_IAM |
      When the API is deployed to stage "test"
      Then stage "test" answers "hello"

  @API-036 @must @documented @needs-control-plane @needs-data-plane
  Rule: Routes and integrations are created in any order, and an integration may serve several routes
    Source: guide-routes

    Scenario: The route is created first and gets its target later
      Given an API
      And CreateRoute is called with:
        | member   | value |
        | routeKey | echo  |
      And CreateIntegration is called with:
        | member          | value |
        | integrationType | MOCK  |
      When UpdateRoute is called with:
        | member | value                        |
        | target | integrations/{integrationId} |
      Then the call succeeds
      And the answer's "target" is "integrations/{integrationId}"

    Scenario: Two routes share one integration
      Given an API with the routes:
        | route | answer |
        | echo  | hello  |
        | other | other  |
      And UpdateRoute is called with:
        | member | value                               |
        | target | integrations/{integrationId "echo"} |
      When the API is deployed to stage "test"
      Then stage "test" answers "hello"
      And stage "test" answers "hello" to "other"

  @API-037 @must @documented @needs-control-plane
  Rule: A route keeps the members that only WebSocket APIs have
    Source: service-model

    Scenario Outline: <member> is kept
      Given an API
      And CreateRoute is called with:
        | member   | value    |
        | routeKey | $connect |
        | <member> | <value>  |
      When GetRoute is called
      Then the answer contains:
        | member   | value   |
        | <member> | <value> |

      Examples: Members
        | member                           | value                                              |
        | apiKeyRequired                   | true                                               |
        | routeResponseSelectionExpression | $default                                           |
        | modelSelectionExpression         | $request.body.kind                                 |
        | requestParameters                | {"route.request.querystring.u":{"required":false}} |

    Scenario: A request parameter can be deleted by its key
      Given an API
      And CreateRoute is called with:
        | member            | value                                              |
        | routeKey          | $connect                                           |
        | requestParameters | {"route.request.querystring.u":{"required":false}} |
      When DeleteRouteRequestParameter is called with:
        | member              | value                       |
        | requestParameterKey | route.request.querystring.u |
      Then the call succeeds with status 204
      And the answer is empty

    Scenario: A route that needed an API key needs none again
      Given an API
      And CreateRoute is called with:
        | member         | value    |
        | routeKey       | $connect |
        | apiKeyRequired | true     |
      When UpdateRoute is called with:
        | member         | value |
        | apiKeyRequired | false |
      Then the call succeeds
      And the answer's "apiKeyRequired" is "false"

  @API-038 @must @documented @needs-control-plane
  Rule: The name of a route's operation has 1 to 64 characters
    An empty name is no text but the wish to clear the member: API-068.
    Source: service-model

    Scenario Outline: A name of <length> is accepted
      Given an API
      When CreateRoute is called with:
        | member        | value      |
        | routeKey      | echo       |
        | operationName | {<length>} |
      Then the call succeeds

      Examples: Lengths
        | length        |
        | 1 characters  |
        | 63 characters |
        | 64 characters |

    Scenario: A name of 65 characters is refused
      Given an API
      When CreateRoute is called with:
        | member        | value           |
        | routeKey      | echo            |
        | operationName | {65 characters} |
      Then the call is refused with 400 BadRequestException

  @API-039 @must @documented @needs-control-plane @needs-slow
  Rule: An API has at most 300 routes by default
    The figure can be raised for an account; the answer beyond it is not documented. Reports on integrations show 429.
    One scenario: because the scenario goes up to the limit and beyond it.
    Source: guide-quotas-websocket

    Scenario: Route number 300 is created, and number 301 is not
      Given an API
      And 299 routes are created
      When CreateRoute is called with:
        | member   | value    |
        | routeKey | the300th |
      Then the call succeeds
      When CreateRoute is called with:
        | member   | value    |
        | routeKey | the301st |
      Then the call is refused

  @API-040 @must @documented @needs-control-plane
  Rule: A route may exist without a target
    One scenario: because a route with a target is API-033.
    Source: service-model

    Scenario Outline: <key> is created without a target
      Given an API
      And CreateRoute is called with:
        | member   | value |
        | routeKey | <key> |
      When GetRoute is called
      Then the call succeeds
      And the answer has no "target"

      Examples: Keys
        | key      |
        | $connect |
        | echo     |

  @API-040a @probe @needs-control-plane @needs-data-plane
  Rule: What does a handshake receive at a $connect route without a target?
    That an integration is optional there may also mean that the whole route is.
    Source: guide-connect-routes

    Scenario: A client connects where $connect has no target
      Given an API with the route "echo"
      And CreateRoute is called with:
        | member   | value    |
        | routeKey | $connect |
      And the API is deployed to stage "test"
      When the client tries to connect to stage "test"
      Then the handshake's answer is recorded

  @API-075 @must @observed @needs-control-plane
  Rule: Request parameters are for $connect only
    That they are kept there is API-037.
    Source: cdkd-live-tests, sam-validations

    Scenario Outline: The route <key> is not created with a parameter
      Given an API
      When CreateRoute is called with:
        | member            | value                                              |
        | routeKey          | <key>                                              |
        | requestParameters | {"route.request.querystring.u":{"required":false}} |
      Then the call is refused with 400 BadRequestException
      And the error message mentions "$connect"
      And the API has 0 routes

      Examples: Keys
        | key         |
        | echo        |
        | $default    |
        | $disconnect |

    Scenario: A route does not get a parameter by an update
      Given an API with the route "echo"
      When UpdateRoute is called with:
        | member            | value                                              |
        | requestParameters | {"route.request.querystring.u":{"required":false}} |
      Then the call is refused with 400 BadRequestException
      And the error message mentions "$connect"

  @API-081 @must @observed @needs-control-plane
  Rule: A model selection expression may be a bare word
    Source: terraform-acc-tests, sam-integration-tests

    Scenario Outline: The route <key> keeps the word
      Given an API
      When CreateRoute is called with:
        | member                   | value  |
        | routeKey                 | <key>  |
        | modelSelectionExpression | action |
      Then the call succeeds with status 201
      And the answer's "modelSelectionExpression" is "action"

      Examples: Keys
        | key      |
        | echo     |
        | $default |

    Scenario: The route $connect keeps it beside the expression for its responses
      Given an API
      When CreateRoute is called with:
        | member                           | value    |
        | routeKey                         | $connect |
        | modelSelectionExpression         | action   |
        | routeResponseSelectionExpression | $default |
      Then the call succeeds with status 201
      And the answer's "modelSelectionExpression" is "action"

  @API-082 @must @observed @needs-control-plane
  Rule: A route response needs neither an expression nor a target of its route
    Source: terraform-acc-tests

    Scenario: The response of a bare route is created
      Given an API
      And CreateRoute is called with:
        | member   | value |
        | routeKey | echo  |
      When CreateRouteResponse is called with:
        | member           | value    |
        | routeResponseKey | $default |
      Then the call succeeds with status 201
      And the answer's "routeResponseKey" is "$default"

    Scenario: It is deleted again
      Given an API
      And CreateRoute is called with:
        | member   | value |
        | routeKey | echo  |
      And CreateRouteResponse is called with:
        | member           | value    |
        | routeResponseKey | $default |
      When DeleteRouteResponse is called
      Then the call succeeds with status 204

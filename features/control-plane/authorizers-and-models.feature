Feature: Authorizers and models
  Authorizers protect the handshake, models describe messages. These rules say what the control plane accepts and
  refuses; what clients see of them is in the chapters handshake and integrations.

  @API-062 @must @observed @needs-control-plane @needs-authorizer
  Rule: An API has at most ten authorizers by default, and the eleventh is refused with 429
    Source: sst-4522

    Scenario: Authorizer number 10 is created
      Given an API
      And 9 authorizers are created
      When CreateAuthorizer is called with:
        | member         | value                                                                                                                        |
        | name           | next                                                                                                                         |
        | authorizerType | REQUEST                                                                                                                      |
        | authorizerUri  | arn:aws:apigateway:{region}:lambda:path/2015-03-31/functions/arn:aws:lambda:{region}:123456789012:function:guard/invocations |
        | identitySource | ["route.request.header.Auth"]                                                                                                |
      Then the call succeeds with status 201

    Scenario: Authorizer number 11 is not made
      Given an API
      And 10 authorizers are created
      When CreateAuthorizer is called with:
        | member         | value                                                                                                                        |
        | name           | next                                                                                                                         |
        | authorizerType | REQUEST                                                                                                                      |
        | authorizerUri  | arn:aws:apigateway:{region}:lambda:path/2015-03-31/functions/arn:aws:lambda:{region}:123456789012:function:guard/invocations |
        | identitySource | ["route.request.header.Auth"]                                                                                                |
      Then the call is refused with 429 TooManyRequestsException
      And the error message mentions "authorizers"

  @API-063 @must @documented @needs-control-plane @needs-authorizer
  Rule: An authorizer of a WebSocket API is of type REQUEST and reads from route.request
    Its name has 1 to 128 characters. That it may have no source is API-077.
    Source: service-model

    Scenario Outline: The source <source> is accepted
      Given an API
      When CreateAuthorizer is called with:
        | member         | value                                                                                                                        |
        | name           | guard                                                                                                                        |
        | authorizerType | REQUEST                                                                                                                      |
        | authorizerUri  | arn:aws:apigateway:{region}:lambda:path/2015-03-31/functions/arn:aws:lambda:{region}:123456789012:function:guard/invocations |
        | identitySource | ["<source>"]                                                                                                                 |
      Then the call succeeds with status 201
      And the answer's "identitySource.0" is "<source>"

      Examples: Sources
        | source                         |
        | route.request.header.Auth      |
        | route.request.querystring.Name |

    Scenario Outline: A name of <length> is accepted
      Given an API
      When CreateAuthorizer is called with:
        | member         | value                                                                                                                        |
        | name           | {<length>}                                                                                                                   |
        | authorizerType | REQUEST                                                                                                                      |
        | authorizerUri  | arn:aws:apigateway:{region}:lambda:path/2015-03-31/functions/arn:aws:lambda:{region}:123456789012:function:guard/invocations |
        | identitySource | ["route.request.header.Auth"]                                                                                                |
      Then the call succeeds

      Examples: Lengths
        | length         |
        | 1 characters   |
        | 128 characters |

    Scenario Outline: A name of <length> is refused
      Given an API
      When CreateAuthorizer is called with:
        | member         | value                                                                                                                        |
        | name           | {<length>}                                                                                                                   |
        | authorizerType | REQUEST                                                                                                                      |
        | authorizerUri  | arn:aws:apigateway:{region}:lambda:path/2015-03-31/functions/arn:aws:lambda:{region}:123456789012:function:guard/invocations |
        | identitySource | ["route.request.header.Auth"]                                                                                                |
      Then the call is refused with 400 BadRequestException

      Examples: Lengths
        | length         |
        | 0 characters   |
        | 129 characters |

    Scenario Outline: The type <type> is refused
      Given an API
      When CreateAuthorizer is called with:
        | member         | value                                                                                                                        |
        | name           | guard                                                                                                                        |
        | authorizerType | <type>                                                                                                                       |
        | authorizerUri  | arn:aws:apigateway:{region}:lambda:path/2015-03-31/functions/arn:aws:lambda:{region}:123456789012:function:guard/invocations |
        | identitySource | ["route.request.header.Auth"]                                                                                                |
      Then the call is refused

      Examples: Types
        | type  |
        | TOKEN |
        | FOO   |

  @API-063a @should @inferred @needs-control-plane @needs-authorizer
  Rule: An identity source that reads from elsewhere is refused
    The service model has another form for HTTP APIs, and the guide of REST APIs a third one.
    Source: service-model

    Scenario Outline: The source "<source>" is refused
      Given an API
      When CreateAuthorizer is called with:
        | member         | value                                                                                                                        |
        | name           | guard                                                                                                                        |
        | authorizerType | REQUEST                                                                                                                      |
        | authorizerUri  | arn:aws:apigateway:{region}:lambda:path/2015-03-31/functions/arn:aws:lambda:{region}:123456789012:function:guard/invocations |
        | identitySource | ["<source>"]                                                                                                                 |
      Then the call is refused

      Examples: Sources
        | source                     |
        | Auth                       |
        | $request.header.Auth       |
        | method.request.header.Auth |
        | route.request.header.      |
        | route.response.header.Auth |

    Scenario: An update with such a source is refused, and the authorizer stays as it is
      Given an API
      And CreateAuthorizer is called with:
        | member         | value                                                                                                                        |
        | name           | guard                                                                                                                        |
        | authorizerType | REQUEST                                                                                                                      |
        | authorizerUri  | arn:aws:apigateway:{region}:lambda:path/2015-03-31/functions/arn:aws:lambda:{region}:123456789012:function:guard/invocations |
        | identitySource | ["route.request.header.Auth"]                                                                                                |
      And UpdateAuthorizer is called with:
        | member         | value    |
        | identitySource | ["Auth"] |
      When GetAuthorizer is called
      Then the answer's "identitySource.0" is "route.request.header.Auth"

  @API-064 @must @observed @needs-control-plane @needs-authorizer
  Rule: An authorizer of a WebSocket API has no time to live for its results
    Source: terraform-provider-aws-15232, sst-905, terraform-acc-tests, service-model

    Scenario: A time at creation is refused
      Given an API
      When CreateAuthorizer is called with:
        | member                       | value                                                                                                                        |
        | name                         | guard                                                                                                                        |
        | authorizerType               | REQUEST                                                                                                                      |
        | authorizerUri                | arn:aws:apigateway:{region}:lambda:path/2015-03-31/functions/arn:aws:lambda:{region}:123456789012:function:guard/invocations |
        | identitySource               | ["route.request.header.Auth"]                                                                                                |
        | authorizerResultTtlInSeconds | 300                                                                                                                          |
      Then the call is refused with 400 BadRequestException
      And the error message mentions "AuthorizerResultTtlInSeconds"

    Scenario: An authorizer reads back without a time
      Given an API
      And CreateAuthorizer is called with:
        | member         | value                                                                                                                        |
        | name           | guard                                                                                                                        |
        | authorizerType | REQUEST                                                                                                                      |
        | authorizerUri  | arn:aws:apigateway:{region}:lambda:path/2015-03-31/functions/arn:aws:lambda:{region}:123456789012:function:guard/invocations |
        | identitySource | ["route.request.header.Auth"]                                                                                                |
      When GetAuthorizer is called
      Then the call succeeds with status 200
      And the answer's "authorizerResultTtlInSeconds" is absent or one of "0"

  @API-077 @must @observed @needs-control-plane @needs-authorizer
  Rule: An authorizer may have no identity source
    Source: terraform-acc-tests

    Scenario: An empty list is taken
      Given an API
      When CreateAuthorizer is called with:
        | member         | value                                                                                                                        |
        | name           | guard                                                                                                                        |
        | authorizerType | REQUEST                                                                                                                      |
        | authorizerUri  | arn:aws:apigateway:{region}:lambda:path/2015-03-31/functions/arn:aws:lambda:{region}:123456789012:function:guard/invocations |
        | identitySource | []                                                                                                                           |
      Then the call succeeds with status 201
      And the answer's "identitySource" is absent or one of "[]"

    Scenario: A source is added later
      Given an API
      And CreateAuthorizer is called with:
        | member         | value                                                                                                                        |
        | name           | guard                                                                                                                        |
        | authorizerType | REQUEST                                                                                                                      |
        | authorizerUri  | arn:aws:apigateway:{region}:lambda:path/2015-03-31/functions/arn:aws:lambda:{region}:123456789012:function:guard/invocations |
        | identitySource | []                                                                                                                           |
      When UpdateAuthorizer is called with:
        | member         | value                         |
        | identitySource | ["route.request.header.Auth"] |
      Then the call succeeds with status 200
      And the answer's "identitySource.0" is "route.request.header.Auth"

  @API-089 @should @inferred @needs-control-plane @needs-authorizer
  Rule: An authorizer that a route names cannot be deleted
    The service model does not declare the refusal; users report it of HTTP APIs, which have the same operation.
    Source: sst-5586

    Background:
      Given an API with the route "echo"
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

    Scenario: The deletion is a conflict
      When DeleteAuthorizer is called
      Then the call is refused with 409 ConflictException

    Scenario: The refused deletion leaves the authorizer
      Given DeleteAuthorizer is called
      When GetAuthorizer is called
      Then the call succeeds

    Scenario: After the route was deleted the authorizer can be deleted
      Given DeleteRoute is called
      When DeleteAuthorizer is called
      Then the call succeeds with status 204

    Scenario: After the route has left it the authorizer can be deleted
      Given UpdateRoute is called with:
        | member            | value |
        | authorizationType | NONE  |
        | authorizerId      |       |
      When DeleteAuthorizer is called
      Then the call succeeds with status 204

  @API-065 @must @documented @needs-control-plane
  Rule: A model has a name of letters and digits and a schema of up to 32768 characters
    The name has 1 to 128 characters; the schema is JSON schema, draft 4.
    Source: service-model

    Scenario Outline: The name <name> is accepted
      Given an API
      When CreateModel is called with:
        | member      | value             |
        | name        | <name>            |
        | contentType | application/json  |
        | schema      | {"type":"object"} |
      Then the call succeeds with status 201
      And the answer's "name" is "<name>"

      Examples: Names
        | name             |
        | m                |
        | Message2         |
        | {128 characters} |

    Scenario Outline: The name "<name>" is refused
      Given an API
      When CreateModel is called with:
        | member      | value             |
        | name        | <name>            |
        | contentType | application/json  |
        | schema      | {"type":"object"} |
      Then the call is refused with 400 BadRequestException

      Examples: Names
        | name             |
        | {0 characters}   |
        | my model         |
        | my-model         |
        | {129 characters} |

    Scenario Outline: A schema with a description of <length> is accepted
      Given an API
      When CreateModel is called with:
        | member      | value                        |
        | name        | message                      |
        | contentType | application/json             |
        | schema      | {"description":"{<length>}"} |
      Then the call succeeds

      Examples: Lengths
        | length           |
        | 32749 characters |
        | 32750 characters |

    Scenario: A schema that is one character too long is refused
      Given an API
      When CreateModel is called with:
        | member      | value                                |
        | name        | message                              |
        | contentType | application/json                     |
        | schema      | {"description":"{32751 characters}"} |
      Then the call is refused with 400 BadRequestException

    Scenario: The schema is kept
      Given an API
      And CreateModel is called with:
        | member      | value             |
        | name        | message           |
        | contentType | application/json  |
        | schema      | {"type":"object"} |
      When GetModel is called
      Then the answer contains:
        | member | value             |
        | name   | message           |
        | schema | {"type":"object"} |

    Scenario: Values that a schema lists are no schemas
      Given an API
      When CreateModel is called with:
        | member      | value                                                     |
        | name        | message                                                   |
        | contentType | application/json                                          |
        | schema      | {"properties":{"item":{"enum":[{"pattern":"("}, "tea"]}}} |
      Then the call succeeds with status 201

    Scenario: A model has a template
      Given an API
      And CreateModel is called with:
        | member      | value                                                                              |
        | name        | message                                                                            |
        | contentType | application/json                                                                   |
        | schema      | {"type":"object","properties":{"tags":{"type":"array","items":{"type":"string"}}}} |
      When GetModelTemplate is called
      Then the call succeeds with status 200
      And the answer has "value"

Feature: Tags
  An API, a stage and a domain name have tags. One operation sets them, one lists them and one removes them, by the ARN
  of
  the resource.

  @OBS-011 @must @documented @needs-control-plane
  Rule: An API and a stage are tagged, listed and untagged by their ARNs
    Source: service-model
    If this fails, look at how the ARN is decoded from the path: it holds slashes and colons.

    Background:
      Given an API deployed to stage "test"

    Scenario Outline: A tag of <what> is set
      When TagResource is called with:
        | member       | value           |
        | resource-arn | <arn>           |
        | tags         | {"team":"chat"} |
      Then the call succeeds with status 201

      Examples: Resources
        | what    | arn                                                    |
        | an API  | arn:aws:apigateway:{region}::/apis/{apiId}             |
        | a stage | arn:aws:apigateway:{region}::/apis/{apiId}/stages/test |

    Scenario Outline: The tags of <what> are listed
      Given TagResource is called with:
        | member       | value                        |
        | resource-arn | <arn>                        |
        | tags         | {"team":"chat","cost":"low"} |
      When GetTags is called with:
        | member       | value |
        | resource-arn | <arn> |
      Then the call succeeds with status 200
      And the answer's "tags.team" is "chat"
      And the answer's "tags.cost" is "low"

      Examples: Resources
        | what    | arn                                                    |
        | an API  | arn:aws:apigateway:{region}::/apis/{apiId}             |
        | a stage | arn:aws:apigateway:{region}::/apis/{apiId}/stages/test |

    Scenario Outline: A tag of <what> is removed, the others stay
      Given TagResource is called with:
        | member       | value                        |
        | resource-arn | <arn>                        |
        | tags         | {"team":"chat","cost":"low"} |
      And UntagResource is called with:
        | member       | value    |
        | resource-arn | <arn>    |
        | tagKeys      | ["team"] |
      And the call succeeds with status 204
      When GetTags is called with:
        | member       | value |
        | resource-arn | <arn> |
      Then the answer has no "tags.team"
      And the answer's "tags.cost" is "low"

      Examples: Resources
        | what    | arn                                                    |
        | an API  | arn:aws:apigateway:{region}::/apis/{apiId}             |
        | a stage | arn:aws:apigateway:{region}::/apis/{apiId}/stages/test |

    Scenario: The same key again replaces the value
      Given TagResource is called with:
        | member       | value                                      |
        | resource-arn | arn:aws:apigateway:{region}::/apis/{apiId} |
        | tags         | {"team":"chat"}                            |
      And TagResource is called with:
        | member       | value                                      |
        | resource-arn | arn:aws:apigateway:{region}::/apis/{apiId} |
        | tags         | {"team":"news"}                            |
      When GetTags is called with:
        | member       | value                                      |
        | resource-arn | arn:aws:apigateway:{region}::/apis/{apiId} |
      Then the answer's "tags.team" is "news"

    Scenario: GetApi returns the tags
      Given TagResource is called with:
        | member       | value                                      |
        | resource-arn | arn:aws:apigateway:{region}::/apis/{apiId} |
        | tags         | {"team":"chat"}                            |
      When GetApi is called
      Then the answer's "tags.team" is "chat"

    Scenario: A stage does not inherit the tags of its API
      Given TagResource is called with:
        | member       | value                                      |
        | resource-arn | arn:aws:apigateway:{region}::/apis/{apiId} |
        | tags         | {"team":"chat"}                            |
      When GetTags is called with:
        | member       | value                                                  |
        | resource-arn | arn:aws:apigateway:{region}::/apis/{apiId}/stages/test |
      Then the call succeeds with status 200
      And the answer has no "tags.team"

    Scenario Outline: <operation> of <what> is refused
      When <operation> is called with:
        | member       | value   |
        | resource-arn | <arn>   |
        | <member>     | <value> |
      Then the call is refused with 404 NotFoundException

      Examples: Operations
        | operation     | what             | arn                                                     | member  | value           |
        | TagResource   | an unknown API   | arn:aws:apigateway:{region}::/apis/aaaaaaaaaa           | tags    | {"team":"chat"} |
        | TagResource   | an unknown stage | arn:aws:apigateway:{region}::/apis/{apiId}/stages/other | tags    | {"team":"chat"} |
        | UntagResource | an unknown API   | arn:aws:apigateway:{region}::/apis/aaaaaaaaaa           | tagKeys | ["team"]        |
        | UntagResource | an unknown stage | arn:aws:apigateway:{region}::/apis/{apiId}/stages/other | tagKeys | ["team"]        |

    Scenario Outline: The tags of <what> are not found
      When GetTags is called with:
        | member       | value |
        | resource-arn | <arn> |
      Then the call is refused with 404 NotFoundException

      Examples: Resources
        | what             | arn                                                     |
        | an unknown API   | arn:aws:apigateway:{region}::/apis/aaaaaaaaaa           |
        | an unknown stage | arn:aws:apigateway:{region}::/apis/{apiId}/stages/other |

  @OBS-011a @must @documented @needs-control-plane @needs-custom-domain
  Rule: A domain name is tagged, listed and untagged by its ARN
    Source: service-model

    Scenario: A tag is set and listed
      Given the domain name "shop"
      And TagResource is called with:
        | member       | value                                                  |
        | resource-arn | arn:aws:apigateway:{region}::/domainnames/{domainName} |
        | tags         | {"team":"chat"}                                        |
      And the call succeeds with status 201
      When GetTags is called with:
        | member       | value                                                  |
        | resource-arn | arn:aws:apigateway:{region}::/domainnames/{domainName} |
      Then the answer's "tags.team" is "chat"

    Scenario: A tag is removed
      Given the domain name "shop"
      And TagResource is called with:
        | member       | value                                                  |
        | resource-arn | arn:aws:apigateway:{region}::/domainnames/{domainName} |
        | tags         | {"team":"chat","cost":"low"}                           |
      And UntagResource is called with:
        | member       | value                                                  |
        | resource-arn | arn:aws:apigateway:{region}::/domainnames/{domainName} |
        | tagKeys      | ["team"]                                               |
      When GetDomainName is called
      Then the answer has no "tags.team"
      And the answer's "tags.cost" is "low"

    Scenario: A domain name that does not exist has none
      Given "shop" is an unused domain name
      When GetTags is called with:
        | member       | value                                                  |
        | resource-arn | arn:aws:apigateway:{region}::/domainnames/{domainName} |
      Then the call is refused with 404 NotFoundException

  @OBS-017 @must @documented @needs-control-plane
  Rule: A resource has up to 50 tags with keys of 128 and values of 256 characters
    Keys that begin with aws: are reserved.
    Source: guide-tagging, cdkd-probes

    Scenario Outline: A tag with a <what> is taken
      Given an API
      When TagResource is called with:
        | member       | value                                      |
        | resource-arn | arn:aws:apigateway:{region}::/apis/{apiId} |
        | tags         | <tags>                                     |
      Then the call succeeds with status 201

      Examples: Tags
        | what                    | tags                     |
        | key of 127 characters   | {"{127 characters}":"a"} |
        | key of 128 characters   | {"{128 characters}":"a"} |
        | value of 255 characters | {"a":"{255 characters}"} |
        | value of 256 characters | {"a":"{256 characters}"} |

    Scenario Outline: A tag with a <what> is refused
      Given an API
      When TagResource is called with:
        | member       | value                                      |
        | resource-arn | arn:aws:apigateway:{region}::/apis/{apiId} |
        | tags         | <tags>                                     |
      Then the call is refused with 400 BadRequestException

      Examples: Tags
        | what                    | tags                     |
        | key of 129 characters   | {"{129 characters}":"a"} |
        | value of 257 characters | {"a":"{257 characters}"} |
        | reserved key            | {"aws:a":"b"}            |

    Scenario: A reserved key is refused at creation too
      When CreateApi is called with:
        | member                   | value                |
        | name                     | chat                 |
        | protocolType             | WEBSOCKET            |
        | routeSelectionExpression | $request.body.action |
        | tags                     | {"aws:a":"b"}        |
      Then the call is refused with 400 BadRequestException

    Scenario: 51 tags are refused at creation too
      When CreateApi is called with:
        | member                   | value                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                  |
        | name                     | chat                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                   |
        | protocolType             | WEBSOCKET                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                              |
        | routeSelectionExpression | $request.body.action                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                   |
        | tags                     | {"t1":"v","t2":"v","t3":"v","t4":"v","t5":"v","t6":"v","t7":"v","t8":"v","t9":"v","t10":"v","t11":"v","t12":"v","t13":"v","t14":"v","t15":"v","t16":"v","t17":"v","t18":"v","t19":"v","t20":"v","t21":"v","t22":"v","t23":"v","t24":"v","t25":"v","t26":"v","t27":"v","t28":"v","t29":"v","t30":"v","t31":"v","t32":"v","t33":"v","t34":"v","t35":"v","t36":"v","t37":"v","t38":"v","t39":"v","t40":"v","t41":"v","t42":"v","t43":"v","t44":"v","t45":"v","t46":"v","t47":"v","t48":"v","t49":"v","t50":"v","t51":"v"} |
      Then the call is refused with 400 BadRequestException

    Scenario Outline: A stage gets its tag number <number>
      Given an API
      And CreateStage is called with:
        | member    | value |
        | stageName | test  |
      And TagResource is called with:
        | member       | value                                                                                                                                                                                                                                              |
        | resource-arn | arn:aws:apigateway:{region}::/apis/{apiId}/stages/test                                                                                                                                                                                             |
        | tags         | {"t1":"v","t2":"v","t3":"v","t4":"v","t5":"v","t6":"v","t7":"v","t8":"v","t9":"v","t10":"v","t11":"v","t12":"v","t13":"v","t14":"v","t15":"v","t16":"v","t17":"v","t18":"v","t19":"v","t20":"v","t21":"v","t22":"v","t23":"v","t24":"v","t25":"v"} |
      And TagResource is called with:
        | member       | value                                                                                                                                                                                                                                   |
        | resource-arn | arn:aws:apigateway:{region}::/apis/{apiId}/stages/test                                                                                                                                                                                  |
        | tags         | {"t26":"v","t27":"v","t28":"v","t29":"v","t30":"v","t31":"v","t32":"v","t33":"v","t34":"v","t35":"v","t36":"v","t37":"v","t38":"v","t39":"v","t40":"v","t41":"v","t42":"v","t43":"v","t44":"v","t45":"v","t46":"v","t47":"v","t48":"v"} |
      When TagResource is called with:
        | member       | value                                                  |
        | resource-arn | arn:aws:apigateway:{region}::/apis/{apiId}/stages/test |
        | tags         | <tags>                                                 |
      Then the call succeeds with status 201

      Examples: Numbers
        | number | tags              |
        | 49     | {"a":"v"}         |
        | 50     | {"a":"v","b":"v"} |

    Scenario: A stage does not get its tag number 51
      Given an API
      And CreateStage is called with:
        | member    | value |
        | stageName | test  |
      And TagResource is called with:
        | member       | value                                                                                                                                                                                                                                              |
        | resource-arn | arn:aws:apigateway:{region}::/apis/{apiId}/stages/test                                                                                                                                                                                             |
        | tags         | {"t1":"v","t2":"v","t3":"v","t4":"v","t5":"v","t6":"v","t7":"v","t8":"v","t9":"v","t10":"v","t11":"v","t12":"v","t13":"v","t14":"v","t15":"v","t16":"v","t17":"v","t18":"v","t19":"v","t20":"v","t21":"v","t22":"v","t23":"v","t24":"v","t25":"v"} |
      And TagResource is called with:
        | member       | value                                                                                                                                                                                                                                   |
        | resource-arn | arn:aws:apigateway:{region}::/apis/{apiId}/stages/test                                                                                                                                                                                  |
        | tags         | {"t26":"v","t27":"v","t28":"v","t29":"v","t30":"v","t31":"v","t32":"v","t33":"v","t34":"v","t35":"v","t36":"v","t37":"v","t38":"v","t39":"v","t40":"v","t41":"v","t42":"v","t43":"v","t44":"v","t45":"v","t46":"v","t47":"v","t48":"v"} |
      When TagResource is called with:
        | member       | value                                                  |
        | resource-arn | arn:aws:apigateway:{region}::/apis/{apiId}/stages/test |
        | tags         | {"a":"v","b":"v","c":"v"}                              |
      Then the call is refused with 400 BadRequestException

  @OBS-018 @must @observed @needs-control-plane
  Rule: Tags that are given at creation are told back
    Source: terraform-acc-tests, sam-integration-tests

    Scenario: An API is created with tags
      Given CreateApi is called with:
        | member                   | value                        |
        | name                     | chat                         |
        | protocolType             | WEBSOCKET                    |
        | routeSelectionExpression | $request.body.action         |
        | tags                     | {"team":"chat","cost":"low"} |
      When GetApi is called
      Then the answer's "tags.team" is "chat"
      And the answer's "tags.cost" is "low"

    Scenario: A stage is created with tags
      Given an API
      And CreateStage is called with:
        | member    | value                        |
        | stageName | test                         |
        | tags      | {"team":"chat","cost":"low"} |
      When GetTags is called with:
        | member       | value                                                  |
        | resource-arn | arn:aws:apigateway:{region}::/apis/{apiId}/stages/test |
      Then the answer's "tags.team" is "chat"
      And the answer's "tags.cost" is "low"

    Scenario: A stage has none after they were removed
      Given an API
      And CreateStage is called with:
        | member    | value                        |
        | stageName | test                         |
        | tags      | {"team":"chat","cost":"low"} |
      And UntagResource is called with:
        | member       | value                                                  |
        | resource-arn | arn:aws:apigateway:{region}::/apis/{apiId}/stages/test |
        | tagKeys      | ["team","cost"]                                        |
      When GetStage is called
      Then the call succeeds with status 200
      And the answer has no "tags.team"
      And the answer has no "tags.cost"

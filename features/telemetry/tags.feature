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

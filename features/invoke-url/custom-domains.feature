Feature: Custom domain names
  A custom domain name can replace the API's host name. An API mapping of it names a stage of an API; the URL of a
  client
  or a backend then has the mapping's key, if there is one, in place of the stage.

  @URL-013 @must @documented @seed @needs-control-plane @needs-data-plane @needs-custom-domain
  Rule: A custom domain name may replace the API's host name
    Source: guide-deploy
    If this fails, look at which host names the gateway listens for.

    Scenario: A message over the custom domain
      Given an API deployed to stage "test"
      And the domain name "shop" with a mapping to stage "test"
      When the client connects to the domain "shop"
      And the client sends a message to "echo"
      Then the client receives the answer "hello"

    Scenario: The custom domain answers
      Given an API deployed to stage "test"
      And the domain name "shop"
      When the domain name "shop" is mapped to stage "test"
      Then the domain "shop" answers "hello" to "echo"

    Scenario: The API's own address still works
      Given an API deployed to stage "test"
      And the domain name "shop" with a mapping to stage "test"
      When the client connects to the domain "shop"
      Then stage "test" answers "hello"

    Scenario: An unknown host name does not reach the API
      Given an API deployed to stage "test"
      And the domain name "shop" with a mapping to stage "test"
      When the client connects to the domain "shop"
      And client "B" tries to connect to the domain "other"
      Then the handshake is refused

  @URL-014 @must @documented @needs-control-plane @needs-data-plane @needs-custom-domain
  Rule: The URL of a mapping holds its key, and never the stage
    A mapping without a key is reached at the bare domain name.
    Source: guide-api-mappings
    If this fails, look at whether the path is still read as a stage.

    Background:
      Given an API with the route "where" answering "from test"
      And the API is deployed to stage "test"
      And the route "where" is changed to answer "from prod"
      And the API is deployed to stage "prod"
      And the domain name "shop"

    Scenario Outline: The key "<key>" selects its stage
      Given the domain name "shop" is mapped to stage "test"
      And the domain name "shop" is mapped to stage "prod" under "<key>"
      When the client connects to the domain "shop/<key>"
      And the client sends a message to "where"
      Then the client receives the answer "from prod"

      Examples: Keys
        | key   |
        | chat  |
        | test  |
        | v1.0  |
        | a-b_c |

    Scenario: Without a key the bare name selects the stage
      Given the domain name "shop" is mapped to stage "test"
      And the domain name "shop" is mapped to stage "prod" under "chat"
      When the client connects to the domain "shop"
      And the client sends a message to "where"
      Then the client receives the answer "from test"

    Scenario Outline: The stage is no part of the URL, at "<address>"
      Given the domain name "shop" is mapped to stage "test" under "chat"
      When the client connects to the domain "shop/chat"
      And client "B" tries to connect to the domain "<address>"
      Then the handshake is refused

      Examples: Addresses
        | address   |
        | shop/test |
        | shop      |

    Scenario: A mapping that was moved selects the other stage
      Given the domain name "shop" is mapped to stage "test" under "chat"
      And UpdateApiMapping is called with:
        | member | value   |
        | apiId  | {apiId} |
        | stage  | prod    |
      When the call succeeds
      Then the domain "shop/chat" answers "from prod" to "where"

  @URL-015 @must @observed @needs-control-plane @needs-data-plane @needs-management-api @needs-custom-domain
  Rule: The domain name and the stage of an event are no callback address at a custom domain
    The event holds the custom domain name and the real stage: the two together are no callback address unless the
    mapping's key happens to be the stage's name.
    Source: chalice-1503

    Scenario: The domain name of the event with its stage does not reach the client
      Given an API deployed to stage "test"
      And the domain name "shop" with a mapping to stage "test" under "chat"
      And the client connects to the domain "shop/chat"
      When the backend posts "news" to the client over the domain "shop/test"
      Then the callback is refused
      And the client receives nothing

    Scenario: A key that is the stage's name makes it a callback address
      Given an API deployed to stage "test"
      And the domain name "shop" with a mapping to stage "test" under "test"
      And the client connects to the domain "shop/test"
      When the backend posts "news" to the client over the domain "shop/test"
      Then the callback succeeds with status 200
      And the client receives the text "news"

  @URL-016 @probe @needs-control-plane @needs-data-plane @needs-management-api @needs-custom-domain
  Rule: What does a callback with an unmapped path receive?
    Reports show a message about no method matching the route of the path.
    Source: chat-app-40

    Scenario: The path has the stage in place of the key
      Given an API deployed to stage "test"
      And the domain name "shop" with a mapping to stage "test"
      And the client connects to the domain "shop"
      When the backend posts "news" to the client over the domain "shop/test"
      Then the callback's answer is recorded

  @URL-017 @must @documented @untestable
  Rule: A domain that is mapped to a WebSocket API is not mapped to a REST or HTTP API
    Source: guide-api-mappings
    Untestable: it takes an API of another kind, which a target for WebSocket APIs need not offer.

  @URL-018 @must @documented @untestable
  Rule: A custom domain and the API behind it belong to the same account
    Source: guide-api-mappings
    Untestable: it takes two accounts.

  @URL-019 @must @documented @needs-control-plane @needs-custom-domain
  Rule: A mapping key has up to 300 letters, digits and some signs
    The signs are $-_.+!*'() and nothing else; a slash between levels is newer than that list and is left out here.
    Source: guide-api-mappings

    Background:
      Given an API deployed to stage "test"
      And the domain name "shop"

    Scenario Outline: The key <what> is accepted
      When CreateApiMapping is called with:
        | member        | value   |
        | apiId         | {apiId} |
        | stage         | test    |
        | apiMappingKey | <key>   |
      Then the call succeeds with status 201
      And the answer has "apiMappingId"

      Examples: Keys
        | what              | key              |
        | of one letter     | a                |
        | of digits         | 2026             |
        | of signs          | $-_.+!*'()       |
        | of 299 characters | {299 characters} |
        | of 300 characters | {300 characters} |

    Scenario Outline: The key <what> is refused
      When CreateApiMapping is called with:
        | member        | value   |
        | apiId         | {apiId} |
        | stage         | test    |
        | apiMappingKey | <key>   |
      Then the call is refused with 400 BadRequestException

      Examples: Keys
        | what                 | key              |
        | of 301 characters    | {301 characters} |
        | with a space         | a b              |
        | with a question mark | a?b              |
        | with a hash          | a#b              |
        | with a percent sign  | a%20b            |

    Scenario: A key belongs to one mapping of a domain
      Given the domain name "shop" is mapped to stage "test" under "chat"
      When CreateApiMapping is called with:
        | member        | value   |
        | apiId         | {apiId} |
        | stage         | test    |
        | apiMappingKey | chat    |
      Then the call is refused with 409 ConflictException

    Scenario Outline: A mapping to <what> is refused
      When CreateApiMapping is called with:
        | member | value   |
        | apiId  | <api>   |
        | stage  | <stage> |
      Then the call is refused with one of the statuses:
        | status |
        | 400    |
        | 404    |

      Examples: Mappings
        | what             | api        | stage |
        | an unknown stage | {apiId}    | other |
        | an unknown API   | aaaaaaaaaa | test  |

  @URL-020 @should @observed @needs-control-plane @needs-custom-domain
  Rule: A domain name of these APIs is Regional
    Source: chalice-1255

    Scenario: An edge-optimised domain name is refused
      Given "shop" is an unused domain name
      When CreateDomainName is called with the members:
        """
        {
          "domainName": "{domainName}",
          "domainNameConfigurations": [{"certificateArn": "{certificateArn}", "endpointType": "EDGE"}]
        }
        """
      Then the call is refused with 400 BadRequestException

    Scenario: A Regional domain name is created
      Given "shop" is an unused domain name
      When CreateDomainName is called with the members:
        """
        {
          "domainName": "{domainName}",
          "domainNameConfigurations": [{"certificateArn": "{certificateArn}", "endpointType": "REGIONAL"}]
        }
        """
      Then the call succeeds with status 201
      And the answer's "domainName" is "{domainName}"
      And the answer's list "domainNameConfigurations" has 1 entry
      And the answer's list "domainNameConfigurations" has an entry with:
        | member       | value    |
        | endpointType | REGIONAL |

  @URL-037 @should @inferred @needs-control-plane @needs-custom-domain
  Rule: A domain name is created once
    The service model has an error for conflicts, and does not say which these are.
    Source: service-model

    Scenario: The same name again
      Given "shop" is an unused domain name
      And CreateDomainName is called with the members:
        """
        {
          "domainName": "{domainName}",
          "domainNameConfigurations": [{"certificateArn": "{certificateArn}", "endpointType": "REGIONAL"}]
        }
        """
      When CreateDomainName is called with the members:
        """
        {
          "domainName": "{domainName}",
          "domainNameConfigurations": [{"certificateArn": "{certificateArn}", "endpointType": "REGIONAL"}]
        }
        """
      Then the call is refused with one of the statuses:
        | status |
        | 400    |
        | 409    |

    Scenario: Another name
      Given the domain name "shop"
      And "book" is an unused domain name
      When CreateDomainName is called with the members:
        """
        {
          "domainName": "{domainName}",
          "domainNameConfigurations": [{"certificateArn": "{certificateArn}", "endpointType": "REGIONAL"}]
        }
        """
      Then the call succeeds with status 201

  @URL-038 @should @inferred @needs-control-plane @needs-custom-domain
  Rule: A domain name is a host name
    It has to be one that a certificate can be made for.
    Source: guide-custom-domains

    Background:
      Given "shop" is an unused domain name

    Scenario Outline: A name with <what> is refused
      When CreateDomainName is called with the members:
        """
        {
          "domainName": "<name>",
          "domainNameConfigurations": [{"certificateArn": "{certificateArn}", "endpointType": "REGIONAL"}]
        }
        """
      Then the call is refused with 400 BadRequestException

      Examples: Names
        | what           | name              |
        | a space        | a b.{domainName}  |
        | an empty level | a..{domainName}   |
        | a slash        | a/b.{domainName}  |
        | a port         | {domainName}:8080 |

    Scenario: A name with another level is accepted
      When CreateDomainName is called with the members:
        """
        {
          "domainName": "a-1.{domainName}",
          "domainNameConfigurations": [{"certificateArn": "{certificateArn}", "endpointType": "REGIONAL"}]
        }
        """
      Then the call succeeds with status 201

  @URL-021a @probe @needs-control-plane @needs-data-plane @needs-custom-domain
  Rule: May a mapping key of a WebSocket API have several levels?
    Source: guide-rest-api-mappings

    Scenario: A key of two levels
      Given an API deployed to stage "test"
      And the domain name "shop"
      When CreateApiMapping is called with:
        | member        | value    |
        | apiId         | {apiId}  |
        | stage         | test     |
        | apiMappingKey | chat/old |
      Then the call's answer is recorded

  @URL-022 @must @documented @needs-control-plane @needs-data-plane @needs-custom-domain
  Rule: A wildcard domain name serves every name below it that is not a domain name itself
    The domain name in $context is the one that the client used, not the wildcard.
    Source: guide-custom-domains

    Background:
      Given an API
      And the route "where" answers with the template:
        """
        {"id": "$input.path('$.id')", "domainName": "$context.domainName", "stage": "$context.stage"}
        """
      And the API is deployed to stage "test"
      And the API is deployed to stage "prod"
      And the domain name "*.shop" with a mapping to stage "test"

    Scenario Outline: A client connects to "<name>"
      When the client connects to the domain "<name>"
      And the client sends a message to "where"
      Then the client receives an answer in which "domainName" is "{domainName}"

      Examples: Names
        | name   |
        | a.shop |
        | b.shop |

    Scenario: A domain name precedes the wildcard
      Given the domain name "a.shop" with a mapping to stage "prod"
      When the client connects to the domain "a.shop"
      And the client sends a message to "where"
      Then the client receives an answer in which "stage" is "prod"

    Scenario: Other names are served by the wildcard
      Given the domain name "a.shop" with a mapping to stage "prod"
      When the client connects to the domain "b.shop"
      And the client sends a message to "where"
      Then the client receives an answer in which "stage" is "test"

  @URL-023 @must @documented @needs-control-plane @needs-custom-domain
  Rule: The selection expression of API mappings is the base path
    One scenario: because the member has one value.
    Source: guide-selection-expressions

    Scenario: A new domain name has the expression or no such member
      Given the domain name "shop"
      When GetDomainName is called
      Then the call succeeds
      And the answer's "apiMappingSelectionExpression" is absent or one of "$request.basepath"

  @URL-024a @must @documented @needs-control-plane @needs-data-plane @needs-custom-domain
  Rule: A disabled default endpoint leaves the custom domain open
    Source: guide-disable-endpoint
    If this fails, look at whether the refusal depends on the address of the client.

    Scenario: Clients connect over the custom domain only
      Given an API deployed to stage "test"
      And the domain name "shop" with a mapping to stage "test"
      And UpdateApi is called with:
        | member                    | value |
        | disableExecuteApiEndpoint | true  |
      And the API is deployed to stage "test"
      And stage "test" is no longer callable
      When the client connects to the domain "shop"
      And the client sends a message to "echo"
      Then the client receives the answer "hello"

    Scenario: The custom domain still answers
      Given an API deployed to stage "test"
      And the domain name "shop" with a mapping to stage "test"
      And UpdateApi is called with:
        | member                    | value |
        | disableExecuteApiEndpoint | true  |
      When the API is deployed to stage "test"
      Then stage "test" is no longer callable
      And the domain "shop" answers "hello" to "echo"

  @URL-025 @must @documented @untestable
  Rule: The paths /ping and /sping are kept for health checks
    Source: guide-notes
    Untestable: what they answer is not documented, and a target need not have such checks.

  @URL-025a @probe @needs-control-plane @needs-data-plane @needs-custom-domain
  Rule: What does a client receive at the path /ping of a custom domain?
    Source: guide-notes

    Scenario: A mapping has the reserved key
      Given an API deployed to stage "test"
      And the domain name "shop" with a mapping to stage "test" under "ping"
      When the client tries to connect to the domain "shop/ping"
      Then the handshake's answer is recorded

  @URL-026 @must @documented @untestable
  Rule: An account may have 120 custom domains in a region, and more on request
    Source: guide-quotas
    Untestable: the figure can be raised, and reaching it takes an account of its own.

  @URL-027 @must @documented @needs-control-plane @needs-data-plane
  Rule: The IP address type changes without a deployment
    Source: guide-ip-address-type

    Scenario: The default is ipv4
      Given an API
      When GetApi is called
      Then the answer's "ipAddressType" is "ipv4"

    Scenario: A change is visible without a deployment, and the stage still answers
      Given an API deployed to stage "test"
      And UpdateApi is called with:
        | member        | value     |
        | ipAddressType | dualstack |
      When GetApi is called
      Then the answer's "ipAddressType" is "dualstack"
      And the API has 1 deployment
      And stage "test" still answers "hello"

  @URL-028 @should @inferred @needs-control-plane @needs-data-plane @needs-custom-domain
  Rule: Where no mapping matches, the client is refused with 403
    The guide only says that such a request gets a status between 400 and 499 and may not be logged.
    Source: guide-monitor

    Scenario Outline: A client asks for "<address>"
      Given an API deployed to stage "test"
      And the domain name "shop"
      And the domain name "bare"
      And the domain name "shop" is mapped to stage "test" under "chat"
      When the client connects to the domain "shop/chat"
      And client "B" tries to connect to the domain "<address>"
      Then the handshake is refused with status 403

      Examples: Addresses
        | address    |
        | shop       |
        | shop/other |
        | bare       |
        | bare/chat  |

    Scenario: A removed mapping does not match
      Given an API deployed to stage "test"
      And the domain name "shop" with a mapping to stage "test" under "chat"
      And the client connects to the domain "shop/chat"
      When DeleteApiMapping is called
      Then the call succeeds with status 204
      And client "B" can no longer connect to the domain "shop/chat"
      And the client stays connected

  @URL-029 @must @observed @needs-control-plane @needs-custom-domain
  Rule: A domain name tells its hosted zone and its target name
    Both are needed for the DNS record of the name.
    Source: terraform-acc-tests

    Scenario Outline: A new domain name tells its <member>
      Given "shop" is an unused domain name
      When CreateDomainName is called with the members:
        """
        {
          "domainName": "{domainName}",
          "domainNameConfigurations": [{"certificateArn": "{certificateArn}", "endpointType": "REGIONAL"}]
        }
        """
      Then the call succeeds with status 201
      And the answer has "domainNameConfigurations.0.<member>"

      Examples: Members
        | member               |
        | hostedZoneId         |
        | apiGatewayDomainName |

    Scenario Outline: GetDomainName tells the <member>
      Given the domain name "shop"
      When GetDomainName is called
      Then the answer has "domainNameConfigurations.0.<member>"

      Examples: Members
        | member               |
        | hostedZoneId         |
        | apiGatewayDomainName |

  @URL-030 @must @observed @needs-control-plane @needs-custom-domain
  Rule: A domain name keeps what the service computed when its configuration is set again
    A second certificate is not to be had everywhere, so that the same one is set again.
    Source: terraform-acc-tests

    Scenario Outline: The <member> is there after the update
      Given "shop" is an unused domain name
      And CreateDomainName is called with the members:
        """
        {
          "domainName": "{domainName}",
          "domainNameConfigurations": [{"certificateArn": "{certificateArn}", "endpointType": "REGIONAL"}]
        }
        """
      And UpdateDomainName is called with:
        | member                   | value                                                             |
        | domainNameConfigurations | [{"certificateArn":"{certificateArn}","endpointType":"REGIONAL"}] |
      And the call succeeds with status 200
      When GetDomainName is called
      Then the answer has "domainNameConfigurations.0.<member>"

      Examples: Members
        | member               |
        | apiGatewayDomainName |
        | domainNameStatus     |
        | endpointType         |
        | hostedZoneId         |

    Scenario: The target name is the same
      Given "shop" is an unused domain name
      And CreateDomainName is called with the members:
        """
        {
          "domainName": "{domainName}",
          "domainNameConfigurations": [{"certificateArn": "{certificateArn}", "endpointType": "REGIONAL"}]
        }
        """
      And the answer's "domainNameConfigurations.0.apiGatewayDomainName" is remembered as "before"
      And UpdateDomainName is called with:
        | member                   | value                                                             |
        | domainNameConfigurations | [{"certificateArn":"{certificateArn}","endpointType":"REGIONAL"}] |
      When GetDomainName is called
      Then the answer's "domainNameConfigurations.0.apiGatewayDomainName" equals "before"

  @URL-031 @must @observed @needs-control-plane @needs-custom-domain
  Rule: A mapping needs no deployment, and its key changes in place
    Source: terraform-acc-tests

    Background:
      Given an API
      And stage "test" is created without a deployment
      And the domain name "shop"

    Scenario: A stage without a deployment is mapped
      When CreateApiMapping is called with:
        | member        | value               |
        | apiId         | {apiId}             |
        | stage         | test                |
        | apiMappingKey | $context.domainName |
      Then the call succeeds with status 201
      And the answer's "apiMappingKey" is "$context.domainName"

    Scenario: The key changes
      Given CreateApiMapping is called with:
        | member        | value   |
        | apiId         | {apiId} |
        | stage         | test    |
        | apiMappingKey | before  |
      And UpdateApiMapping is called with:
        | member        | value          |
        | apiId         | {apiId}        |
        | apiMappingKey | $context.apiId |
      And the call succeeds with status 200
      When GetApiMapping is called
      Then the answer's "apiMappingKey" is "$context.apiId"

    Scenario: A deleted mapping is not found
      Given CreateApiMapping is called with:
        | member | value   |
        | apiId  | {apiId} |
        | stage  | test    |
      And DeleteApiMapping is called
      When GetApiMapping is called
      Then the call is refused with 404 NotFoundException

  @URL-032 @must @documented @needs-control-plane
  Rule: The IP address type is ipv4 or dualstack
    Source: service-model, sam-integration-tests

    Scenario Outline: CreateApi takes <type>
      When CreateApi is called with:
        | member                   | value                |
        | name                     | chat                 |
        | protocolType             | WEBSOCKET            |
        | routeSelectionExpression | $request.body.action |
        | ipAddressType            | <type>               |
      Then the call succeeds with status 201
      And the answer's "ipAddressType" is "<type>"

      Examples: Types
        | type      |
        | ipv4      |
        | dualstack |

    Scenario: Another type is refused
      Given an API
      When UpdateApi is called with:
        | member        | value |
        | ipAddressType | ipv6  |
      Then the call is refused with 400 BadRequestException

    Scenario: An update goes back to ipv4
      Given an API
      And UpdateApi is called with:
        | member        | value     |
        | ipAddressType | dualstack |
      When UpdateApi is called with:
        | member        | value |
        | ipAddressType | ipv4  |
      Then the call succeeds with status 200
      And the answer's "ipAddressType" is "ipv4"

  @URL-033 @probe @needs-control-plane @needs-custom-domain
  Rule: May a domain name for WebSocket APIs have the security policy TLS_1_0?
    Source: service-model

    Scenario: The policy is named at creation
      Given "shop" is an unused domain name
      When CreateDomainName is called with the members:
        """
        {
          "domainName": "{domainName}",
          "domainNameConfigurations": [
            {"certificateArn": "{certificateArn}", "endpointType": "REGIONAL", "securityPolicy": "TLS_1_0"}
          ]
        }
        """
      Then the call's answer is recorded

  @URL-034 @probe @needs-control-plane @needs-custom-domain
  Rule: Which routing mode has a domain name for WebSocket APIs?
    Source: service-model

    Scenario: A new domain name
      Given the domain name "shop"
      When GetDomainName is called
      Then the call's answer is recorded

  @URL-036 @must @documented @untestable
  Rule: A wildcard domain name is refused where another account has a name below it
    Source: guide-custom-domains
    Untestable: it takes two accounts.

  @URL-035 @must @inferred @untestable
  Rule: A domain name with mutual TLS is not mapped to a WebSocket API
    AWS's own tool refuses it before it asks.
    Source: sam-validations
    Untestable: it takes a trust store, which a target need not have.

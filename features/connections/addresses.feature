Feature: The address of a callback
  A callback goes to the stage on which its connection was opened. The stage is part of the endpoint that the caller
  sets; callers often leave it out.

  @MGT-031 @must @documented @needs-control-plane @needs-data-plane @needs-management-api
  Rule: The path of a callback is /@connections and the id, after the stage
    Source: management-model

    Scenario Outline: The path "<path>" behind the stage
      Given an API deployed to stage "test"
      When the client connects to stage "test"
      And the backend posts "hello" to the client with the path "<path>"
      Then the callback is refused
      And the client receives nothing

      Examples: Paths
        | path                         |
        | /@connection/{connectionId}  |
        | /{connectionId}/@connections |

    Scenario: The path of the model
      Given an API deployed to stage "test"
      When the client connects to stage "test"
      And the backend posts "hello" to the client with the path "/@connections/{connectionId}"
      Then the callback succeeds with status 200

  @MGT-032 @must @documented @needs-control-plane @needs-data-plane @needs-management-api
  Rule: Each stage serves the callbacks of its own connections
    One scenario: because what another stage answers is not documented (MGT-023).
    Source: guide-connections

    Scenario Outline: A client of stage "<stage>" is called back over that stage
      Given an API with the route "echo"
      And the API is deployed to stage "test"
      And the API is deployed to stage "prod"
      When the client connects to stage "<stage>"
      And the backend posts "hello" to the client over stage "<stage>"
      Then the callback succeeds with status 200
      And the client receives the text "hello"

      Examples: Stages
        | stage |
        | test  |
        | prod  |

  @MGT-011 @must @observed @needs-control-plane @needs-data-plane @needs-management-api
  Rule: A callback without the stage is refused with 403
    Source: aws-sdk-php-1955

    Scenario: The stage is left out
      Given an API deployed to stage "test"
      When the client connects to stage "test"
      And the backend posts "hello" to the client without naming a stage
      Then the callback is refused with status 403
      And the client receives nothing

    Scenario: The stage is named
      Given an API deployed to stage "test"
      When the client connects to stage "test"
      And the backend posts "hello" to the client over stage "test"
      Then the callback succeeds with status 200

  @MGT-015 @should @documented @needs-control-plane @needs-data-plane @needs-management-api
  Rule: The at sign of the path may be escaped
    Ids are escaped by every SDK; the guide's sample escapes the at sign too. One old report had trouble with the plain
    form.
    One scenario: because both forms of the path are accepted.
    Source: guide-connections

    Scenario Outline: The path "<path>"
      Given an API deployed to stage "test"
      When the client connects to stage "test"
      And the backend posts "hello" to the client with the path "<path>"
      Then the callback succeeds with status 200
      And the client receives the text "hello"

      Examples: Paths
        | path                           |
        | /@connections/{connectionId}   |
        | /%40connections/{connectionId} |

  @MGT-023 @should @inferred @needs-control-plane @needs-data-plane @needs-management-api
  Rule: A connection cannot be reached over another stage
    With 410 or with 403; the documents do not say which.
    Source: guide-connections

    Scenario: A post over the other stage
      Given an API with the route "echo"
      And the API is deployed to stage "test"
      And the API is deployed to stage "prod"
      When the client connects to stage "test"
      And the backend posts "hello" to the client over stage "prod"
      Then the callback is refused with one of the statuses:
        | status |
        | 403    |
        | 410    |
      And the client receives nothing

    Scenario: A post over its own stage
      Given an API with the route "echo"
      And the API is deployed to stage "test"
      And the API is deployed to stage "prod"
      When the client connects to stage "prod"
      And the backend posts "hello" to the client over stage "prod"
      Then the callback succeeds with status 200
      And the client receives the text "hello"

    Scenario: A post over a stage that does not exist
      Given an API deployed to stage "test"
      When the client connects to stage "test"
      And the backend posts "hello" to the client over stage "nowhere"
      Then the callback is refused
      And the client receives nothing

  @MGT-028 @must @observed @needs-control-plane @needs-data-plane @needs-management-api @needs-custom-domain
  Rule: Over a custom domain, a connection's address holds the mapping's key and not the stage
    Source: chat-app-40

    Background:
      Given an API deployed to stage "test"
      And the domain name "shop"
      And the domain name "bare"
      And the domain name "shop" is mapped to stage "test" under "chat"
      And the domain name "bare" is mapped to stage "test"

    Scenario Outline: A backend posts over "<address>"
      Given the client connects to the domain "<address>"
      When the backend posts "news" to the client over the domain "<address>"
      Then the callback succeeds with status 200
      And the client receives the text "news"

      Examples: Addresses
        | address   |
        | shop/chat |
        | bare      |

    Scenario: A client of the API's own address is reached over the custom domain too
      Given the client connects to stage "test"
      When the backend posts "news" to the client over the domain "shop/chat"
      Then the callback succeeds with status 200
      And the client receives the text "news"

    Scenario Outline: "<address>" does not reach the client
      Given the client connects to the domain "shop/chat"
      When the backend posts "news" to the client over the domain "<address>"
      Then the callback is refused
      And the client receives nothing

      Examples: Addresses
        | address        |
        | shop           |
        | shop/other     |
        | shop/chat/test |

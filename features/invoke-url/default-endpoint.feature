Feature: The URL of a stage
  A client reaches a stage at a URL that consists of the API's host name and the stage's name. In these rules a path
  begins with the stage's name, so that they hold for a host name per API and for local gateways that put the API's id
  into the path.

  @URL-001 @must @documented @seed @needs-control-plane @needs-data-plane
  Rule: A stage is called at the API's host name and the stage's name
    On AWS that is wss://{api-id}.execute-api.{region}.amazonaws.com/{stageName}.
    Source: guide-deploy

    Scenario Outline: The stage "<stage>" at its path
      Given an API deployed to stage "<stage>"
      When the client tries to connect to the path "/<stage>"
      Then the handshake is accepted

      Examples: Stages
        | stage   |
        | test    |
        | prod-2  |
        | my_work |

    Scenario: A name that is no stage of the API
      Given an API deployed to stage "test"
      When the client tries to connect to the path "/prod"
      Then the handshake is refused

  @URL-001a @should @documented @needs-control-plane @needs-data-plane
  Rule: The host name that AWS gives an API leads to it, wherever the connection goes
    A proxy in front of a local gateway, or a line in a hosts file, lets clients use the address of AWS.
    Source: guide-deploy, floci-1871, floci-2188

    Scenario: The stage's path at that host name
      Given an API deployed to stage "test"
      When the client tries to connect to the path "/test" at the host name that AWS gives the API
      Then the handshake is accepted

    Scenario: Another path at that host name
      Given an API deployed to stage "test"
      When the client tries to connect to the path "/prod" at the host name that AWS gives the API
      Then the handshake is refused

  @URL-002 @must @documented @seed @needs-control-plane @needs-data-plane
  Rule: The host name and the stage name alone select the stage
    Source: guide-deploy

    Scenario: Each stage's name selects that stage
      Given an API with the route "echo" answering "old"
      And the API is deployed to stage "prod"
      And the route "echo" is changed to answer "new"
      And the API is deployed to stage "test"
      Then stage "prod" answers "old"
      And stage "test" answers "new"

    Scenario Outline: The rest of the URL changes nothing (<query>)
      Given an API with the route "echo"
      And the API is deployed to stage "prod"
      And the API is deployed to stage "test"
      When the client tries to connect to the path "/test<query>"
      Then the handshake is accepted
      When the client sends a message to "echo"
      Then the client receives an answer in which "stage" is "test"

      Examples: Queries
        | query        |
        | ?stage=prod  |
        | ?apiId=other |

    Scenario: The same stage name at another API is another stage
      Given an API deployed to stage "test"
      When the client tries to connect to stage "test" of API "{apiId}"
      Then the handshake is accepted
      When client "B" tries to connect to stage "test" of API "zzzzzzzzzz"
      Then the handshake is refused

  @URL-003 @must @documented @needs-control-plane @needs-data-plane @needs-management-api
  Rule: The callback address of a connection is the stage's address, over HTTP, and @connections
    On AWS that is https://{api-id}.execute-api.{region}.amazonaws.com/{stage}/@connections/{connectionId}.
    Source: guide-connections

    Scenario: The backend posts to that address
      Given an API deployed to stage "test"
      When the client connects to stage "test"
      And the backend posts "hello" to the client with the path "/@connections/{connectionId}"
      Then the callback succeeds with status 200
      And the client receives the text "hello"

    Scenario Outline: The path "<path>" is no such address
      Given an API deployed to stage "test"
      When the client connects to stage "test"
      And the backend posts "hello" to the client with the path "<path>"
      Then the callback is refused
      And the client receives nothing

      Examples: Paths
        | path                        |
        | /connections/{connectionId} |
        | /{connectionId}             |
        | /@connections               |

  @URL-004 @should @inferred @untestable
  Rule: Clients connect over TLS
    AWS serves wss only; a local gateway may serve plain ws, and most clients of one expect it.
    Source: guide-deploy
    Untestable: both ways conform for the targets that can be asked, and for AWS the address has no plain form.

  @URL-005 @must @documented @needs-control-plane @needs-data-plane @needs-tls
  Rule: TLS 1.2 is served and older versions are not
    TLS 1.3 is supported as well.
    Source: guide-create-api

    Scenario: A client that offers TLS 1.2
      Given an API deployed to stage "test"
      When the client tries to connect to stage "test" with TLS "TLSv1.2"
      Then the handshake is accepted

    Scenario Outline: A client that offers <version> only
      Given an API deployed to stage "test"
      When the client tries to connect to stage "test" with TLS "<version>"
      Then the TLS handshake is refused

      Examples: Versions
        | version |
        | TLSv1   |
        | TLSv1.1 |

  @URL-006 @must @observed @needs-control-plane @needs-data-plane
  Rule: A URL without a known stage is refused with 403
    Source: localstack-10734
    If such a connection opens, look at whether the stage segment of the path is read at all.

    Scenario Outline: The path "<path>"
      Given an API deployed to stage "test"
      When the client tries to connect to the path "<path>"
      Then the handshake is refused with status 403

      Examples: No stage
        | path |
        | /    |

      Examples: No such stage
        | path     |
        | /nowhere |
        | /tes     |
        | /test2   |

    Scenario: A known stage is served
      Given an API deployed to stage "test"
      When the client tries to connect to the path "/test"
      Then the handshake is accepted

  @URL-007 @must @documented @needs-control-plane @needs-data-plane
  Rule: A slash behind the stage's name is harmless
    Source: guide-wscat

    Scenario Outline: The path "<path>"
      Given an API deployed to stage "test"
      When the client tries to connect to the path "<path>"
      Then the handshake is accepted

      Examples: Paths
        | path         |
        | /test/       |
        | /test/?a=one |

    Scenario: The slash does not make an unknown stage known
      Given an API deployed to stage "test"
      When the client tries to connect to the path "/nowhere/"
      Then the handshake is refused

  @URL-008 @must @observed @needs-control-plane @needs-data-plane
  Rule: Nothing may follow the stage in the path
    With which status such a URL is refused is not recorded.
    One scenario: because the stage alone is URL-006.
    Source: serverless-samples-ocpp

    Scenario Outline: The path "<path>"
      Given an API deployed to stage "test"
      When the client tries to connect to the path "<path>"
      Then the handshake is refused

      Examples: Paths
        | path       |
        | /test/more |
        | /test/a/b  |
        | /test/test |

  @URL-009 @must @documented @needs-control-plane @needs-data-plane
  Rule: The URL may carry a query string
    It reaches $connect and the authorizer, and no later event.
    Source: guide-authorizer

    Scenario Outline: The query <query>
      Given an API deployed to stage "test"
      When the client tries to connect to the path "/test<query>"
      Then the handshake is accepted

      Examples: Queries
        | query               |
        | ?a=one              |
        | ?a=one&b=two        |
        | ?a=one&a=two        |
        | ?a=                 |
        | ?token=a%20b%2Fc%3D |

    Scenario: A query does not replace the stage
      Given an API deployed to stage "test"
      When the client tries to connect to the path "/?stage=test"
      Then the handshake is refused

  @URL-010 @must @documented @needs-control-plane @needs-data-plane
  Rule: The URL of the handshake may have up to 4096 characters
    What exactly is counted is not said; the sizes leave a margin. The status of the refusal is not documented.
    Source: guide-quotas-websocket

    Scenario Outline: A URL of <length> characters is accepted
      Given an API deployed to stage "test"
      When the client tries to connect to a URL of <length> characters
      Then the handshake is accepted

      Examples: Lengths
        | length |
        | 1000   |
        | 3900   |

    Scenario Outline: A URL of <length> characters is refused
      Given an API deployed to stage "test"
      When the client tries to connect to a URL of <length> characters
      Then the handshake is refused

      Examples: Lengths
        | length |
        | 4500   |
        | 6000   |

  @URL-011 @should @observed @needs-control-plane @needs-data-plane
  Rule: A plain GET without an upgrade is refused
    Source: serverless-offline-e2e

    Scenario: A GET of the stage's address
      Given an API deployed to stage "test"
      When the client sends a GET request to stage "test" without an upgrade
      Then the handshake is refused with one of the statuses:
        | status |
        | 400    |
        | 403    |
        | 426    |

    Scenario: An upgrade of the same address
      Given an API deployed to stage "test"
      When the client tries to connect to stage "test"
      Then the handshake is accepted

  @URL-011a @probe @needs-control-plane @needs-data-plane
  Rule: What does a plain GET of a path behind the stage receive?
    One suite saw 426, whereas a stage's unknown paths are refused with 403.
    Source: serverless-offline-e2e

    Scenario: A GET without an upgrade
      Given an API deployed to stage "test"
      When the client sends a GET request to the path "/test/more" without an upgrade
      Then the handshake's answer is recorded

  @URL-012 @should @inferred @needs-control-plane @needs-data-plane
  Rule: The host name of an unknown API is refused with 403
    Source: localstack-10734

    Scenario Outline: The API id "<id>"
      Given an API deployed to stage "test"
      When the client tries to connect to stage "test" of API "<id>"
      Then the handshake is refused with status 403

      Examples: Ids
        | id         |
        | zzzzzzzzzz |
        | zz0framegt |

    Scenario: The id of the API
      Given an API deployed to stage "test"
      When the client tries to connect to stage "test" of API "{apiId}"
      Then the handshake is accepted

  @URL-024 @must @documented @needs-control-plane @needs-data-plane
  Rule: The default endpoint can be disabled, which takes effect with a deployment
    What a disabled endpoint answers is not documented for WebSocket APIs.
    Source: guide-disable-endpoint

    Scenario: Disabled and deployed
      Given an API deployed to stage "test"
      When UpdateApi is called with:
        | member                    | value |
        | disableExecuteApiEndpoint | true  |
      And the API is deployed to stage "test"
      Then stage "test" is no longer callable

    Scenario: Disabled and not deployed
      Given an API deployed to stage "test"
      When UpdateApi is called with:
        | member                    | value |
        | disableExecuteApiEndpoint | true  |
      Then stage "test" still answers "hello"

    Scenario: A new API has its default endpoint
      Given an API
      When GetApi is called
      Then the answer's "disableExecuteApiEndpoint" is absent or one of "false"

    Scenario: It can be disabled at creation
      When CreateApi is called with:
        | member                    | value                |
        | name                      | chat                 |
        | protocolType              | WEBSOCKET            |
        | routeSelectionExpression  | $request.body.action |
        | disableExecuteApiEndpoint | true                 |
      Then the call succeeds with status 201
      And the answer's "disableExecuteApiEndpoint" is "true"

    Scenario: It can be enabled again
      Given an API
      And UpdateApi is called with:
        | member                    | value |
        | disableExecuteApiEndpoint | true  |
      When UpdateApi is called with:
        | member                    | value |
        | disableExecuteApiEndpoint | false |
      Then the call succeeds
      And the answer's "disableExecuteApiEndpoint" is "false"

  @URL-024b @must @observed @needs-control-plane @needs-data-plane @needs-management-api
  Rule: A disabled default endpoint serves no callbacks
    Source: aws-sdk-net-1860

    Background:
      Given an API deployed to stage "test"
      And the client connects to stage "test"

    Scenario: Disabled and deployed
      Given UpdateApi is called with:
        | member                    | value |
        | disableExecuteApiEndpoint | true  |
      And the API is deployed to stage "test"
      And stage "test" is no longer callable
      When the backend posts "news" to the client
      Then the callback is refused with status 403
      And the callback's answer's "message" matches "Forbidden"

    Scenario: Not disabled
      Given UpdateApi is called with:
        | member                    | value |
        | disableExecuteApiEndpoint | false |
      And the API is deployed to stage "test"
      When the backend posts "news" to the client
      Then the callback succeeds with status 200

Feature: Signatures and permissions
  Control plane and callbacks are called with signatures of AWS, Version 4. A local gateway may accept any
  signature or none: these rules run only on a target that declares that it verifies signatures.

  @IAM-001 @must @documented @needs-iam @needs-control-plane
  Rule: The control plane is called with a signature for the service apigateway
    Source: service-model

    Scenario: GetApis with the signature of a key that may call it
      When GetApis is called
      Then the call succeeds with status 200

    Scenario: GetApis with a signature for another service
      When GetApis is called with a signature for the service "execute-api"
      Then the call is refused with one of the statuses:
        | status |
        | 401    |
        | 403    |

    Scenario Outline: <operation> without a signature
      When <operation> is called without a signature
      Then the call is refused with one of the statuses:
        | status |
        | 401    |
        | 403    |

      Examples: Operations
        | operation      |
        | GetApis        |
        | GetDomainNames |
        | CreateApi      |

    Scenario Outline: <operation> with the signature of an unknown key
      When <operation> is called with an invalid signature
      Then the call is refused with one of the statuses:
        | status |
        | 401    |
        | 403    |

      Examples: Operations
        | operation      |
        | GetApis        |
        | GetDomainNames |
        | CreateApi      |

    Scenario Outline: A call with the header "<authorization>"
      When GetApis is called with the header Authorization "<authorization>"
      Then the call is refused with one of the statuses:
        | status |
        | 400    |
        | 401    |
        | 403    |

      Examples: Headers
        | authorization                                                                               |
        | Bearer framegate                                                                            |
        | AWS4-HMAC-SHA256                                                                            |
        | AWS4-HMAC-SHA256 Credential=AKIAFRAMEGATENOBODY0                                            |
        | AWS4-HMAC-SHA256 Credential=AKIAFRAMEGATENOBODY0, SignedHeaders=host, Signature=f           |
        | AWS4-HMAC-SHA256 Credential=/20261130/us-east-1/apigateway/aws4_request, SignedHeaders=host |

  @IAM-002 @must @documented @needs-iam @needs-control-plane @needs-data-plane @needs-management-api
  Rule: Callbacks and protected handshakes are signed for the service execute-api
    Source: guide-connections
    If this fails, look at the service in the scope of the credential, and at whether it is compared at all.

    Scenario Outline: A callback is signed for <service>
      Given an API deployed to stage "test"
      And the client connects to stage "test"
      When the backend calls GET on the client with a signature for the service "<service>"
      Then the callback <outcome>

      Examples: Services
        | service     | outcome                  |
        | execute-api | succeeds with status 200 |
        | apigateway  | is refused               |

    Scenario Outline: A handshake is signed for <service>
      Given an API with the route "echo"
      And the route "$connect" answers with status 200
      And the route "$connect" has "authorizationType" set to "AWS_IAM"
      And the API is deployed to stage "test"
      When the client tries to connect to stage "test" with a signature for the service "<service>"
      Then the handshake is <outcome>

      Examples: Services
        | service     | outcome  |
        | execute-api | accepted |
        | apigateway  | refused  |

    Scenario Outline: A signed handshake has the query <query>
      Given an API with the route "echo"
      And the route "$connect" answers with status 200
      And the route "$connect" has "authorizationType" set to "AWS_IAM"
      And the API is deployed to stage "test"
      When the client tries to connect to stage "test" with a signature and the query "<query>"
      Then the handshake is accepted

      Examples: Queries
        | query                |
        | name=ada             |
        | b=1&a=2              |
        | a=2&a=1              |
        | a=1&a-b=2            |
        | name=ada%20%26%20bob |
        | at=%7E/-_.%2A        |
        | name=                |

  @IAM-003 @must @documented @untestable
  Rule: A callback is permitted as execute-api:ManageConnections on the stage's method and path
    The resource that a refusal names ends with the connection's id.
    Source: guide-iam
    Untestable: it takes keys with different policies.

  @IAM-004 @must @documented @untestable
  Rule: Connecting is permitted as execute-api:Invoke on the stage's $connect
    Source: guide-iam
    Untestable: it takes keys with different policies.

  @IAM-005 @must @documented @untestable
  Rule: Calls of the control plane are permitted by their HTTP methods
    The action is one such as apigateway:POST, the resource the path below /apis.
    Source: service-authorization
    Untestable: it takes keys with different policies.

  @IAM-006 @must @documented @needs-iam @needs-control-plane @needs-data-plane @needs-management-api
  Rule: Callbacks are always authorized by IAM, whatever the routes ask for
    One scenario: because signed callbacks are the rules of the callbacks.
    Source: guide-connections

    Scenario Outline: <method> without a signature, to a client that connected without one
      Given an API deployed to stage "test"
      And the client connects to stage "test"
      When the backend calls <method> on the client without a signature
      Then the callback is refused with one of the statuses:
        | status |
        | 401    |
        | 403    |
      And the client stays connected

      Examples: Methods
        | method |
        | POST   |
        | GET    |
        | DELETE |

  @IAM-007 @must @documented @untestable
  Rule: Temporary credentials are accepted with their session token
    Source: iam-signing
    Untestable: it takes temporary credentials of the account.

  @IAM-008 @must @documented @untestable
  Rule: Signature Version 4A is not supported
    Source: guide-notes
    Untestable: not supported is no promise that it is refused.

  @IAM-009 @should @observed @needs-iam @needs-control-plane @needs-data-plane
  Rule: The query of a handshake may carry its signature
    Browsers cannot set headers of a handshake.
    Source: aws4-99

    Background:
      Given an API with the route "echo"
      And the route "$connect" answers with status 200
      And the route "$connect" has "authorizationType" set to "AWS_IAM"
      And the API is deployed to stage "test"

    Scenario: A signed URL that has not expired
      When the client tries to connect to stage "test" with a signature in its query
      Then the handshake is accepted

    Scenario: A signed URL that has expired
      When the client tries to connect to stage "test" with a signature in its query that is 20 minutes old
      Then the handshake is refused

  @IAM-010 @must @observed @untestable
  Rule: A function is called by its resource policy, which names the route's ARN
    Where the policy names another one, the client receives an internal error.
    Source: lambda-permissions, aws-cdk-18208
    Untestable: the kit plays the functions itself, and what it plays has no resource policy.

  @IAM-011 @should @inferred @needs-iam @needs-control-plane
  Rule: A signature that has expired is refused
    Source: iam-signing

    Scenario: A signature of now
      When GetApis is called with a signature that is 0 minutes old
      Then the call succeeds with status 200

    Scenario: A signature of an hour ago
      When GetApis is called with a signature that is 60 minutes old
      Then the call is refused with one of the statuses:
        | status |
        | 401    |
        | 403    |

  @IAM-012 @may @inferred @untestable
  Rule: A local gateway may accept any signature, or none
    Source: iam-signing
    Untestable: a permission; a target that verifies signatures declares the capability iam.

  @IAM-013 @should @observed @needs-iam @needs-control-plane
  Rule: A refusal for a wrong signature shows what should have been signed
    From it people find what their client signs otherwise.
    Source: awscurl-61, aws4-133

    Scenario Outline: The message has the <part>
      When GetApis is called with a wrong signature
      Then the call is refused
      And the error message mentions "<text>"

      Examples: Parts
        | part             | text                                                   |
        | canonical string | The Canonical String for this request should have been |
        | string to sign   | The String-to-Sign should have been                    |

    Scenario: The right signature
      When GetApis is called with a signature for the service "apigateway"
      Then the call succeeds with status 200

  @IAM-014 @must @documented @needs-iam @needs-control-plane @needs-data-plane @needs-management-api
  Rule: A signature is good for one Region
    The key that signs is made for a service and a Region.
    Source: iam-signing
    If this fails, look at the Region in the scope of the credential, and at that of the API.

    Scenario: A callback with a signature for another Region
      Given an API deployed to stage "test"
      And the client connects to stage "test"
      When the backend calls GET on the client with a signature for another Region
      Then the callback is refused with one of the statuses:
        | status |
        | 401    |
        | 403    |

    Scenario: A callback with a signature for the Region of the API
      Given an API deployed to stage "test"
      And the client connects to stage "test"
      When the backend calls GET on the client with a signature for the service "execute-api"
      Then the callback succeeds with status 200

    Scenario: A handshake with a signature for another Region
      Given an API with the route "echo"
      And the route "$connect" answers with status 200
      And the route "$connect" has "authorizationType" set to "AWS_IAM"
      And the API is deployed to stage "test"
      When the client tries to connect to stage "test" with a signature for another Region
      Then the handshake is refused

    Scenario: A handshake with a signature for the Region of the API
      Given an API with the route "echo"
      And the route "$connect" answers with status 200
      And the route "$connect" has "authorizationType" set to "AWS_IAM"
      And the API is deployed to stage "test"
      When the client tries to connect to stage "test" with a signature for the service "execute-api"
      Then the handshake is accepted

  @IAM-015 @should @inferred @needs-iam @needs-control-plane
  Rule: An API is found in its own Region only
    APIs are counted by account and Region. One address may serve several Regions: there the signature names
    the Region, and the API is not found; an address of one Region takes no signature for another.
    Source: guide-quotas

    Scenario: With a signature for another Region
      Given an API
      When GetApi is called with a signature for another Region
      Then the call is refused with one of the statuses:
        | status |
        | 401    |
        | 403    |
        | 404    |

    Scenario: With a signature for its Region
      Given an API
      When GetApi is called
      Then the call succeeds with status 200

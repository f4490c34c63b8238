Feature: Who may connect
  A function may authorize each client that connects. It returns a policy and a context, which is part of every event of
  the connection. Signatures and API keys are the other ways to protect $connect.

  @CON-005 @must @documented @needs-control-plane @needs-data-plane @needs-lambda @needs-authorizer
  Rule: A client that is not authorized receives 401 or 403
    Source: guide-connect-routes

    Background:
      Given an API protected by the authorizer

    Scenario: The authorizer denies the client
      Given the authorizer denies the client
      And the API is deployed to stage "test"
      When the client tries to connect to stage "test"
      Then the handshake is refused with one of the statuses:
        | status |
        | 401    |
        | 403    |

    Scenario: The authorizer does not know the client
      Given the authorizer fails with the error "Unauthorized"
      And the API is deployed to stage "test"
      When the client tries to connect to stage "test"
      Then the handshake is refused with one of the statuses:
        | status |
        | 401    |
        | 403    |

    Scenario: The API has other authorizers, too
      Given the authorizer allows the client
      And 5 authorizers are created
      And the API is deployed to stage "test"
      When the client tries to connect to stage "test"
      Then the handshake is accepted

    Scenario: The authorizer allows the client
      Given the authorizer allows the client
      And the API is deployed to stage "test"
      When the client tries to connect to stage "test"
      Then the handshake is accepted
      When the client sends a message to "echo"
      Then the client receives the answer "hello"

  @CON-020 @must @documented @needs-control-plane @needs-data-plane @needs-lambda @needs-authorizer
  Rule: A REQUEST authorizer is called with the handshake request
    That a WebSocket API has no JWT authorizer is part of API-018.
    One scenario: because the event has one form.
    Source: guide-authorizer

    Scenario: The event has the headers and the query of the handshake
      Given an API protected by the authorizer
      And the authorizer allows the client
      And the API is deployed to stage "test"
      When the client tries to connect to the path "/test?name=ada"
      Then the authorizer's CONNECT event contains:
        | member                               | value    |
        | type                                 | REQUEST  |
        | methodArn                            | /arn:.+/ |
        | headers.Sec-WebSocket-Key            | /.+/     |
        | multiValueHeaders.Sec-WebSocket-Key  | /.+/     |
        | queryStringParameters.name           | ada      |
        | multiValueQueryStringParameters.name | ["ada"]  |
        | requestContext.routeKey              | $connect |
        | requestContext.connectionId          | /.+/     |
        | requestContext.apiId                 | {apiId}  |

  @CON-020a @must @observed @needs-control-plane @needs-data-plane @needs-lambda @needs-authorizer
  Rule: The authorizer's event has the headers of the edge and those of the upgrade
    The event of a function behind $connect has those of the edge only (MSG-041a, MSG-041b).
    One scenario: because each row is a header.
    Source: localstack-7191, guide-authorizer

    Scenario Outline: The header <header>
      Given an API protected by the authorizer
      And the authorizer allows the client
      And the API is deployed to stage "test"
      When the client tries to connect to stage "test"
      Then the authorizer's CONNECT event contains:
        | member           | value   |
        | headers.<header> | <value> |

      Examples: Headers
        | header            | value                               |
        | Connection        | /(?i)upgrade/                       |
        | Upgrade           | /(?i)websocket/                     |
        | content-length    | 0                                   |
        | X-Forwarded-For   | /[0-9a-f.:]+(, ?[0-9a-f.:]+)*/      |
        | X-Forwarded-Port  | /[0-9]+/                            |
        | X-Forwarded-Proto | /https?/                            |
        | X-Amzn-Trace-Id   | /Root=1-[0-9a-f]{8}-[0-9a-f]{24}.*/ |

  @CON-021 @must @documented @needs-control-plane @needs-data-plane @needs-lambda @needs-authorizer
  Rule: The authorizer is called at $connect only
    One scenario: because the authorizer of one connection is called once.
    Source: guide-connect-routes

    Scenario: One client, one call
      Given an API protected by the authorizer
      And the authorizer allows the client
      And the API is deployed to stage "test"
      When the client connects to stage "test"
      And the client sends a message to "echo"
      Then the client receives an answer
      And the authorizer was called 1 time

  @CON-022 @must @documented @needs-control-plane @needs-data-plane @needs-lambda @needs-authorizer
  Rule: The authorizer's event has no path parameters
    An authorizer of a REST API gets them.
    One scenario: because there is one member that must be absent.
    Source: guide-authorizer

    Scenario: The path of the handshake is fixed
      Given an API protected by the authorizer
      And the authorizer allows the client
      And the API is deployed to stage "test"
      When the client connects to stage "test"
      Then the authorizer's CONNECT event has no "pathParameters"

  @CON-022a @must @inferred @needs-control-plane @needs-data-plane @needs-lambda @needs-authorizer
  Rule: The authorizer's event has no resource and no resource path
    An authorizer of a REST API gets them. The guide says that the context differs, and not in which members.
    One scenario: because each row is a member that must be absent.
    Source: guide-authorizer

    Scenario Outline: No <member>
      Given an API protected by the authorizer
      And the authorizer allows the client
      And the API is deployed to stage "test"
      When the client connects to stage "test"
      Then the authorizer's CONNECT event has no "<member>"

      Examples: Members
        | member                      |
        | resource                    |
        | requestContext.resourcePath |

  @CON-023 @must @documented @needs-control-plane @needs-data-plane @needs-lambda @needs-authorizer
  Rule: The authorizer's event has the ARN of $connect in its stage
    One scenario: because each row is a stage.
    Source: guide-authorizer

    Scenario Outline: In stage "<stage>"
      Given an API protected by the authorizer
      And the authorizer allows the client
      And the API is deployed to stage "<stage>"
      When the client connects to stage "<stage>"
      Then the authorizer's CONNECT event contains:
        | member    | value                                                            |
        | methodArn | /arn:aws:execute-api:{region}:[0-9]+:{apiId}/<stage>/[$]connect/ |

      Examples: Stages
        | stage |
        | test  |
        | prod  |

  @CON-024 @must @documented @needs-control-plane @needs-data-plane @needs-lambda @needs-authorizer
  Rule: Without the value of an identity source the client receives 401, and the authorizer is not called
    An empty value counts as none.
    Source: guide-authorizer

    Scenario: A header is missing
      Given an API protected by the authorizer with the identity source "route.request.header.X-Pass"
      And the authorizer allows the client
      And the API is deployed to stage "test"
      When the client tries to connect to stage "test"
      Then the handshake is refused with status 401
      And the authorizer was called 0 times

    Scenario Outline: The header is "<value>"
      Given an API protected by the authorizer with the identity source "route.request.header.X-Pass"
      And the authorizer allows the client
      And the API is deployed to stage "test"
      When the client tries to connect to stage "test" with the header "X-Pass" set to "<value>"
      Then the handshake is <outcome>

      Examples: Values
        | value  | outcome                 |
        | sesame | accepted                |
        |        | refused with status 401 |

    Scenario Outline: The address ends with "<query>"
      Given an API protected by the authorizer with the identity source "route.request.querystring.pass"
      And the authorizer allows the client
      And the API is deployed to stage "test"
      When the client tries to connect to the path "/test<query>"
      Then the handshake is <outcome>

      Examples: Queries
        | query        | outcome                 |
        | ?pass=sesame | accepted                |
        | ?pass=       | refused with status 401 |
        | ?word=sesame | refused with status 401 |
        |              | refused with status 401 |

    Scenario Outline: The stage's variable "<variable>" where "pass" is wanted
      Given an API protected by the authorizer with the identity source "stageVariables.pass"
      And the authorizer allows the client
      And the API is deployed to stage "test"
      And stage "test" has the variable "<variable>" set to "sesame"
      When the client tries to connect to stage "test"
      Then the handshake is <outcome>

      Examples: Variables
        | variable | outcome                 |
        | pass     | accepted                |
        | word     | refused with status 401 |

    Scenario Outline: The variable <source>
      Given an API protected by the authorizer with the identity source "<source>"
      And the authorizer allows the client
      And the API is deployed to stage "test"
      When the client tries to connect to stage "test"
      Then the handshake is <outcome>

      Examples: Variables of the context
        | source                  | outcome                 |
        | context.apiId           | accepted                |
        | context.authorizer.none | refused with status 401 |

    Scenario Outline: Two sources, and the address ends with "<query>"
      Given an API protected by the authorizer with the identity source "route.request.querystring.pass, context.stage"
      And the authorizer allows the client
      And the API is deployed to stage "test"
      When the client tries to connect to the path "/test<query>"
      Then the handshake is <outcome>

      Examples: Queries
        | query        | outcome                 |
        | ?pass=sesame | accepted                |
        | ?word=sesame | refused with status 401 |

  @CON-025 @must @documented @needs-control-plane @needs-data-plane @needs-lambda @needs-authorizer
  Rule: An authorizer that fails with the word Unauthorized refuses the client with 401
    One scenario: because other errors are CON-028.
    Source: guide-rest-authorizer

    Scenario: The authorizer fails with that word
      Given an API protected by the authorizer
      And the authorizer fails with the error "Unauthorized"
      And the API is deployed to stage "test"
      When the client tries to connect to stage "test"
      Then the handshake is refused with status 401

  @CON-026 @must @documented @needs-control-plane @needs-data-plane @needs-lambda @needs-authorizer
  Rule: A policy that denies refuses the client
    Reports show 403 and, once, 401. A Deny outweighs an Allow.
    Source: guide-rest-authorizer

    Background:
      Given an API protected by the authorizer

    Scenario Outline: The policy <what>
      Given the authorizer returns:
        """
        {"principalId": "ada", "policyDocument": {"Version": "2012-10-17", "Statement": [<statements>]}}
        """
      And the API is deployed to stage "test"
      When the client tries to connect to stage "test"
      Then the handshake is refused with one of the statuses:
        | status |
        | 401    |
        | 403    |

      Examples: Policies
        | what                  | statements                                                                                                                                |
        | denies                | {"Action": "execute-api:Invoke", "Effect": "Deny", "Resource": "*"}                                                                       |
        | allows and denies     | {"Action": "execute-api:Invoke", "Effect": "Allow", "Resource": "*"}, {"Action": "execute-api:Invoke", "Effect": "Deny", "Resource": "*"} |
        | allows another action | {"Action": "execute-api:ManageConnections", "Effect": "Allow", "Resource": "*"}                                                           |

    Scenario: The policy allows
      Given the authorizer returns:
        """
        {"principalId": "ada", "policyDocument": {"Version": "2012-10-17", "Statement": [
          {"Action": "execute-api:Invoke", "Effect": "Allow", "Resource": "*"}]}}
        """
      And the API is deployed to stage "test"
      When the client tries to connect to stage "test"
      Then the handshake is accepted

  @CON-026a @should @inferred @needs-control-plane @needs-data-plane @needs-lambda @needs-authorizer
  Rule: The policy of an authorizer is read as IAM reads policies
    The guide calls it an IAM policy. A statement has either Action or NotAction, and either Resource or NotResource.
    Source: guide-rest-authorizer, iam-policy-grammar, iam-policy-statement, iam-policy-resource

    Background:
      Given an API protected by the authorizer

    Scenario Outline: The policy allows with <what>
      Given the authorizer returns:
        """
        {"principalId": "ada", "policyDocument": {"Version": "2012-10-17", "Statement": <statements>}}
        """
      And the API is deployed to stage "test"
      When the client tries to connect to stage "test"
      Then the handshake is accepted

      Examples: Policies
        | what                           | statements                                                                                                                                       |
        | one statement, without a list  | {"Action": "execute-api:Invoke", "Effect": "Allow", "Resource": "*"}                                                                             |
        | lists of actions and resources | [{"Action": ["execute-api:ManageConnections", "execute-api:Invoke"], "Effect": "Allow", "Resource": ["arn:aws:execute-api:*:*:another/*", "*"]}] |
        | all actions but another one    | [{"NotAction": "execute-api:ManageConnections", "Effect": "Allow", "Resource": "*"}]                                                             |
        | all resources but another one  | [{"Action": "execute-api:Invoke", "Effect": "Allow", "NotResource": "arn:aws:execute-api:*:*:another/*"}]                                        |
        | an action in small letters     | [{"Action": "execute-api:invoke", "Effect": "Allow", "Resource": "*"}]                                                                           |
        | all actions of the service     | [{"Action": "execute-api:*", "Effect": "Allow", "Resource": "*"}]                                                                                |
        | a question mark                | [{"Action": "execute-api:Invoke", "Effect": "Allow", "Resource": "arn:aws:execute-api:*:*:*/tes?/*"}]                                            |
        | a star that stands for nothing | [{"Action": "execute-api:Invoke", "Effect": "Allow", "Resource": "arn:aws:execute-api:*:*:*/test/$connect*"}]                                    |

    Scenario Outline: The policy does not allow with <what>
      Given the authorizer returns:
        """
        {"principalId": "ada", "policyDocument": {"Version": "2012-10-17", "Statement": <statements>}}
        """
      And the API is deployed to stage "test"
      When the client tries to connect to stage "test"
      Then the handshake is refused

      Examples: Policies
        | what                                 | statements                                                                                                                 |
        | all actions but this one             | [{"NotAction": "execute-api:Invoke", "Effect": "Allow", "Resource": "*"}]                                                  |
        | all resources but those of the stage | [{"Action": "execute-api:Invoke", "Effect": "Allow", "NotResource": "arn:aws:execute-api:*:*:*/test/*"}]                   |
        | actions and actions left out         | [{"Action": "execute-api:Invoke", "NotAction": "execute-api:ManageConnections", "Effect": "Allow", "Resource": "*"}]       |
        | resources and resources left out     | [{"Action": "execute-api:Invoke", "Effect": "Allow", "Resource": "*", "NotResource": "arn:aws:execute-api:*:*:another/*"}] |
        | no action                            | [{"Effect": "Allow", "Resource": "*"}]                                                                                     |
        | no resource                          | [{"Action": "execute-api:Invoke", "Effect": "Allow"}]                                                                      |
        | a question mark for two letters      | [{"Action": "execute-api:Invoke", "Effect": "Allow", "Resource": "arn:aws:execute-api:*:*:*/te?/*"}]                       |
        | no statement                         | []                                                                                                                         |
        | no word among actions left out       | [{"NotAction": [], "Effect": "Allow", "Resource": "*"}]                                                                    |
        | a number among actions left out      | [{"NotAction": [7], "Effect": "Allow", "Resource": "*"}]                                                                   |
        | an element that there is not         | [{"Action": "execute-api:Invoke", "Actions": "*", "Effect": "Allow", "Resource": "*"}]                                     |

  @CON-027 @must @observed @needs-control-plane @needs-data-plane @needs-lambda @needs-authorizer
  Rule: A policy that allows something else refuses the client with 403
    Source: powertools-5800

    Background:
      Given an API protected by the authorizer

    Scenario Outline: <resource> alone is allowed
      Given the authorizer allows "<resource>" only
      And the API is deployed to stage "test"
      When the client tries to connect to stage "test"
      Then the handshake is refused with status 403

      Examples: Resources
        | resource                                  |
        | arn:aws:execute-api:*:*:{apiId}/prod/*    |
        | arn:aws:execute-api:*:*:another/*         |
        | arn:aws:execute-api:*:*:{apiId}/test/echo |

    Scenario Outline: <resource> is allowed
      Given the authorizer allows "<resource>" only
      And the API is deployed to stage "test"
      When the client tries to connect to stage "test"
      Then the handshake is accepted

      Examples: Resources
        | resource                                             |
        | arn:aws:execute-api:{region}:*:{apiId}/test/$connect |
        | arn:aws:execute-api:{region}:*:{apiId}/test/*        |
        | arn:aws:execute-api:{region}:*:{apiId}/*             |

  @CON-028 @must @observed @needs-control-plane @needs-data-plane @needs-lambda @needs-authorizer
  Rule: An authorizer that fails otherwise, or returns no policy, refuses the client with 500
    Source: serverless-examples-557

    Background:
      Given an API protected by the authorizer

    Scenario: The authorizer throws
      Given the authorizer fails with the error "out of luck"
      And the API is deployed to stage "test"
      When the client tries to connect to stage "test"
      Then the handshake is refused with status 500

    Scenario: The gateway may not call the authorizer
      Given the gateway is not permitted to call the authorizer
      And the API is deployed to stage "test"
      When the client tries to connect to stage "test"
      Then the handshake is refused

    Scenario Outline: The authorizer returns <what>
      Given the authorizer returns '<payload>'
      And the API is deployed to stage "test"
      When the client tries to connect to stage "test"
      Then the handshake is refused with status 500

      Examples: Answers
        | what                   | payload                |
        | a text                 | "come in"              |
        | a proxy's answer       | {"statusCode": 200}    |
        | a principal, no policy | {"principalId": "ada"} |

  @CON-029 @must @documented @needs-control-plane @needs-data-plane @needs-lambda @needs-authorizer
  Rule: A changed authorizer does not affect clients that are connected
    One scenario: because new clients are refused in the same scenario.
    Source: guide-authorizer

    Background:
      Given an API protected by the authorizer
      And the authorizer allows the client

    Scenario: The new authorizer would deny the client
      Given the other authorizer denies the client
      And the API is deployed to stage "test"
      When client "A" connects to stage "test"
      And the authorizer is changed to call the other authorizer
      And the API is deployed to stage "test"
      Then stage "test" is no longer callable
      When client "A" sends a message to "echo"
      Then client "A" receives the answer "hello"

  @CON-030 @must @documented @needs-control-plane @needs-data-plane @needs-lambda @needs-authorizer
  Rule: The answer of an authorizer may have up to 8 KB
    What happens to a longer one is not documented.
    One scenario: because what happens to a longer answer is not documented.
    Source: guide-quotas-websocket

    Scenario Outline: An answer of <bytes> bytes
      Given an API protected by the authorizer
      And the authorizer allows the client with an answer of <bytes> bytes
      And the API is deployed to stage "test"
      When the client tries to connect to stage "test"
      Then the handshake is accepted

      Examples: Lengths
        | bytes |
        | 1000  |
        | 8000  |

  @CON-031 @must @documented @needs-control-plane @needs-data-plane @needs-lambda @needs-authorizer
  Rule: Templates read the principal and the context that the authorizer returned
    One scenario: because the events have a rule of their own (CON-031a).
    Source: guide-template-reference

    Background:
      Given an API protected by the authorizer
      And the authorizer allows the client and gives the context:
        """
        {"color": "blue", "level": 7, "staff": true}
        """
      And the route "who" answers with the template:
        """
        {"id": "$input.path('$.id')", "who": "$context.authorizer.principalId likes $context.authorizer.color"}
        """
      And the API is deployed to stage "test"

    Scenario: In a template
      When the client connects to stage "test"
      And the client sends a message to "who"
      Then the client receives an answer in which "who" is "ada likes blue"

  @CON-031a @must @observed @needs-control-plane @needs-data-plane @needs-lambda @needs-authorizer
  Rule: Every event of a connection has the principal and the context that its authorizer returned
    The values of the context are strings in the events.
    One scenario: because the rows are the three events.
    Source: chalice-2060

    Background:
      Given an API with the route "echo"
      And the routes "$connect", "tell" and "$disconnect" call the function
      And the route "$connect" is protected by the authorizer
      And the authorizer allows the client and gives the context:
        """
        {"color": "blue", "level": 7, "staff": true}
        """
      And the API is deployed to stage "test"

    Scenario Outline: In the <event> event
      When the client connects to stage "test"
      And the client sends a message to "tell"
      Then the client receives an answer
      When the client closes with code 1000
      Then the function's <event> event contains:
        | member                                | value  |
        | requestContext.authorizer.principalId | ada    |
        | requestContext.authorizer.color       | blue   |
        | requestContext.authorizer.level       | "7"    |
        | requestContext.authorizer.staff       | "true" |

      Examples: Events
        | event      |
        | CONNECT    |
        | MESSAGE    |
        | DISCONNECT |

  @CON-032 @must @documented @needs-control-plane @needs-data-plane @needs-lambda @needs-authorizer
  Rule: A connection is authorized once, at its handshake
    One scenario: because a new client is refused in the same scenario.
    Source: guide-connect-routes

    Background:
      Given an API protected by the authorizer
      And the authorizer allows the client

    Scenario: The authorizer denies clients later
      Given the API is deployed to stage "test"
      When client "A" connects to stage "test"
      And the authorizer denies the client
      And client "B" tries to connect to stage "test"
      Then the handshake is refused
      When client "A" sends a message to "echo"
      Then client "A" receives the answer "hello"

  @CON-033 @must @documented @needs-control-plane @needs-data-plane @needs-iam
  Rule: A $connect route with the authorization AWS_IAM refuses unsigned handshakes with 401 or 403
    The signature is in the headers or in the query.
    Source: guide-connect-routes, guide-iam

    Scenario: $connect has the authorization AWS_IAM
      Given an API with the route "echo"
      And the route "$connect" answers with status 200
      And the route "$connect" has "authorizationType" set to "AWS_IAM"
      And the API is deployed to stage "test"
      When the client tries to connect to stage "test"
      Then the handshake is refused with one of the statuses:
        | status |
        | 401    |
        | 403    |

    Scenario: $connect has the authorization NONE
      Given an API with the route "echo"
      And the route "$connect" answers with status 200
      And the route "$connect" has "authorizationType" set to "NONE"
      And the API is deployed to stage "test"
      When the client tries to connect to stage "test"
      Then the handshake is accepted

  @CON-033a @must @documented @needs-control-plane @needs-data-plane @needs-iam @needs-lambda
  Rule: Under AWS_IAM the identity of $connect has the caller
    One scenario: because no page says what the identity lacks without AWS_IAM.
    Source: guide-template-reference

    Background:
      Given an API with the route "echo"
      And the route "$connect" calls the function

    Scenario: $connect has the authorization AWS_IAM
      Given the route "$connect" has "authorizationType" set to "AWS_IAM"
      And the API is deployed to stage "test"
      When the client tries to connect to stage "test" with a signature for the service "execute-api"
      Then the function's CONNECT event contains:
        | member                            | value          |
        | requestContext.identity.accountId | /[0-9]{12}/    |
        | requestContext.identity.caller    | /.+/           |
        | requestContext.identity.user      | /.+/           |
        | requestContext.identity.userArn   | /arn:aws.*:.+/ |

  @CON-035 @should @inferred @needs-control-plane @needs-data-plane
  Rule: Where $connect requires an API key, a client without a valid one is refused with 403
    The key is in a header. A valid key belongs to a usage plan, which no operation of this API creates.
    Source: guide-selection-expressions

    Background:
      Given an API with the route "echo"
      And the route "$connect" answers with status 200

    Scenario: No key
      Given the route "$connect" has "apiKeyRequired" set to "true"
      And the API is deployed to stage "test"
      When the client tries to connect to stage "test"
      Then the handshake is refused with status 403

    Scenario: An unknown key
      Given the route "$connect" has "apiKeyRequired" set to "true"
      And the API is deployed to stage "test"
      When the client tries to connect to stage "test" with the header "x-api-key" set to "no-such-key-0123456789"
      Then the handshake is refused with status 403

    Scenario: No key is required
      Given the route "$connect" has "apiKeyRequired" set to "false"
      And the API is deployed to stage "test"
      When the client tries to connect to stage "test"
      Then the handshake is accepted

  @CON-037 @may @observed @untestable
  Rule: A WebSocket API cannot have a web application firewall
    Source: repost-waf, guide-logging
    Untestable: the sources contradict each other, and a firewall is another service.

  @CON-038 @must @inferred @untestable
  Rule: A WebSocket API has neither a resource policy nor a private endpoint
    Source: guide-access-control
    Untestable: no operation offers either, and no client could tell.

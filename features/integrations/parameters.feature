Feature: Mapped parameters
  Parts of the handshake, the message, the context or the stage's variables can be put into the address and the headers
  of the request to a backend.

  @INT-034 @must @documented @needs-control-plane @needs-data-plane @needs-http-backend
  Rule: Headers, query and path of the request take values from the event, the context and the stage
    The headers and the query of the handshake are declared at $connect and mapped there. How several values of one name
    are joined is not documented.
    Source: guide-data-mapping

    Scenario Outline: <source> becomes a header
      Given an API with the route "echo"
      And the route "tell" calls the HTTP backend
      And the integration of the route "tell" maps the parameters:
        | parameter                           | source   |
        | integration.request.header.X-Mapped | <source> |
      And the API is deployed to stage "test"
      And stage "test" has the variable "color" set to "blue"
      When the client connects to stage "test"
      And the client sends the message:
        """
        {"action": "tell", "name": "ada", "of": {"age": 36}}
        """
      Then the HTTP backend's request has the header "X-Mapped" with the value "<value>"

      Examples: Sources
        | source                    | value |
        | route.request.body.name   | ada   |
        | route.request.body.of.age | 36    |
        | context.stage             | test  |
        | context.routeKey          | tell  |
        | stageVariables.color      | blue  |
        | 'fixed'                   | fixed |

    Scenario Outline: At $connect, <source> becomes a header
      Given an API with the route "echo"
      And the route "$connect" calls the HTTP backend
      And the route "$connect" declares the parameters:
        | parameter                      | required |
        | route.request.querystring.name | false    |
        | route.request.header.X-Color   | true     |
      And the integration of the route "$connect" maps the parameters:
        | parameter                           | source   |
        | integration.request.header.X-Mapped | <source> |
      And the API is deployed to stage "test"
      When the client tries to connect to the path "/test?name=ada" with the header "X-Color" set to "blue"
      Then the HTTP backend's request has the header "X-Mapped" with the value "<value>"

      Examples: Sources
        | source                         | value |
        | route.request.querystring.name | ada   |
        | route.request.header.X-Color   | blue  |

    Scenario: A parameter that is not required may be missing at $connect
      Given an API with the route "echo"
      And the route "$connect" calls the HTTP backend
      And the route "$connect" declares the parameters:
        | parameter                      | required |
        | route.request.querystring.name | false    |
        | route.request.header.X-Color   | true     |
      And the integration of the route "$connect" maps the parameters:
        | parameter                           | source                       |
        | integration.request.header.X-Mapped | route.request.header.X-Color |
      And the API is deployed to stage "test"
      When the client tries to connect to the path "/test" with the header "X-Color" set to "blue"
      Then the handshake is accepted
      And the HTTP backend's request has the header "X-Mapped" with the value "blue"

    Scenario: A value becomes a query parameter
      Given an API with the route "echo"
      And the route "tell" calls the HTTP backend
      And the integration of the route "tell" maps the parameters:
        | parameter                           | source                  |
        | integration.request.querystring.who | route.request.body.name |
      And the API is deployed to stage "test"
      When the client connects to stage "test"
      And the client sends the message:
        """
        {"action": "tell", "name": "ada & bob"}
        """
      Then the HTTP backend's request has the query parameter "who" with the value "ada & bob"

    Scenario: A value becomes a query parameter beside one of the address
      Given an API with the route "echo"
      And the route "tell" calls the HTTP backend at "{httpScheme}://{httpBackend}/{apiId}?at=home"
      And the integration of the route "tell" maps the parameters:
        | parameter                           | source                  |
        | integration.request.querystring.who | route.request.body.name |
      And the API is deployed to stage "test"
      When the client connects to stage "test"
      And the client sends the message:
        """
        {"action": "tell", "name": "ada"}
        """
      Then the HTTP backend received a request for "/{apiId}?at=home&who=ada"

    Scenario: A value becomes a part of the path
      Given an API with the route "echo"
      And the route "tell" calls the HTTP backend with the path variable "who"
      And the integration of the route "tell" maps the parameters:
        | parameter                    | source                  |
        | integration.request.path.who | route.request.body.name |
      And the API is deployed to stage "test"
      When the client connects to stage "test"
      And the client sends the message:
        """
        {"action": "tell", "name": "ada"}
        """
      Then the HTTP backend received a request for "/{apiId}/ada"

  @INT-034a @must @inferred @needs-control-plane @needs-data-plane @needs-http-backend
  Rule: The headers and the query of the handshake have no value at a message
    One scenario: because at $connect they have one by INT-034.
    Source: guide-data-mapping

    Scenario Outline: At a message, <source> has no value
      Given an API with the route "echo"
      And the route "tell" calls the HTTP backend
      And the integration of the route "tell" maps the parameters:
        | parameter                           | source        |
        | integration.request.header.X-Mapped | <source>      |
        | integration.request.header.X-Stage  | context.stage |
      And the API is deployed to stage "test"
      When the client tries to connect to the path "/test?name=ada" with the header "X-Color" set to "blue"
      And the client sends a message to "tell"
      Then the HTTP backend's request has the header "X-Stage" with the value "test"
      And the HTTP backend's request has no header "X-Mapped"

      Examples: Sources
        | source                         |
        | route.request.querystring.name |
        | route.request.header.X-Color   |

  @INT-059 @must @documented @needs-control-plane
  Rule: An HTTP integration may use the ports 80, 443 and 1024 to 65535
    The WebSocket page sends its reader to the page of REST APIs.
    One scenario: because where other ports are refused is not said (INT-059a).
    Source: guide-rest-http-integrations

    Scenario Outline: The port <port>
      Given an API
      When CreateIntegration is called with:
        | member            | value                        |
        | integrationType   | HTTP_PROXY                   |
        | integrationMethod | POST                         |
        | integrationUri    | http://example.com:<port>/go |
      Then the call succeeds with status 201

      Examples: Ports
        | port  |
        | 80    |
        | 443   |
        | 1024  |
        | 65535 |

  @INT-059a @probe @needs-control-plane
  Rule: Is an HTTP integration with another port refused?
    Source: guide-rest-http-integrations

    Scenario Outline: The port <port>
      Given an API
      When CreateIntegration is called with:
        | member            | value                        |
        | integrationType   | HTTP_PROXY                   |
        | integrationMethod | POST                         |
        | integrationUri    | http://example.com:<port>/go |
      Then the call's answer is recorded

      Examples: Ports
        | port |
        | 22   |
        | 81   |
        | 1023 |

  @INT-035 @must @documented @needs-control-plane
  Rule: The name of a mapped parameter has letters, digits, dots, underscores, dollar signs and hyphens
    The page prints a superfluous bracket in the list.
    Source: guide-data-mapping

    Scenario Outline: The name <name> is accepted
      Given an API
      When CreateIntegration is called with:
        | member            | value                                                  |
        | integrationType   | HTTP_PROXY                                             |
        | integrationMethod | POST                                                   |
        | integrationUri    | https://backend.example/a                              |
        | requestParameters | {"integration.request.header.<name>": "context.stage"} |
      Then the call succeeds

      Examples: Names
        | name   |
        | Color1 |
        | a.b    |
        | a_b    |
        | a$b    |
        | a-b    |

    Scenario Outline: The name "<name>" is refused
      Given an API
      When CreateIntegration is called with:
        | member            | value                                                  |
        | integrationType   | HTTP_PROXY                                             |
        | integrationMethod | POST                                                   |
        | integrationUri    | https://backend.example/a                              |
        | requestParameters | {"integration.request.header.<name>": "context.stage"} |
      Then the call is refused

      Examples: Names
        | name  |
        | a b   |
        | a:b   |
        | a/b   |
        | größe |

  @INT-038 @must @inferred @needs-control-plane
  Rule: The key of a response parameter is method.response.header and a name
    Source: service-model
    If this fails, look at whether the keys of response parameters are read when they are set.

    Background:
      Given an API with the route "echo"
      And a one-way route "plain" is added

    Scenario: The header of a response
      When CreateIntegrationResponse is called with:
        | member                 | value                                        |
        | integrationResponseKey | $default                                     |
        | responseParameters     | {"method.response.header.X-Color": "'blue'"} |
      Then the call succeeds

    Scenario Outline: The key "<key>" is refused
      When CreateIntegrationResponse is called with:
        | member                 | value               |
        | integrationResponseKey | $default            |
        | responseParameters     | {"<key>": "'blue'"} |
      Then the call is refused

      Examples: Keys
        | key                                |
        | X-Color                            |
        | integration.request.header.X-Color |
        | method.response.header.a b         |

  @INT-039 @probe @needs-control-plane @needs-data-plane
  Rule: Does a response parameter of $connect name the subprotocol?
    Clients see no header of an answer except for the subprotocol of a handshake.
    Source: service-model

    Scenario: A MOCK whose integration response names it
      Given an API with the route "echo"
      And the route "$connect" answers with status 200
      And the integration of the route "$connect" answers with the response parameter "method.response.header.Sec-WebSocket-Protocol" set to "'chat'"
      And the API is deployed to stage "test"
      When the client tries to connect to stage "test" offering the subprotocol "chat"
      Then the handshake's answer is recorded

  @INT-036 @may @documented @untestable
  Rule: The console offers no mapping of parameters
    Source: guide-data-mapping
    Untestable: it is a property of the console, not of the service.

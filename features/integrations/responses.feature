Feature: Integration responses
  The answer of a non-proxy integration selects one of its integration responses, whose template renders the text for
  the
  client.

  @INT-023 @must @documented @needs-control-plane @needs-data-plane @needs-http-backend
  Rule: A non-proxy integration answers a client only through an integration response
    The route also needs a route response.
    Source: guide-integration-response

    Background:
      Given an API with the route "echo"
      And the route "tell" calls the HTTP backend without a proxy

    Scenario: With an integration response
      Given the integration of the route "tell" has the responses:
        | response | answer |
        | $default | fine   |
      And the API is deployed to stage "test"
      When the client connects to stage "test"
      And the client sends a message to "tell"
      Then the client receives the answer "fine"

    Scenario: Without one
      Given the API is deployed to stage "test"
      When the client connects to stage "test"
      And the client sends a message to "tell"
      Then the HTTP backend was called 1 time
      And the client receives no answer

  @INT-024 @must @documented @needs-control-plane @needs-data-plane @needs-http-backend
  Rule: The key of an integration response is $default, or a regular expression between slashes for the status
    One scenario: because the rows hold matching and other statuses.
    Source: guide-integration-response

    Scenario Outline: The server answers <status>
      Given an API with the route "echo"
      And the route "tell" calls the HTTP backend without a proxy
      And the integration of the route "tell" has the responses:
        | response  | answer  |
        | /2\\d\\d/ | success |
        | /4\\d\\d/ | fault   |
        | $default  | other   |
      And the HTTP backend answers "backend" with status <status>
      And the API is deployed to stage "test"
      When the client connects to stage "test"
      And the client sends a message to "tell"
      Then the client receives the answer "<answer>"

      Examples: Statuses
        | status | answer  |
        | 200    | success |
        | 204    | success |
        | 404    | fault   |
        | 429    | fault   |
        | 500    | other   |

  @INT-025 @must @documented @needs-control-plane @needs-data-plane @needs-lambda
  Rule: The integration response of a non-proxy function is selected by its error message
    That of an HTTP server or a MOCK is selected by the status; a proxy has none.
    Source: guide-selection-expressions

    Background:
      Given an API with the route "echo"
      And the route "tell" calls the function without a proxy
      And the integration of the route "tell" has the responses:
        | response        | answer   |
        | /.*not found.*/ | missing  |
        | /200/           | a status |
        | $default        | other    |

    Scenario Outline: The function fails with "<error>"
      Given the function fails with the error "<error>"
      And the API is deployed to stage "test"
      When the client connects to stage "test"
      And the client sends a message to "tell"
      Then the client receives the answer "<answer>"

      Examples: Errors
        | error                 | answer  |
        | the room is not found | missing |
        | out of luck           | other   |

    Scenario Outline: The function returns <payload>
      Given the function returns '<payload>'
      And the API is deployed to stage "test"
      When the client connects to stage "test"
      And the client sends a message to "tell"
      Then the client receives the answer "<answer>"

      Examples: Payloads
        | payload                                   | answer  |
        | {"color": "blue"}                         | other   |
        | {"statusCode": 200}                       | other   |
        | {"errorMessage": "the door is not found"} | missing |

    Scenario: The message is no JSON
      Given the route selection expression is "tell"
      And the integration of the route "tell" has the request template:
        """
        {"n": 1}
        """
      And the function fails with the error "the room is not found"
      And the API is deployed to stage "test"
      When the client connects to stage "test"
      And the client sends the message:
        """
        good morning
        """
      Then the client receives the answer "missing"

  @INT-025a @should @inferred @needs-control-plane @needs-data-plane @needs-lambda
  Rule: A non-proxy function is not waited for where the header X-Amz-Invocation-Type is mapped as Event
    The page is that of REST APIs, which has no other way to call a function asynchronously.
    One scenario: because the rows hold both kinds of call.
    Source: guide-rest-lambda-async

    Scenario Outline: <what>, of a function that fails
      Given an API with the route "echo"
      And the route "tell" calls the function without a proxy
      And the integration of the route "tell" has the responses:
        | response   | answer |
        | /.*luck.*/ | failed |
        | $default   | taken  |
      And the integration of the route "tell" maps the parameters:
        | parameter   | source   |
        | <parameter> | <source> |
      And the function fails with the error "out of luck"
      And the API is deployed to stage "test"
      When the client connects to stage "test"
      And the client sends a message to "tell"
      Then the client receives the answer "<answer>"

      Examples: Kinds of calls
        | what               | parameter                                             | source            | answer |
        | By Event           | integration.request.header.X-Amz-Invocation-Type      | 'Event'           | taken  |
        | By RequestResponse | integration.request.header.X-Amz-Invocation-Type      | 'RequestResponse' | failed |
        | By another header  | integration.request.header.X-Kind                     | 'Event'           | failed |
        | By the query       | integration.request.querystring.X-Amz-Invocation-Type | 'Event'           | failed |

  @INT-026 @must @documented @needs-control-plane @needs-data-plane @needs-http-backend
  Rule: Where no regular expression matches, $default answers
    What happens without a $default is not documented.
    One scenario: because the rows hold matching and other statuses.
    Source: guide-integration-response

    Scenario Outline: The server answers <status>
      Given an API with the route "echo"
      And the route "tell" calls the HTTP backend without a proxy
      And the integration of the route "tell" has the responses:
        | response | answer  |
        | /404/    | missing |
        | $default | other   |
      And the HTTP backend answers "backend" with status <status>
      And the API is deployed to stage "test"
      When the client connects to stage "test"
      And the client sends a message to "tell"
      Then the client receives the answer "<answer>"

      Examples: Statuses
        | status | answer  |
        | 404    | missing |
        | 403    | other   |
        | 200    | other   |

  @INT-028 @must @documented @needs-control-plane @needs-data-plane @needs-http-backend
  Rule: A selection expression chooses the template of an integration response
    It may read the message, the status or a header of the answer, or be a constant; $default is the fallback.
    One scenario: because the rows hold chosen templates and the default one.
    Source: guide-selection-expressions

    Scenario Outline: By <expression>
      Given an API with the route "echo"
      And the route "tell" calls the HTTP backend without a proxy
      And the integration of the route "tell" selects its response template by "<expression>":
        | template | answer    |
        | tell     | by body   |
        | 200      | by status |
        | blue     | by header |
        | fixed    | static    |
        | $default | default   |
      And the HTTP backend answers "backend" with the header "X-Color" set to "blue"
      And the API is deployed to stage "test"
      When the client connects to stage "test"
      And the client sends a message to "tell"
      Then the client receives the answer "<answer>"

      Examples: Expressions
        | expression                             | answer    |
        | ${request.body.action}                 | by body   |
        | ${integration.response.statuscode}     | by status |
        | ${integration.response.header.X-Color} | by header |
        | fixed                                  | static    |
        | ${request.body.none}                   | default   |
        | \\$default                             | default   |

  @INT-028a @probe @needs-control-plane @needs-data-plane @needs-http-backend
  Rule: Which template does integration.response.multivalueheader choose?
    The guide names the expression, and not the text that a list of values becomes.
    Source: guide-selection-expressions

    Scenario: A header with one value
      Given an API with the route "echo"
      And the route "tell" calls the HTTP backend without a proxy
      And the integration of the route "tell" selects its response template by "${integration.response.multivalueheader.X-Color}":
        | template | answer   |
        | blue     | value    |
        | [blue]   | list     |
        | $default | fallback |
      And the HTTP backend answers "backend" with the header "X-Color" set to "blue"
      And the API is deployed to stage "test"
      When the client connects to stage "test"
      And the client sends a message to "tell"
      Then what happens to the client is recorded

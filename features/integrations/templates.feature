Feature: Templates
  Non-proxy integrations send what a request template renders and answer with what the template of an integration
  response renders. A MOCK calls no backend: what its request template renders is its answer.

  @INT-020 @must @documented @needs-control-plane @needs-data-plane
  Rule: HTTP, AWS and MOCK integrations send what their request template renders
    Source: guide-transformations

    Background:
      Given an API with the route "echo"

    @needs-http-backend
    Scenario: An HTTP server
      Given the route "tell" calls the HTTP backend without a proxy
      And the integration of the route "tell" has the request template:
        """
        to $input.path('$.name') on $context.routeKey
        """
      And the API is deployed to stage "test"
      When the client connects to stage "test"
      And the client sends the message:
        """
        {"action": "tell", "name": "ada"}
        """
      Then the HTTP backend received the text "to ada on tell"

    @needs-lambda
    Scenario: A function
      Given the route "tell" calls the function without a proxy
      And the integration of the route "tell" has the request template:
        """
        {"name": $input.json('$.name')}
        """
      And the API is deployed to stage "test"
      When the client connects to stage "test"
      And the client sends the message:
        """
        {"action": "tell", "name": "ada"}
        """
      Then the function's event is '{"name": "ada"}'

  @INT-021 @must @documented @needs-control-plane @needs-data-plane
  Rule: The status that a MOCK renders chooses the integration response
    Source: guide-mock

    Scenario Outline: It renders <status>
      Given an API
      And the route "tell" has a MOCK integration with the request template:
        """
        {"statusCode": <status>}
        """
      And the integration of the route "tell" has the responses:
        | response  | answer  |
        | /4\\d\\d/ | refused |
        | $default  | other   |
      And the API is deployed to stage "test"
      When the client connects to stage "test"
      And the client sends a message to "tell"
      Then the client receives the answer "<answer>"

      Examples: Statuses
        | status | answer  |
        | 200    | other   |
        | 404    | refused |
        | 499    | refused |
        | 500    | other   |

    Scenario: The status comes from the message
      Given an API
      And the route "tell" has a MOCK integration with the request template:
        """
        {"statusCode": $input.path('$.wanted')}
        """
      And the integration of the route "tell" has the responses:
        | response | answer  |
        | /404/    | missing |
        | $default | other   |
      And the API is deployed to stage "test"
      When the client connects to stage "test"
      And the client sends the message:
        """
        {"action": "tell", "wanted": 404}
        """
      Then the client receives the answer "missing"

  @INT-021a @must @observed @needs-control-plane @needs-data-plane
  Rule: What a MOCK renders is the input of the response template
    So a route can answer with parts of the message without a backend.
    Source: wasabee-mock

    Scenario: A member of the message goes through both templates
      Given an API
      And the route "tell" has a MOCK integration with the request template:
        """
        {"statusCode": 200, "name": "$input.path('$.name')"}
        """
      And the integration of the route "tell" answers "$default" with the template:
        """
        hello $input.path('$.name')
        """
      And the API is deployed to stage "test"
      When the client connects to stage "test"
      And the client sends the message:
        """
        {"action": "tell", "name": "ada"}
        """
      Then the client receives the text "hello ada"

    Scenario: A member that the request template left out is not available
      Given an API
      And the route "tell" has a MOCK integration with the request template:
        """
        {"statusCode": 200}
        """
      And the integration of the route "tell" answers "$default" with the template:
        """
        hello [$input.path('$.name')]
        """
      And the API is deployed to stage "test"
      When the client connects to stage "test"
      And the client sends the message:
        """
        {"action": "tell", "name": "ada"}
        """
      Then the client receives the text "hello []"

  @INT-021b @must @documented @needs-control-plane @needs-data-plane
  Rule: Without a selection expression a MOCK uses its template for application/json
    One scenario: because the template of $default has a rule of its own (INT-021c).
    Source: guide-mock

    Scenario: The template renders a status, which chooses the response
      Given an API
      And the route "tell" has a MOCK integration without a template selection expression and with the request templates:
        | template         | text                |
        | application/json | {"statusCode": 404} |
      And the integration of the route "tell" has the responses:
        | response | answer  |
        | /404/    | chosen  |
        | $default | default |
      And the API is deployed to stage "test"
      When the client connects to stage "test"
      And the client sends a message to "tell"
      Then the client receives the answer "chosen"

  @INT-021c @must @observed @needs-control-plane @needs-data-plane
  Rule: Without a selection expression a MOCK uses its template for $default
    One scenario: because the template of application/json has a rule of its own (INT-021b).
    Source: wasabee-mock

    Scenario: The template renders a status, which chooses the response
      Given an API
      And the route "tell" has a MOCK integration without a template selection expression and with the request templates:
        | template | text                |
        | $default | {"statusCode": 404} |
      And the integration of the route "tell" has the responses:
        | response | answer  |
        | /404/    | chosen  |
        | $default | default |
      And the API is deployed to stage "test"
      When the client connects to stage "test"
      And the client sends a message to "tell"
      Then the client receives the answer "chosen"

  @INT-022 @must @documented @needs-control-plane @needs-data-plane
  Rule: A MOCK behind $connect accepts clients with the status 200
    One scenario: because other statuses of $connect have a rule of their own (CON-007).
    Source: guide-connect-routes

    Scenario: It renders 200
      Given an API with the route "echo"
      And the route "$connect" has a MOCK integration with the request template:
        """
        {"statusCode": 200}
        """
      And the integration of the route "$connect" has the responses:
        | response | answer |
        | $default | in     |
      And the API is deployed to stage "test"
      When the client tries to connect to stage "test"
      Then the handshake is accepted

  @INT-027 @must @documented @needs-control-plane @needs-data-plane @needs-http-backend
  Rule: A selection expression chooses the request template, and $default is the fallback
    One scenario: because the rows hold chosen templates and the default one.
    Source: guide-selection-expressions

    Scenario Outline: By <expression>, and the message's kind is "<kind>"
      Given an API with the route "echo"
      And the route "tell" calls the HTTP backend without a proxy
      And the integration of the route "tell" selects its request template by "<expression>":
        | template | answer  |
        | chat     | talk    |
        | $default | default |
      And the API is deployed to stage "test"
      When the client connects to stage "test"
      And the client sends the message:
        """
        {"action": "tell", "kind": "<kind>"}
        """
      Then the HTTP backend received the text '{"marker":"<marker>"}'

      Examples: Expressions
        | expression           | kind  | marker  |
        | ${request.body.kind} | chat  | talk    |
        | ${request.body.kind} | other | default |
        | ${request.body.none} | chat  | default |
        | chat                 | other | talk    |
        | \\$default           | chat  | default |

  @INT-029 @must @documented @needs-control-plane @needs-data-plane @needs-http-backend
  Rule: A message for which there is no template is passed through or rejected, as passthroughBehavior says
    What the client receives for a rejected message is not documented.
    Source: service-model

    Background:
      Given an API with the route "echo"
      And the route "tell" calls the HTTP backend without a proxy

    Scenario Outline: <behavior>, and templates of which none fits
      Given the integration of the route "tell" selects its request template by "${request.body.kind}":
        | template | answer |
        | chat     | talk   |
      And the integration of the route "tell" has "passthroughBehavior" set to "<behavior>"
      And the API is deployed to stage "test"
      When the client connects to stage "test"
      And the client sends a message to "tell"
      Then the HTTP backend was called <times> times

      Examples: Behaviors
        | behavior          | times |
        | WHEN_NO_MATCH     | 1     |
        | WHEN_NO_TEMPLATES | 0     |
        | NEVER             | 0     |

    Scenario Outline: <behavior>, and no templates at all
      Given the integration of the route "tell" has "passthroughBehavior" set to "<behavior>"
      And the API is deployed to stage "test"
      When the client connects to stage "test"
      And the client sends a message to "tell"
      Then the HTTP backend was called <times> times

      Examples: Behaviors
        | behavior          | times |
        | WHEN_NO_MATCH     | 1     |
        | WHEN_NO_TEMPLATES | 1     |
        | NEVER             | 0     |

    Scenario: The message is passed through unchanged
      Given the integration of the route "tell" has "passthroughBehavior" set to "WHEN_NO_MATCH"
      And the API is deployed to stage "test"
      When the client connects to stage "test"
      And the client sends the message:
        """
        {"action": "tell",  "n": 1.0}
        """
      Then the HTTP backend received the text '{"action": "tell",  "n": 1.0}'

  @INT-030 @must @documented @needs-control-plane @needs-data-plane @needs-http-backend
  Rule: Templates have functions for the payload and for texts
    Source: guide-template-reference

    Background:
      Given an API
      And the route "tell" calls the HTTP backend without a proxy

    Scenario Outline: <what>
      Given the integration of the route "tell" has the request template:
        """
        [<expression>]
        """
      And the API is deployed to stage "test"
      When the client connects to stage "test"
      And the client sends the message:
        """
        {"action": "tell", "word": "a \"b\" & c", "list": [{"n": 1}, {"n": 2}], "of": {"it": {"word": "d \"e\" and what follows, and so on", "n": 0.5}}}
        """
      Then the HTTP backend received the text:
        """
        [<text>]
        """

      Examples: The payload
        | what                   | expression                                      | text                                                     |
        | A member by its path   | $input.path('$.word')                           | a "b" & c                                                |
        | A member as JSON       | $input.json('$.word')                           | "a \\"b\\" & c"                                          |
        | A member of an element | $input.path('$.list[1].n')                      | 2                                                        |
        | An element as JSON     | $input.json('$.list[0]')                        | {"n":1}                                                  |
        | A member further down  | $input.path('$.of.it.word')                     | d "e" and what follows, and so on                        |
        | The same as JSON       | $input.json('$.of.it.word')                     | "d \\"e\\" and what follows, and so on"                  |
        | An object as JSON      | $input.json('$.of.it')                          | {"word":"d \\"e\\" and what follows, and so on","n":0.5} |
        | The size of a list     | $input.path('$.list').size()                    | 2                                                        |
        | The count of a list    | $input.path('$.list').count()                   | 2                                                        |
        | A loop over a list     | #foreach($e in $input.path('$.list'))<$e.n>#end | <1><2>                                                   |

      Examples: Texts
        | what                   | expression                                          | text          |
        | Escaped for JavaScript | $util.escapeJavaScript($input.path('$.word'))       | a \\"b\\" & c |
        | Encoded for a URL      | $util.urlEncode('a b&c')                            | a+b%26c       |
        | Decoded from a URL     | $util.urlDecode('a+b%26c')                          | a b&c         |
        | Encoded as Base64      | $util.base64Encode('hello')                         | aGVsbG8=      |
        | Decoded from Base64    | $util.base64Decode('aGVsbG8=')                      | hello         |
        | Parsed as JSON         | #set($o = $util.parseJson('{"a": {"b": 5}}'))$o.a.b | 5             |

    Scenario Outline: <what>, of a message that chose no route itself
      Given the route selection expression is "tell"
      And the integration of the route "tell" has the request template:
        """
        [<expression>]
        """
      And the API is deployed to stage "test"
      When the client connects to stage "test"
      And the client sends the message:
        """
        <message>
        """
      Then the HTTP backend received the text:
        """
        [<text>]
        """

      Examples: Messages
        | what                       | expression             | message                                                              | text                                               |
        | A member of an object      | $input.path('$.of.n')  | {"of": {"n": 7}}                                                     | 7                                                  |
        | A number of twenty digits  | $input.json('$.n')     | {"n": 12345678901234567890}                                          | 12345678901234567890                               |
        | An object as JSON          | $input.json('$.of')    | {"of": {"n": 7, "on": true}}                                         | {"n":7,"on":true}                                  |
        | A list as JSON             | $input.json('$.list')  | {"list": ["a", 7]}                                                   | ["a",7]                                            |
        | An object further down     | $input.json('$.of.it') | {"of": {"it": {"n": 7}}}                                             | {"n":7}                                            |
        | The same beside a fraction | $input.json('$.of.it') | {"of": {"it": {"n": 7}, "rest": 0.5}}                                | {"n":7}                                            |
        | The same without blanks    | $input.json('$.of.it') | {"of":{"it":{"n":7}}}                                                | {"n":7}                                            |
        | A list without blanks      | $input.json('$.list')  | {"list":["a",7]}                                                     | ["a",7]                                            |
        | A name in two objects      | $input.json('$.of.n')  | {"n": 1, "by": {"n": 2}, "of": {"n": 7}, "x": 0.5}                   | 7                                                  |
        | The text for a name        | $input.path('$.word')  | {"word": "blue", "x": 0.5}                                           | blue                                               |
        | A long text with an escape | $input.path('$.word')  | {"word": "a text of more than thirty-two letters, \\u0061s it is"}   | a text of more than thirty-two letters, as it is   |
        | An escape at its beginning | $input.path('$.word')  | {"word": "\\u0061 text of more than thirty-two letters, as it is"}   | a text of more than thirty-two letters, as it is   |
        | An escape at its end       | $input.path('$.word')  | {"word": "a text of more than thirty-two letters with a bac\\u006b"} | a text of more than thirty-two letters with a back |

    Scenario Outline: A template that begins with <what>
      Given the integration of the route "tell" has the request template:
        """
        <template>
        """
      And the API is deployed to stage "test"
      When the client connects to stage "test"
      And the client sends the message:
        """
        {"action": "tell", "of": {"class": "first", "empty": "no"}}
        """
      Then the HTTP backend received the text:
        """
        <text>
        """

      Examples: Beginnings
        | what        | template                                                 | text                                                        |
        | a condition | #if($context.routeKey == "tell")yes#{else}no#end         | yes                                                         |
        | a variable  | #set($of = $input.path('$.of'))${of.class} and $of.empty | first and no                                                |
        | the payload | #set($all = $input.body)$all                             | {"action": "tell", "of": {"class": "first", "empty": "no"}} |

    Scenario: Single quotes, escaped for JavaScript and unescaped for JSON
      Given the integration of the route "tell" has the request template:
        """
        $util.escapeJavaScript("it's") $util.escapeJavaScript("it's").replaceAll("\\'","'")
        """
      And the API is deployed to stage "test"
      When the client connects to stage "test"
      And the client sends a message to "tell"
      Then the HTTP backend received the text:
        """
        it\'s it's
        """

    Scenario Outline: A stage variable as <expression>
      Given the integration of the route "tell" has the request template:
        """
        [<expression>]
        """
      And the API is deployed to stage "test"
      And stage "test" has the variable "place" set to "blue"
      When the client connects to stage "test"
      And the client sends a message to "tell"
      Then the HTTP backend received the text "[blue]"

      Examples: Ways to write it
        | expression                 |
        | $stageVariables.place      |
        | $stageVariables['place']   |
        | ${stageVariables['place']} |

    Scenario: The whole payload
      Given the integration of the route "tell" has the request template:
        """
        $input.body
        """
      And the API is deployed to stage "test"
      When the client connects to stage "test"
      And the client sends the message:
        """
        {"action": "tell",  "n": 1.0}
        """
      Then the HTTP backend received the text '{"action": "tell",  "n": 1.0}'

    Scenario: A stage variable
      Given the integration of the route "tell" has the request template:
        """
        ${stageVariables.color} and $stageVariables.color
        """
      And the API is deployed to stage "test"
      And stage "test" has the variable "color" set to "blue"
      When the client connects to stage "test"
      And the client sends a message to "tell"
      Then the HTTP backend received the text "blue and blue"

  @INT-031 @should @inferred @needs-control-plane @needs-data-plane
  Rule: A loop of a template may run a thousand times
    The quota stands among those of REST APIs. What happens beyond it is not documented.
    One scenario: because what happens in a longer loop is not documented.
    Source: guide-quotas

    Scenario Outline: A loop of <times>
      Given an API
      And the route "tell" has a MOCK integration with the request template:
        """
        {"statusCode": 200}
        """
      And the integration of the route "tell" answers "$default" with the template:
        """
        #set($n = 0)#foreach($i in [1..<times>])#set($n = $n + 1)#end$n
        """
      And the API is deployed to stage "test"
      When the client connects to stage "test"
      And the client sends a message to "tell"
      Then the client receives the text "<times>"

      Examples: Numbers of rounds
        | times |
        | 1     |
        | 999   |
        | 1000  |

  @INT-032 @should @inferred @needs-control-plane @needs-data-plane @needs-http-backend
  Rule: $input.params returns the headers and the query at $connect
    Later events have neither.
    Source: guide-connect-routes

    Scenario: At $connect
      Given an API with the route "echo"
      And the route "$connect" calls the HTTP backend without a proxy
      And the integration of the route "$connect" has the request template:
        """
        $input.params('name') $input.params().querystring.name $input.params('X-Color')
        """
      And the API is deployed to stage "test"
      When the client tries to connect to the path "/test?name=ada" with the header "X-Color" set to "blue"
      Then the HTTP backend received the text "ada ada blue"

    Scenario: At a message
      Given an API with the route "echo"
      And the route "tell" calls the HTTP backend without a proxy
      And the integration of the route "tell" has the request template:
        """
        [$input.params('name')]
        """
      And the API is deployed to stage "test"
      When the client tries to connect to the path "/test?name=ada"
      And the client sends a message to "tell"
      Then the HTTP backend received the text "[]"

  @INT-033 @must @documented @needs-control-plane @needs-data-plane @needs-http-backend
  Rule: Templates read the connection, the event and the request from $context
    One scenario: because each row is a variable.
    Source: guide-template-reference

    Scenario Outline: $context.<member>
      Given an API
      And the route "tell" calls the HTTP backend without a proxy
      And the integration of the route "tell" has the request template:
        """
        $context.<member>
        """
      And the API is deployed to stage "test"
      When the client connects to stage "test"
      And the client sends a message to "tell"
      Then the HTTP backend received a text that matches "<pattern>"

      Examples: Members
        | member             | pattern                                           |
        | apiId              | [a-z0-9]+                                         |
        | connectedAt        | [0-9]{13}                                         |
        | connectionId       | [^$]+                                             |
        | domainName         | [^$]+                                             |
        | domainPrefix       | [^$.]+                                            |
        | eventType          | MESSAGE                                           |
        | extendedRequestId  | [^$]+                                             |
        | identity.userAgent | framegate                                         |
        | identity.sourceIp  | [0-9a-f.:]+                                       |
        | messageId          | [^$]+                                             |
        | requestId          | [^$]+                                             |
        | requestTime        | [0-9]{2}/[A-Z][a-z]{2}/[0-9]{4}:[0-9:]{8} [+]0000 |
        | requestTimeEpoch   | [0-9]{13}                                         |
        | routeKey           | tell                                              |
        | stage              | test                                              |

  @INT-037 @should @inferred @needs-control-plane @needs-data-plane
  Rule: A template that fails while it renders is answered with an error
    Source: wscat-notes

    Scenario: A message
      Given an API
      And the route "tell" has a MOCK integration with the request template:
        """
        {"statusCode": 200, "n": "$util.parseJson('{no json').a"}
        """
      And the integration of the route "tell" has the responses:
        | response | answer |
        | $default | fine   |
      And the API is deployed to stage "test"
      When the client connects to stage "test"
      And the client sends a message to "tell"
      Then the client receives an error

    Scenario: The same template with valid JSON
      Given an API
      And the route "tell" has a MOCK integration with the request template:
        """
        {"statusCode": 200, "n": "$util.parseJson('{"a": 1}').a"}
        """
      And the integration of the route "tell" has the responses:
        | response | answer |
        | $default | fine   |
      And the API is deployed to stage "test"
      When the client connects to stage "test"
      And the client sends a message to "tell"
      Then the client receives the answer "fine"

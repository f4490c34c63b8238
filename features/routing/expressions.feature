Feature: Selection expressions
  A route selection expression names parts of the message's body, may join them with literal text, and is evaluated
  once. The braces around a variable are optional where it stands alone.

  @MSG-006 @must @documented @needs-control-plane @needs-data-plane
  Rule: $request.body and a path choose the key, with or without braces
    Source: guide-routes

    Scenario Outline: The expression is <expression>
      Given an API with the route selection expression "<expression>"
      And the route "join" answering "joined" is added
      And the route "$default" answering "otherwise" is added
      And the API is deployed to stage "test"
      When the client connects to stage "test"
      And the client sends the message:
        """
        <message>
        """
      Then the client receives the answer "joined"

      Examples: One level
        | expression              | message                                           |
        | $request.body.action    | {"action": "join", "id": "1"}                     |
        | ${request.body.action}  | {"action": "join", "id": "1"}                     |
        | $request.body.message   | {"action": "leave", "message": "join", "id": "1"} |
        | ${request.body.message} | {"action": "leave", "message": "join", "id": "1"} |

      Examples: Deeper
        | expression                  | message                                                |
        | $request.body.head.action   | {"head": {"action": "join"}, "action": "x", "id": "1"} |
        | ${request.body.head.action} | {"head": {"action": "join"}, "action": "x", "id": "1"} |
        | $request.body.a.b.c         | {"a": {"b": {"c": "join"}}, "id": "1"}                 |

      Examples: Elements and quoted names
        | expression                     | message                                                    |
        | $request.body.list[1]          | {"list": ["x", "join"], "id": "1"}                         |
        | $request.body.list[1][0]       | {"list": ["x", ["join", "y"]], "id": "1"}                  |
        | ${request.body.list[1].action} | {"list": [{"action": "x"}, {"action": "join"}], "id": "1"} |
        | $request.body.head['action']   | {"head": {"action": "join"}, "action": "x", "id": "1"}     |
        | ${request.body['head'].action} | {"head": {"action": "join"}, "action": "x", "id": "1"}     |

      Examples: Beside other values
        | expression                | message                                                                                                                                       |
        | $request.body.action      | {"list": [{"action": "x"}, null], "n": -1.5e3, "action": "join"}                                                                              |
        | $request.body.head.action | {"tail": {"action": "x", "n": 0.5}, "head": {"n": [1.5], "action": "join"}}                                                                   |
        | $request.body.action      | {"action": "join", "actions": "x", "act": "y"}                                                                                                |
        | $request.body.head.action | {"head": {"action": "join"}, "header": {"action": "x"}}                                                                                       |
        | $request.body.my_action   | {"my": "x", "my_action": "join", "action": "y"}                                                                                               |
        | $request.body.q           | {"a": 1, "b": 2, "c": 3, "d": 4, "e": 5, "f": 6, "g": 7, "h": 8, "i": 9, "j": 0, "k": 1, "l": 2, "m": 3, "n": 4, "o": 5, "p": 6, "q": "join"} |

    Scenario: Escapes in the value and beside it
      Given an API with the routes:
        | route    | answer    |
        | join     | joined    |
        | $default | otherwise |
      And the API is deployed to stage "test"
      When the client connects to stage "test"
      And the client sends the message:
        """
        {"note": "a \"b\" \\ c", "action": "j\u006fin"}
        """
      Then the client receives the answer "joined"

    Scenario Outline: Escapes <where>
      Given an API with the routes:
        | route    | answer    |
        | join     | joined    |
        | $default | otherwise |
      And the API is deployed to stage "test"
      When the client connects to stage "test"
      And the client sends the message:
        """
        <message>
        """
      Then the client receives the answer "joined"

      Examples: Places
        | where        | message                             |
        | in the value | {"action": "j\\u006fin", "id": "1"} |
        | in the name  | {"acti\\u006fn": "join", "id": "1"} |

    Scenario: A member of another name is not the key
      Given an API with the route selection expression "$request.body.kind"
      And the route "join" answering "joined" is added
      And the route "$default" answering "otherwise" is added
      And the API is deployed to stage "test"
      When the client connects to stage "test"
      And the client sends a message to "join"
      Then the client receives the answer "otherwise"

  @MSG-007 @must @documented @needs-control-plane @needs-data-plane
  Rule: Several variables and literal text may be joined
    Source: guide-routes

    Scenario Outline: <expression> makes "<key>"
      Given an API with the route selection expression "<expression>"
      And the route "<key>" answering "found" is added
      And the route "$default" answering "otherwise" is added
      And the API is deployed to stage "test"
      When the client connects to stage "test"
      And the client sends the message:
        """
        {"service": "chat", "action": "join", "id": "1"}
        """
      Then the client receives the answer "found"

      Examples: Expressions
        | expression                                     | key       |
        | ${request.body.service}/${request.body.action} | chat/join |
        | ${request.body.service}${request.body.action}  | chatjoin  |
        | v1-${request.body.action}                      | v1-join   |
        | ${request.body.action}-v1                      | join-v1   |

    Scenario: One of the parts alone is not the key
      Given an API with the route selection expression "${request.body.service}/${request.body.action}"
      And the route "join" answering "part" is added
      And the route "$default" answering "otherwise" is added
      And the API is deployed to stage "test"
      When the client connects to stage "test"
      And the client sends the message:
        """
        {"service": "chat", "action": "join", "id": "1"}
        """
      Then the client receives the answer "otherwise"

  @MSG-008 @must @documented @needs-control-plane @needs-data-plane
  Rule: A path that does not exist is an empty string
    A single missing variable therefore leaves an empty key, which no route has.
    Source: guide-routes

    Scenario Outline: <expression> makes "<key>" if one path is missing
      Given an API with the route selection expression "<expression>"
      And the route "<key>" answering "found" is added
      And the route "$default" answering "otherwise" is added
      And the API is deployed to stage "test"
      When the client connects to stage "test"
      And the client sends a message to "join"
      Then the client receives the answer "found"

      Examples: Expressions
        | expression                                         | key   |
        | ${request.body.action}-${request.body.invalidPath} | join- |
        | ${request.body.invalidPath}-${request.body.action} | -join |
        | ${request.body.action}-${request.body.id.deeper}   | join- |

    Scenario: A path into a text, whose next name is that of a member beside it
      Given an API with the route selection expression "${request.body.action}-${request.body.id.deeper}"
      And the route "join-" answering "found" is added
      And the route "$default" answering "otherwise" is added
      And the API is deployed to stage "test"
      When the client connects to stage "test"
      And the client sends the message:
        """
        {"id": "1", "deeper": "x", "note": "a \"b\"", "action": "join"}
        """
      Then the client receives the answer "found"

    Scenario: Only the missing path
      Given an API with the route selection expression "$request.body.invalidPath"
      And the route "invalidPath" answering "its name" is added
      And the route "$default" answering "otherwise" is added
      And the API is deployed to stage "test"
      When the client connects to stage "test"
      And the client sends a message to "join"
      Then the client receives the answer "otherwise"

  @MSG-009 @must @documented @needs-control-plane @needs-data-plane
  Rule: A literal expression chooses the same key for every message
    One scenario: because every message chooses the same route.
    Source: guide-routes

    Scenario Outline: The expression "action" and <message>
      Given an API with the route selection expression "action"
      And the route "action" answering "always" is added
      And the route "join" answering "joined" is added
      And the route "$default" answering "otherwise" is added
      And the API is deployed to stage "test"
      When the client connects to stage "test"
      And the client sends the message:
        """
        <message>
        """
      Then the client receives the answer "always"

      Examples: Messages
        | message                        |
        | {"action": "join", "id": "1"}  |
        | {"action": "other", "id": "1"} |
        | {"id": "1"}                    |

  @MSG-010 @must @documented @needs-control-plane @needs-data-plane
  Rule: A backslash makes a dollar sign literal, so that \$default chooses $default
    One scenario: because every message chooses the same route.
    Source: guide-selection-expressions

    Scenario Outline: <message> goes to $default
      Given an API with the route selection expression "\$default"
      And the route "join" answering "joined" is added
      And the route "$default" answering "otherwise" is added
      And the API is deployed to stage "test"
      When the client connects to stage "test"
      And the client sends the message:
        """
        <message>
        """
      Then the client receives the answer "otherwise"

      Examples: Messages
        | message                       |
        | {"action": "join", "id": "1"} |
        | {"id": "1"}                   |

  @MSG-011 @must @documented @needs-control-plane @needs-data-plane
  Rule: The result of an expression is not evaluated again
    A client cannot send an expression of its own.
    Source: guide-selection-expressions

    Scenario Outline: A client sends "<expression>" as its action
      Given an API with the routes:
        | route    | answer    |
        | join     | joined    |
        | $default | otherwise |
      And the API is deployed to stage "test"
      When the client connects to stage "test"
      And the client sends the message:
        """
        {"action": "<expression>", "other": "join", "id": "1"}
        """
      Then the client receives the answer "otherwise"

      Examples: Expressions
        | expression            |
        | $request.body.other   |
        | ${request.body.other} |

    Scenario: The expression itself is evaluated
      Given an API with the route selection expression "$request.body.other"
      And the route "join" answering "joined" is added
      And the route "$default" answering "otherwise" is added
      And the API is deployed to stage "test"
      When the client connects to stage "test"
      And the client sends the message:
        """
        {"action": "leave", "other": "join", "id": "1"}
        """
      Then the client receives the answer "joined"

  @MSG-012 @must @documented @needs-control-plane @needs-data-plane
  Rule: An array becomes text of the form [item1, item2]
    Other values are turned into text as well; how numbers, booleans, null and objects look then is not documented, and
    nothing is asserted about them.
    One scenario: because the rows hold equal and other arrays.
    Source: guide-routes

    Scenario Outline: The action is <array>
      Given an API with the routes:
        | route         | answer    |
        | [left, right] | both      |
        | left          | one       |
        | $default      | otherwise |
      And the API is deployed to stage "test"
      When the client connects to stage "test"
      And the client sends the message:
        """
        {"action": <array>, "id": "1"}
        """
      Then the client receives the answer "<answer>"

      Examples: Arrays
        | array             | answer    |
        | ["left", "right"] | both      |
        | ["left","right"]  | both      |
        | ["right", "left"] | otherwise |

  @MSG-016 @must @documented @needs-control-plane @needs-data-plane
  Rule: The selection expression is not evaluated for $connect
    Connecting runs $connect and disconnecting $disconnect, whatever the expression says.
    Source: guide-connect-routes, localstack-7153

    Scenario: $connect decides although the expression always chooses another route
      Given an API with the route selection expression "action"
      And the route "action" answering "always" is added
      And the route "$connect" answers with status 403
      And the API is deployed to stage "test"
      When the client tries to connect to stage "test"
      Then the handshake is refused

    Scenario: A route chosen by the expression is not called when a client connects
      Given an API with the route selection expression "action"
      And the route "action" answers with status 403
      And the API is deployed to stage "test"
      When the client tries to connect to stage "test"
      Then the handshake is accepted

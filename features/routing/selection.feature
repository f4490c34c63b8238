Feature: Which route a message takes
  An API has one route selection expression. It is evaluated for each message of a client, and the route whose key is
  equal to the result takes the message. If no key is equal, or the expression cannot be evaluated, $default takes it;
  if there is no such route either, the client receives an error.

  @MSG-001 @must @documented @needs-control-plane @needs-data-plane
  Rule: Each message goes to the route whose key equals the result of the selection expression
    Source: guide-routes

    Scenario Outline: A message for "<action>" among several routes
      Given an API with the routes:
        | route    | answer  |
        | join     | joined  |
        | joining  | partial |
        | leave    | left    |
        | $default | none    |
      And the API is deployed to stage "test"
      When the client connects to stage "test"
      And the client sends a message to "<action>"
      Then the client receives the answer "<answer>"

      Examples: Actions
        | action  | answer  |
        | join    | joined  |
        | joining | partial |
        | leave   | left    |
        | joi     | none    |
        | join.*  | none    |

    Scenario: Messages of one connection go to different routes
      Given an API with the routes:
        | route | answer |
        | join  | joined |
        | leave | left   |
      And the API is deployed to stage "test"
      When the client connects to stage "test"
      And the client sends a message to "join"
      Then the client receives the answer "joined"
      When the client sends a message to "leave"
      Then the client receives the answer "left"

  @MSG-002 @must @documented @needs-control-plane @needs-data-plane
  Rule: A message without an equal key goes to $default
    So does a message from which the expression cannot be evaluated.
    Source: guide-routes

    Scenario Outline: A message with <peculiarity>
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
      Then the client receives the answer "otherwise"

      Examples: Messages
        | peculiarity              | message                                 |
        | an unknown action        | {"action": "nowhere", "id": "1"}        |
        | no action                | {"id": "1"}                             |
        | an empty action          | {"action": "", "id": "1"}               |
        | the action one level low | {"data": {"action": "join"}, "id": "1"} |

    Scenario: A message with an equal key does not go to $default
      Given an API with the routes:
        | route    | answer    |
        | join     | joined    |
        | $default | otherwise |
      And the API is deployed to stage "test"
      When the client connects to stage "test"
      And the client sends a message to "join"
      Then the client receives the answer "joined"

  @MSG-003 @must @documented @needs-control-plane @needs-data-plane
  Rule: Without an equal key and without $default the client receives an error
    The form of the error frame is the rule MSG-020.
    Source: guide-routes, guide-overview

    Scenario Outline: A message with <peculiarity>
      Given an API deployed to stage "test"
      When the client connects to stage "test"
      And the client sends the message:
        """
        <message>
        """
      Then the client receives an error of any form

      Examples: Messages
        | peculiarity       | message                          |
        | an unknown action | {"action": "nowhere", "id": "1"} |
        | no action         | {"id": "1"}                      |
        | an empty action   | {"action": "", "id": "1"}        |

    Scenario: With an equal key there is an answer
      Given an API deployed to stage "test"
      When the client connects to stage "test"
      And the client sends a message to "echo"
      Then the client receives the answer "hello"

  @MSG-004 @must @documented @needs-control-plane @needs-data-plane
  Rule: A message that is not JSON goes to $default
    Source: guide-overview

    Scenario Outline: The message is <kind>
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
      Then the client receives the answer "otherwise"

      Examples: Kinds of messages
        | kind               | message               |
        | plain text         | good morning          |
        | the key of a route | join                  |
        | JSON cut short     | {"action": "join"     |
        | JSON in quotes '   | {'action': 'join'}    |
        | XML                | <action>join</action> |

    Scenario: The expression has a literal part, and a route has its key
      Given an API with the route selection expression "v1-${request.body.action}"
      And the route "v1-" answering "literal" is added
      And the route "$default" answering "otherwise" is added
      And the API is deployed to stage "test"
      When the client connects to stage "test"
      And the client sends the message:
        """
        good morning
        """
      Then the client receives the answer "otherwise"

  @MSG-005 @should @inferred @needs-control-plane @needs-data-plane
  Rule: A message that is not JSON is answered by the same error if there is no $default
    One scenario: because with $default the rule is MSG-004.
    Source: guide-routes, chat-app-24

    Scenario Outline: The message is <kind>
      Given an API deployed to stage "test"
      When the client connects to stage "test"
      And the client sends the message:
        """
        <message>
        """
      Then the client receives the error "Forbidden"
      And the client stays connected

      Examples: Kinds of messages
        | kind                          | message                                                                                |
        | plain text                    | good morning                                                                           |
        | the key of a route            | echo                                                                                   |
        | JSON cut short                | {"action": "echo"                                                                      |
        | cut behind a comma            | {"action": "echo",                                                                     |
        | cut behind a name             | {"action": "echo", "n"                                                                 |
        | cut behind a colon            | {"action": "echo", "n":                                                                |
        | cut in a string               | {"action": "echo", "n": "a                                                             |
        | cut in a word                 | {"action": "echo", "n": tru}                                                           |
        | a list cut short              | {"action": "echo", "list": [1}                                                         |
        | a list without an end         | {"action": "echo", "list": [}                                                          |
        | an object cut short           | {"action": "echo", "of": {"n": 1,}                                                     |
        | a comma too many              | {"action": "echo",}                                                                    |
        | a comma too few               | {"n": 1 "action": "echo"}                                                              |
        | a comma missing in a list     | {"list": [1 2], "action": "echo"}                                                      |
        | no colon                      | {"n" 1, "action": "echo"}                                                              |
        | no quote                      | {n": 1, "action": "echo"}                                                              |
        | a zero before a number        | {"n": 01, "action": "echo"}                                                            |
        | a minus without a number      | {"n": -, "action": "echo"}                                                             |
        | cut behind a minus            | {"action": "echo", "n": -                                                              |
        | a line break in a string      | {"note": "a\nb", "action": "echo"}                                                     |
        | a line break in a long string | {"note": "a text of more than thirty-two characters\n, and more", "action": "echo"}    |
        | a line break at its end       | {"note": "a text of more than thirty-two characters, to its end.\n", "action": "echo"} |

  @MSG-013 @must @inferred @needs-control-plane @needs-data-plane
  Rule: Keys are compared exactly, case and blanks included
    Source: guide-routes

    Scenario Outline: "<action>" is not "Join"
      Given an API with the routes:
        | route    | answer    |
        | Join     | joined    |
        | $default | otherwise |
      And the API is deployed to stage "test"
      When the client connects to stage "test"
      And the client sends a message to "<action>"
      Then the client receives the answer "otherwise"

      Examples: Actions
        | action |
        | join   |
        | JOIN   |
        | Joi    |
        | Join/  |

    Scenario Outline: Blanks count in "<message>"
      Given an API with the routes:
        | route    | answer    |
        | Join     | joined    |
        | $default | otherwise |
      And the API is deployed to stage "test"
      When the client connects to stage "test"
      And the client sends the message:
        """
        <message>
        """
      Then the client receives the answer "otherwise"

      Examples: Messages
        | message                        |
        | {"action": " Join", "id": "1"} |
        | {"action": "Join ", "id": "1"} |

    Scenario: Keys that differ in case only are two routes
      Given an API with the routes:
        | route | answer |
        | join  | small  |
        | Join  | great  |
      And the API is deployed to stage "test"
      When the client connects to stage "test"
      And the client sends a message to "Join"
      Then the client receives the answer "great"
      When the client sends a message to "join"
      Then the client receives the answer "small"

  @MSG-014 @probe @needs-control-plane @needs-data-plane
  Rule: Can a client reach $connect or $disconnect with a message?
    The documents are silent. The two routes are one-way here, so that only an error frame or the answer of $default can
    come.
    Source: guide-routes

    Scenario Outline: A message for <route>
      Given an API with the route "echo"
      And the route "<route>" answers with status 200
      And the API is deployed to stage "test"
      When the client connects to stage "test"
      And the client sends a message to "<route>"
      Then what happens to the client is recorded

      Examples: Routes
        | route       |
        | $connect    |
        | $disconnect |

  @MSG-015 @should @inferred @needs-control-plane @needs-data-plane
  Rule: A message may name $default itself
    One scenario: because other keys are MSG-001.
    Source: guide-routes

    Scenario: A message for "$default"
      Given an API with the routes:
        | route    | answer    |
        | join     | joined    |
        | $default | otherwise |
      And the API is deployed to stage "test"
      When the client connects to stage "test"
      And the client sends a message to "$default"
      Then the client receives the answer "otherwise"

  @MSG-017 @should @inferred @needs-control-plane @needs-data-plane
  Rule: JSON that is no object goes to $default
    The path of the expression is missing in it, so the key is empty.
    One scenario: because JSON objects are MSG-001 and MSG-002.
    Source: guide-routes, chalice-tests

    Scenario Outline: The message is <kind>
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
      Then the client receives the answer "otherwise"

      Examples: Kinds of messages
        | kind              | message              |
        | a string          | "join"               |
        | a number          | 42                   |
        | a boolean         | true                 |
        | null              | null                 |
        | an array of words | ["action", "join"]   |
        | an array of one   | [{"action": "join"}] |

  @MSG-018 @probe @needs-control-plane @needs-data-plane
  Rule: What happens to an empty text frame?
    It may go to $default, be ignored, or cause an error: the documents do not say.

    Scenario Outline: Nothing is sent to an API with <routes>
      Given an API with the route "<route>"
      And the API is deployed to stage "test"
      When the client connects to stage "test"
      And the client sends these frames:
        | opcode | fin | bytes   |
        | text   | yes | 0 bytes |
      Then what happens to the client is recorded

      Examples: Routes
        | routes        | route    |
        | $default      | $default |
        | no such route | echo     |

  @MSG-019 @probe @needs-control-plane @needs-data-plane
  Rule: How is unusual JSON read?
    The same member twice, white space around the object, a byte order mark.

    Scenario Outline: The message has <peculiarity>
      Given an API with the routes:
        | route    | answer    |
        | first    | first     |
        | second   | second    |
        | $default | otherwise |
      And the API is deployed to stage "test"
      When the client connects to stage "test"
      And the client sends these frames:
        | opcode       | fin | bytes    |
        | text         | no  | <before> |
        | continuation | no  | <object> |
        | continuation | yes | <after>  |
      Then what happens to the client is recorded

      Examples: Messages
        | peculiarity            | before     | object                                 | after   |
        | the action twice       | 0x20       | "{"action":"first","action":"second"}" | 0x20    |
        | line breaks around it  | 0x0D 0A    | "{"action":"first"}"                   | 0x0D 0A |
        | a byte order mark      | 0xEF BB BF | "{"action":"first"}"                   | 0x20    |
        | more behind the object | 0x20       | "{"action":"first"}"                   | "{}"    |

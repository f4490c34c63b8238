Feature: Models of messages
  A route may validate its messages with a model, which a selection expression chooses. A message that is not valid does
  not reach the backend.

  @INT-040 @must @documented @needs-control-plane @needs-data-plane @needs-http-backend
  Rule: A message that is not valid by its model is answered with an error and does not reach the backend
    Source: guide-validation

    Background:
      Given an API with the route "echo"
      And the route "order" calls the HTTP backend without a proxy
      And the integration of the route "order" has the responses:
        | response | answer  |
        | $default | ordered |
      And the model "Order" requires the string "item"
      And the route "order" validates messages by "$request.body.kind" with the models:
        | key      | model |
        | $default | Order |
      And the API is deployed to stage "test"

    Scenario Outline: <what>
      When the client connects to stage "test"
      And the client sends the message:
        """
        <message>
        """
      Then the client receives an error
      And the HTTP backend was called 0 times

      Examples: Messages
        | what                  | message                                          |
        | The member is missing | {"action": "order", "kind": "any"}               |
        | It is a number        | {"action": "order", "kind": "any", "item": 7}    |
        | It is null            | {"action": "order", "kind": "any", "item": null} |

    Scenario: A valid message
      When the client connects to stage "test"
      And the client sends the message:
        """
        {"action": "order", "kind": "any", "item": "tea"}
        """
      Then the client receives the answer "ordered"
      And the HTTP backend was called 1 time

  @INT-041 @must @documented @needs-control-plane @needs-data-plane
  Rule: The selection expression picks the model by its key, and $default is the fallback
    One scenario: because the rows hold fitting and other messages.
    Source: guide-validation

    Background:
      Given an API with the route "order" answering "ordered"
      And the model "Tea" requires the string "leaf"
      And the model "Any" requires the string "item"
      And the route "order" validates messages by "$request.body.kind" with the models:
        | key      | model |
        | tea      | Tea   |
        | $default | Any   |
      And the API is deployed to stage "test"

    Scenario Outline: A message of the kind "<kind>" with a <member>
      When the client connects to stage "test"
      And the client sends the message:
        """
        {"action": "order", "kind": "<kind>", "<member>": "x"}
        """
      Then the client receives <answer>

      Examples: Kinds of messages
        | kind   | member | answer               |
        | tea    | leaf   | the answer "ordered" |
        | tea    | item   | an error             |
        | coffee | item   | the answer "ordered" |
        | coffee | leaf   | an error             |

  @INT-042 @must @documented @needs-control-plane @needs-data-plane
  Rule: A message for which there is no model, not even $default, is not valid
    One scenario: because the rows hold a message with a model and one without.
    Source: guide-validation

    Background:
      Given an API with the route "order" answering "ordered"
      And the model "Tea" requires the string "leaf"
      And the route "order" validates messages by "$request.body.kind" with the models:
        | key | model |
        | tea | Tea   |
      And the API is deployed to stage "test"

    Scenario Outline: A message of the kind "<kind>"
      When the client connects to stage "test"
      And the client sends the message:
        """
        {"action": "order", "kind": "<kind>", "leaf": "x"}
        """
      Then the client receives <answer>

      Examples: Kinds of messages
        | kind   | answer               |
        | tea    | the answer "ordered" |
        | coffee | an error             |

  @INT-048 @should @inferred @needs-control-plane @needs-data-plane
  Rule: A model is a JSON schema of draft 4
    Source: guide-validation, service-model

    Scenario Outline: The schema has <what>
      Given an API with the route "order" answering "ordered"
      And CreateModel is called with:
        | member      | value            |
        | name        | Order            |
        | contentType | application/json |
        | schema      | <schema>         |
      And the route "order" validates messages by "$request.body.kind" with the models:
        | key      | model |
        | $default | Order |
      And the API is deployed to stage "test"
      When the client connects to stage "test"
      And the client sends the message:
        """
        {"action": "order", <valid>}
        """
      Then the client receives the answer "ordered"
      When the client sends the message:
        """
        {"action": "order", <invalid>}
        """
      Then the client receives an error

      Examples: Schemas
        | what                  | schema                                                                                         | valid                   | invalid             |
        | a reference           | {"definitions":{"leaf":{"type":"string"}},"properties":{"item":{"$ref":"#/definitions/leaf"}}} | "item": "tea"           | "item": 7           |
        | a reference to itself | {"properties":{"item":{"type":"string"},"next":{"$ref":"#"}}}                                  | "next": {"item": "tea"} | "next": {"item": 7} |
        | a pattern             | {"properties":{"item":{"pattern":"e[a-f]$"}}}                                                  | "item": "tea"           | "item": "teas"      |
        | patterns of names     | {"patternProperties":{"^it":{"type":"string"}}}                                                | "item": "tea"           | "item": 7           |

    @needs-http-backend
    Scenario: A text that is no JSON is not valid
      Given an API with the route "echo"
      And the route "$default" calls the HTTP backend without a proxy
      And the model "Order" requires the string "item"
      And the route "$default" validates messages by "$request.body.kind" with the models:
        | key      | model |
        | $default | Order |
      And the API is deployed to stage "test"
      When the client connects to stage "test"
      And the client sends the message:
        """
        tea, please
        """
      Then the client receives an error
      And the HTTP backend was called 0 times

  @INT-043 @probe @needs-control-plane @needs-data-plane @needs-http-backend
  Rule: Are the messages of a route with a proxy integration validated too?
    One page says so, and a table of another names integrations that are no proxies only.
    Source: guide-validation, guide-selection-expressions

    Scenario: An invalid message for a route with a proxy integration
      Given an API with the route "echo"
      And the route "order" calls the HTTP backend
      And the model "Order" requires the string "item"
      And the route "order" validates messages by "$request.body.kind" with the models:
        | key      | model |
        | $default | Order |
      And the API is deployed to stage "test"
      When the client connects to stage "test"
      And the client sends a message to "order"
      Then what happens to the client is recorded

  @INT-044 @must @documented @untestable
  Rule: The log says why a message is not valid
    Source: guide-validation
    Untestable: it is shown in the logs alone, which are another service's.

  @INT-045 @must @documented @needs-control-plane @needs-data-plane
  Rule: Without a model selection expression no message is validated
    Source: guide-validation

    Background:
      Given an API with the route "order" answering "ordered"
      And the model "Order" requires the string "item"
      And the route "order" has "requestModels" set to '{"$default": "Order"}'

    Scenario: There is none
      Given the API is deployed to stage "test"
      When the client connects to stage "test"
      And the client sends a message to "order"
      Then the client receives the answer "ordered"

    Scenario: There is one
      Given the route "order" has "modelSelectionExpression" set to "$request.body.kind"
      And the API is deployed to stage "test"
      When the client connects to stage "test"
      And the client sends a message to "order"
      Then the client receives an error

  @INT-046 @should @inferred @needs-control-plane @needs-data-plane
  Rule: The connection stays open after an invalid message
    Source: guide-validation

    Background:
      Given an API with the route "order" answering "ordered"
      And the model "Order" requires the string "id"
      And the route "order" validates messages by "$request.body.kind" with the models:
        | key      | model |
        | $default | Order |
      And the API is deployed to stage "test"

    Scenario: An invalid message, then a valid one
      When the client connects to stage "test"
      And the client sends the message:
        """
        {"action": "order"}
        """
      Then the client receives an error
      When the client sends a message to "order"
      Then the client receives the answer "ordered"

    Scenario: An invalid message, then a ping
      When the client connects to stage "test"
      And the client sends the message:
        """
        {"action": "order"}
        """
      Then the client receives an error
      And the client stays connected

  @INT-047 @probe @needs-control-plane
  Rule: What happens to a model selection expression of a route response?
    It is not supported; whether it is refused or ignored is not said.
    Source: guide-selection-expressions, terraform-acc-tests

    Scenario: A route response is created with one
      Given an API with the route "echo"
      And a one-way route "tell" is added
      When CreateRouteResponse is called with:
        | member                   | value                |
        | routeId                  | {routeId "tell"}     |
        | routeResponseKey         | $default             |
        | modelSelectionExpression | $request.body.action |
      Then the call's answer is recorded

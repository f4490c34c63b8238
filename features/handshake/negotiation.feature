Feature: Subprotocols and extensions
  A subprotocol is chosen by the integration of $connect and never by the gateway. An extension needs an offer of the
  client; these rules connect without one, so that the frames on the wire are the bytes of the messages.

  @CON-041 @must @observed @needs-control-plane @needs-data-plane
  Rule: The gateway does not choose a subprotocol by itself
    If the integration of $connect names none, the answer has none; a browser that offered one then closes the connection.
    Source: serverless-offline-1176
    If the first offer comes back, look at the defaults of the WebSocket library.

    Scenario Outline: A client offers "<offer>" and there is no $connect route
      Given an API deployed to stage "test"
      When the client tries to connect to stage "test" offering the subprotocol "<offer>"
      Then the handshake is accepted
      And the handshake's answer has no header "Sec-WebSocket-Protocol"

      Examples: Offers
        | offer            |
        | chat             |
        | chat1,myprotocol |
        | foo, bar         |

    Scenario: $connect succeeds and names no subprotocol
      Given an API with the route "echo"
      And the route "$connect" answers with status 200
      And the API is deployed to stage "test"
      When the client tries to connect to stage "test" offering the subprotocol "chat"
      Then the handshake is accepted
      And the handshake's answer has no header "Sec-WebSocket-Protocol"

    @needs-lambda
    Scenario: The function names none
      Given an API with the route "echo"
      And the route "$connect" calls the function
      And the function returns '{"statusCode": 200, "headers": {"X-Color": "blue"}}'
      And the API is deployed to stage "test"
      When the client tries to connect to stage "test" offering the subprotocol "chat"
      Then the handshake is accepted
      And the handshake's answer has no header "Sec-WebSocket-Protocol"
      And the handshake's answer has no header "X-Color"

  @CON-040 @must @documented @needs-control-plane @needs-data-plane @needs-lambda
  Rule: The subprotocol is the one that the integration of $connect names among those offered
    The offer reaches the integration in the header Sec-WebSocket-Protocol, and the choice comes back in the same.
    Source: guide-subprotocol

    Background:
      Given an API with the route "echo"
      And the route "$connect" calls the function

    Scenario Outline: The function takes <choice> of <offer>
      Given the function returns '{"statusCode": 200, "headers": {"Sec-WebSocket-Protocol": "<choice>"}}'
      And the API is deployed to stage "test"
      When the client tries to connect to stage "test" offering the subprotocol "<offer>"
      Then the handshake is accepted
      And the handshake's answer has the header "Sec-WebSocket-Protocol" with the value "<choice>"
      When the client sends a message to "echo"
      Then the client receives the answer "hello"

      Examples: Offers
        | offer            | choice     |
        | chat             | chat       |
        | chat1,myprotocol | myprotocol |
        | chat1,myprotocol | chat1      |

    Scenario: The function receives the offer
      Given the API is deployed to stage "test"
      When the client tries to connect to stage "test" offering the subprotocol "chat"
      Then the function's CONNECT event has "headers.Sec-WebSocket-Protocol" with the value "chat"

  @CON-042 @must @documented @needs-control-plane @needs-data-plane @needs-lambda
  Rule: A $connect function that answers 400 to an offer refuses the client with 400
    This is how a function accepts none of the offered subprotocols.
    Source: guide-subprotocol

    Background:
      Given an API with the route "echo"
      And the route "$connect" calls the function

    Scenario: The function accepts no offer
      Given the function returns '{"statusCode": 400}'
      And the API is deployed to stage "test"
      When the client tries to connect to stage "test" offering the subprotocol "chat"
      Then the handshake is refused with status 400

    Scenario: The function accepts the offer
      Given the function returns '{"statusCode": 200, "headers": {"Sec-WebSocket-Protocol": "chat"}}'
      And the API is deployed to stage "test"
      When the client tries to connect to stage "test" offering the subprotocol "chat"
      Then the handshake is accepted

  @CON-043 @probe @needs-control-plane @needs-data-plane @needs-lambda
  Rule: What happens to a subprotocol that the client did not offer?
    Source: guide-subprotocol

    Scenario: The function names another one
      Given an API with the route "echo"
      And the route "$connect" calls the function
      And the function returns '{"statusCode": 200, "headers": {"Sec-WebSocket-Protocol": "other"}}'
      And the API is deployed to stage "test"
      When the client tries to connect to stage "test" offering the subprotocol "chat"
      Then the handshake's answer is recorded

  @CON-044 @must @documented @needs-control-plane @needs-data-plane @needs-lambda
  Rule: Several offers reach $connect as one comma-separated string
    The guide's sample splits at the commas and trims nothing.
    One scenario: because one offer is CON-040.
    Source: guide-subprotocol

    Scenario Outline: A client offers <offer>
      Given an API with the route "echo"
      And the route "$connect" calls the function
      And the API is deployed to stage "test"
      When the client tries to connect to stage "test" offering the subprotocol "<offer>"
      Then the function's CONNECT event has "headers.Sec-WebSocket-Protocol" with the value "<offer>"

      Examples: Offers
        | offer            |
        | chat1,myprotocol |
        | a,b,c            |

  @CON-050 @must @inferred @needs-control-plane @needs-data-plane
  Rule: An extension is used only if the client offered it
    AWS was once seen to accept permessage-deflate from a client that offered it; whether it does today is not asserted.
    Source: rfc6455

    Scenario: A client that offers nothing
      Given an API deployed to stage "test"
      When the client tries to connect to stage "test"
      Then the handshake is accepted
      And the handshake's answer has no header "Sec-WebSocket-Extensions"

    Scenario: A client that offers an unknown extension
      Given an API deployed to stage "test"
      When the client tries to connect to stage "test" offering the extension "x-unheard-of"
      Then the handshake is accepted
      And the handshake's answer has no header "Sec-WebSocket-Extensions"

    Scenario: A client that offers compression is accepted
      Given an API deployed to stage "test"
      When the client tries to connect to stage "test" offering the extension "permessage-deflate"
      Then the handshake is accepted

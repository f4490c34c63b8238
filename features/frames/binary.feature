Feature: Text and binary frames
  WebSocket APIs carry text. A binary frame ends the connection with 1003, whatever it holds; binary data is sent as
  base64 in text frames, and an integration can convert it to bytes. What the service sends is text too.

  @FRM-018 @must @documented @needs-data-plane @disruptive
  Rule: A binary frame closes the connection with 1003
    Source: guide-binary
    If this fails, look at whether the opcode is read at all: many servers hand text and binary to the same code.

    Scenario Outline: A binary frame with <content>
      Given an echoing stage
      When the client connects
      And the client sends these frames:
        | opcode | fin | bytes   |
        | binary | yes | <bytes> |
      Then the client is disconnected with close code 1003

      Examples: Contents
        | content                                | bytes                    |
        | nothing in it                          | 0 bytes                  |
        | one byte                               | 1 byte                   |
        | plain text in it                       | "hello"                  |
        | a message that a text frame could hold | 100 bytes of a message   |
        | bytes that are no text                 | 0x00 FF FE 80            |
        | a large but permitted payload          | 32000 bytes of a message |

    Scenario: The same message in a text frame is answered
      Given an echoing stage
      When the client connects
      And the client sends these frames:
        | opcode | fin | bytes                  |
        | text   | yes | 100 bytes of a message |
      Then the client receives an answer

  @FRM-041 @must @documented @needs-data-plane @disruptive
  Rule: 1003 is the close code for binary data in any number of frames
    Source: guide-overview

    Scenario Outline: Binary data in fragments (<first>, <second>)
      Given an echoing stage
      When the client connects
      And the client sends these frames:
        | opcode       | fin | bytes                 |
        | binary       | no  | <first> of a message  |
        | continuation | yes | <second> of a message |
      Then the client is disconnected with close code 1003

      Examples: Frames
        | first       | second      |
        | 100 bytes   | 100 bytes   |
        | 0 bytes     | 100 bytes   |
        | 100 bytes   | 0 bytes     |
        | 32000 bytes | 32000 bytes |

    Scenario: Binary after an answered text message
      Given an echoing stage
      When the client connects
      And the client sends a message to "echo"
      Then the client receives an answer
      When the client sends these frames:
        | opcode | fin | bytes                  |
        | binary | yes | 100 bytes of a message |
      Then the client is disconnected with close code 1003

    Scenario: A text message right after the binary one does not keep the connection open
      Given an echoing stage
      When the client connects
      And the client sends these frames:
        | opcode | fin | bytes                  |
        | binary | yes | 100 bytes of a message |
        | text   | yes | 100 bytes of a message |
      Then the client is disconnected with close code 1003

    Scenario: A binary frame that is also too large has either close code
      Given an echoing stage
      When the client connects
      And the client sends these frames:
        | opcode | fin | bytes                        |
        | binary | yes | 33 KiB + 1 byte of a message |
      Then the client is disconnected with one of the close codes:
        | close code |
        | 1003       |
        | 1009       |

    Scenario: Only the client that sent binary is closed
      Given an echoing stage
      And client "A" connects
      And client "B" connects
      When client "A" sends these frames:
        | opcode | fin | bytes                  |
        | binary | yes | 100 bytes of a message |
      Then client "A" is disconnected with close code 1003
      And client "B" stays connected

  @FRM-019 @must @documented @needs-control-plane @needs-data-plane @needs-http-backend
  Rule: Binary data comes as base64 text and reaches the backend as bytes if the integration says CONVERT_TO_BINARY
    Without that setting the text goes on as it is.
    Source: guide-binary

    Scenario: With CONVERT_TO_BINARY the backend receives the decoded bytes
      Given an API with the route "other"
      And the route "$default" calls the HTTP backend
      And the integration of the route "$default" has "contentHandlingStrategy" set to "CONVERT_TO_BINARY"
      And the API is deployed to stage "test"
      When the client connects to stage "test"
      And the client sends the message:
        """
        iVBORw0KGgo=
        """
      Then the HTTP backend received the bytes "89 50 4E 47 0D 0A 1A 0A"

    Scenario: Without it the backend receives the base64 text
      Given an API with the route "other"
      And the route "$default" calls the HTTP backend
      And the API is deployed to stage "test"
      When the client connects to stage "test"
      And the client sends the message:
        """
        iVBORw0KGgo=
        """
      Then the HTTP backend received the text "iVBORw0KGgo="

  @FRM-020 @must @documented @needs-control-plane @needs-data-plane @needs-http-backend
  Rule: Bytes from a backend reach the client as base64 text if the integration response says CONVERT_TO_TEXT
    This is for integrations that are not proxies, on a route with a route response.
    One scenario: because without the setting the bytes have no documented form.
    Source: guide-binary

    Scenario: The client receives base64
      Given an API with the route "other"
      And the route "image" calls the HTTP backend without a proxy and converts its answer with "CONVERT_TO_TEXT"
      And the HTTP backend answers with the bytes "89 50 4E 47 0D 0A 1A 0A"
      And the API is deployed to stage "test"
      When the client connects to stage "test"
      And the client sends a message to "image"
      Then the client receives the text "iVBORw0KGgo="
      And the client has received text frames only

  @FRM-021 @must @inferred @needs-control-plane @needs-data-plane @needs-management-api
  Rule: What the service sends to a client is text
    Answers, error frames and callbacks alike; the text may come in one frame or in several.
    Source: guide-binary, guide-connections
    If callbacks fail here, look at whether the HTTP body is passed on as bytes.

    Scenario: The answer of a route
      Given an API deployed to stage "test"
      When the client connects to stage "test"
      And the client sends a message to "echo"
      Then the client receives the answer "hello"
      And the client has received text frames only

    Scenario: An error frame
      Given an API deployed to stage "test"
      When the client connects to stage "test"
      And the client sends a message to "nowhere"
      Then the client receives an error
      And the client has received text frames only

    Scenario Outline: A callback that posts "<text>"
      Given an API deployed to stage "test"
      When the client connects to stage "test"
      And the backend posts "<text>" to the client
      Then the client receives the text "<text>"
      And the client has received text frames only

      Examples: Texts
        | text  |
        | hello |
        | 12 €  |

Feature: Ping and pong
  Pings belong to the protocol and never reach a route. Clients use them to find out whether the connection is open;
  whether they also keep it open is not documented.

  @FRM-024 @must @inferred @needs-data-plane
  Rule: A ping is answered by a pong with the same payload
    Of several pings only the last has to be answered.
    Source: rfc6455

    Scenario Outline: A ping with <payload>
      Given an echoing stage
      When the client connects
      And the client sends a ping "<text>"
      Then the client receives a pong "<text>"

      Examples: Payloads
        | payload             | text                                                                                                                          |
        | no payload          |                                                                                                                               |
        | a short text        | are you there                                                                                                                 |
        | text beyond ASCII   | grüße € 😀                                                                                                                    |
        | the largest payload | xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx |

    Scenario: Of several pings the last is answered
      Given an echoing stage
      When the client connects
      And the client sends a ping "one"
      And the client sends a ping "two"
      Then the client receives a pong "two"

    Scenario: An unsolicited pong is ignored
      Given an echoing stage
      When the client connects
      And the client sends these frames:
        | opcode | fin | bytes     |
        | pong   | yes | "unasked" |
      Then the client receives nothing
      And the client stays connected

    Scenario: A ping is no message
      Given an echoing stage
      When the client connects
      And the client sends a ping "not a message"
      Then the client receives a pong "not a message"
      And the client receives nothing

  @FRM-025 @probe @needs-data-plane
  Rule: Does the service send pings of its own?
    Reports say that there are none, or too few to keep a network path open. The kit watches a
    quiet connection for as long as it waits for a message that must not come.
    Source: aws-cdk-19037

    Scenario: A quiet client is watched
      Given an echoing stage
      When the client connects
      Then what happens to the client is recorded

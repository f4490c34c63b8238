Feature: Stage variables
  Names and values that a stage passes to its integrations, so that the same deployment can call one backend for test
  and
  another for prod.

  @STG-026 @must @documented @needs-control-plane
  Rule: Names of variables are letters, digits and underscores, values come from a short list of characters
    A value is made of letters, digits and - . _ ~ : / ? # & = and comma.
    Source: service-model

    Scenario Outline: The variable <name> is accepted
      Given an API deployed to stage "test"
      When UpdateStage is called with:
        | member         | value             |
        | stageVariables | {"<name>":"blue"} |
      Then the call succeeds
      And the answer's "stageVariables.<name>" is "blue"

      Examples: Names
        | name    |
        | c       |
        | color   |
        | Color_2 |
        | COLOR   |

    Scenario Outline: The variable "<name>" is refused
      Given an API deployed to stage "test"
      When UpdateStage is called with:
        | member         | value             |
        | stageVariables | {"<name>":"blue"} |
      Then the call is refused

      Examples: Names
        | name     |
        | my color |
        | my-color |
        | my.color |
        | my$color |
        | cölor    |

    Scenario Outline: The value <value> is accepted
      Given an API deployed to stage "test"
      When UpdateStage is called with:
        | member         | value               |
        | stageVariables | {"color":"<value>"} |
      Then the call succeeds
      And the answer's "stageVariables.color" is "<value>"

      Examples: Values
        | value                            |
        | blue                             |
        | 0                                |
        | https://example.com:8443/a-b/c_d |
        | ?a=1&b=2,3#top                   |
        | ~v1.2                            |

    Scenario Outline: The value "<value>" is refused
      Given an API deployed to stage "test"
      When UpdateStage is called with:
        | member         | value               |
        | stageVariables | {"color":"<value>"} |
      Then the call is refused

      Examples: Values
        | value      |
        | light blue |
        | 50%        |
        | a;b        |
        | <b>        |
        | blue!      |
        | blåtoner   |

    Scenario: A refused variable is not kept
      Given an API deployed to stage "test"
      And UpdateStage is called with:
        | member         | value                  |
        | stageVariables | {"color":"light blue"} |
      When GetStage is called
      Then the answer has no "stageVariables.color"

    Scenario: The rule holds at creation as well
      Given an API with the route "echo"
      When CreateStage is called with:
        | member         | value               |
        | stageName      | test                |
        | stageVariables | {"my-color":"blue"} |
      Then the call is refused
      And the API has 0 stages

  @STG-027 @must @inferred @needs-control-plane
  Rule: A stage takes a hundred variables, names of 64 and values of 512 characters
    Sources disagree on the maxima (2048 characters for a value in the service model, 512 in the quotas of REST APIs, no
    figure in those of WebSocket APIs). What all of them allow is accepted; the rest is not judged.
    Source: service-model, guide-quotas

    Scenario Outline: A name of <length> is accepted
      Given an API deployed to stage "test"
      When UpdateStage is called with:
        | member         | value                 |
        | stageVariables | {"{<length>}":"blue"} |
      Then the call succeeds

      Examples: Lengths
        | length        |
        | 63 characters |
        | 64 characters |

    Scenario Outline: A value of <length> is accepted
      Given an API deployed to stage "test"
      When UpdateStage is called with:
        | member         | value                  |
        | stageVariables | {"color":"{<length>}"} |
      Then the call succeeds
      And the answer's "stageVariables.color" is "{<length>}"

      Examples: Lengths
        | length         |
        | 511 characters |
        | 512 characters |

    Scenario: A hundred variables are accepted
      Given an API deployed to stage "test"
      When UpdateStage is called with:
        | member         | value           |
        | stageVariables | {100 variables} |
      Then the call succeeds
      And the answer's list "stageVariables" has 100 entries

  @STG-028 @must @observed @needs-control-plane
  Rule: A variable that is set to an empty value is removed, one that is not named stays
    Source: terraform-acc-tests, cdkd-live-tests

    Scenario: An empty value removes the variable
      Given an API deployed to stage "test"
      And stage "test" has the variable "color" set to "blue"
      And UpdateStage is called with:
        | member         | value        |
        | stageVariables | {"color":""} |
      When GetStage is called
      Then the answer has no "stageVariables.color"

    Scenario: A variable that the update does not name stays
      Given an API deployed to stage "test"
      And stage "test" has the variable "color" set to "blue"
      When UpdateStage is called with:
        | member         | value          |
        | stageVariables | {"size":"big"} |
      Then the answer contains:
        | member               | value |
        | stageVariables.color | blue  |
        | stageVariables.size  | big   |

    Scenario: A new value replaces the former one
      Given an API deployed to stage "test"
      And stage "test" has the variable "color" set to "blue"
      When UpdateStage is called with:
        | member         | value             |
        | stageVariables | {"color":"green"} |
      Then the answer's "stageVariables.color" is "green"
      And the answer's list "stageVariables" has 1 entry

  @STG-029 @must @documented @needs-control-plane @needs-data-plane @needs-http-backend
  Rule: A stage variable may stand in the address of an HTTP integration
    It is the host, a part of the path or the query. It is written as a dollar sign and stageVariables.name in
    braces. Names of functions and ARNs of credentials may hold one too.
    Source: guide-stages

    Scenario Outline: A variable fills the <part> of the address
      Given an API
      And the route "echo" calls the HTTP backend at "<address>"
      And the API is deployed to stage "test"
      And stage "test" has the variable "place" set to "<value>"
      When the client connects to stage "test"
      And the client sends a message to "echo"
      Then the HTTP backend received a request for "<target>"

      Examples: Parts
        | part  | address                                                  | value         | target    |
        | path  | {httpScheme}://{httpBackend}/${stageVariables.place}     | blue          | /blue     |
        | query | {httpScheme}://{httpBackend}/?at=${stageVariables.place} | blue          | /?at=blue |
        | host  | {httpScheme}://${stageVariables.place}/found             | {httpBackend} | /found    |

    Scenario: Each stage uses its own value
      Given an API with the route "echo" answering "$stageVariables.place"
      And the API is deployed to stage "test"
      And stage "test" has the variable "place" set to "for-test"
      And the API is deployed to stage "prod"
      When stage "prod" has the variable "place" set to "for-prod"
      Then stage "test" answers "for-test"
      And stage "prod" answers "for-prod"

  @STG-029a @must @documented @needs-control-plane @needs-data-plane @needs-lambda
  Rule: A stage variable may name a function
    It stands where the function's name, or its version or alias, stands in the address of the integration.
    One scenario: because a name that no function has is an error of the integration (INT-008).
    Source: guide-stages

    Scenario: The variable is the function's name
      Given an API with the route "echo"
      And the route "tell" calls the function by the stage variable "job"
      And the function returns:
        """
        {"statusCode": 200, "body": "done"}
        """
      And the API is deployed to stage "test"
      And stage "test" has the variable "job" set to "{functionName}"
      When the client connects to stage "test"
      And the client sends a message to "tell"
      Then the client receives the text "done"

  @STG-030 @must @documented @untestable
  Rule: A function that a stage variable names lies in the API's account, and its permission is granted separately
    Source: guide-stages
    Untestable: a run has no second account, and permissions of functions belong to another service.

  @STG-031 @must @observed @needs-control-plane @needs-data-plane @needs-lambda
  Rule: The event of a function has the stage's variables, if the stage has any
    Without variables the member stageVariables is missing from the event; older captures show it as null.
    Source: captured-events

    Scenario: The event has the variables
      Given an API
      And the route "echo" calls a function that returns its event
      And the API is deployed to stage "test"
      And stage "test" has the variable "color" set to "blue"
      When the client connects to stage "test"
      And the client sends a message to "echo"
      Then the function's event has "stageVariables.color" with the value "blue"

    Scenario: Without variables the event has no such member
      Given an API
      And the route "echo" calls a function that returns its event
      And the API is deployed to stage "test"
      When the client connects to stage "test"
      And the client sends a message to "echo"
      Then the function's event has no "stageVariables"

  @STG-032 @should @documented @untestable
  Rule: Stage variables hold no secrets
    Source: guide-stages
    Untestable: advice to the owner of an API; a gateway cannot tell a secret from another word.

Feature: Names and number of stages
  A stage is identified by its name, which is also the last part of the API's address. The number of stages is limited.

  @STG-001 @must @documented @seed @needs-control-plane @needs-data-plane
  Rule: A stage is identified by its API and its name, and clients call it by that name
    Source: guide-deploy

    Scenario: A client reaches each stage by its name
      Given an API with the route "echo" answering "hello"
      And the API is deployed to stage "test"
      And the route "echo" is changed to answer "changed"
      When the API is deployed to stage "prod"
      Then stage "prod" answers "changed"
      And stage "test" still answers "hello"

    Scenario: An unknown name does not reach a stage
      Given an API deployed to stage "test"
      And stage "test" is callable
      When the client tries to connect to stage "tes"
      Then the handshake is refused

    Scenario: The control plane finds a stage by its name
      Given an API deployed to stage "test"
      And the API is deployed to stage "prod"
      When GetStage is called with:
        | member    | value |
        | stageName | test  |
      Then the call succeeds
      And the answer's "stageName" is "test"

    Scenario Outline: GetStages lists the stage <stage>
      Given an API deployed to stage "test"
      And the API is deployed to stage "prod"
      When GetStages is called
      Then the answer's list "items" has 2 entries
      And the answer's list "items" has an entry with:
        | member    | value   |
        | stageName | <stage> |

      Examples: Stages
        | stage |
        | test  |
        | prod  |

  @STG-002 @must @documented @needs-control-plane
  Rule: CreateStage needs a name and answers 201
    Source: service-model

    Scenario: A name is enough
      Given an API with the route "echo"
      When CreateStage is called with:
        | member    | value |
        | stageName | test  |
      Then the call succeeds with status 201
      And the answer's "stageName" is "test"

    Scenario: Without a name no stage is created
      Given an API with the route "echo"
      When CreateStage is called
      Then the call is refused with 400 BadRequestException
      And the API has 0 stages

    Scenario: An API that does not exist is not found
      When CreateStage is called with:
        | member    | value      |
        | apiId     | zzzzzzzzzz |
        | stageName | test       |
      Then the call is refused with 404 NotFoundException

  @STG-003 @must @documented @needs-control-plane
  Rule: A stage's name is created of letters, digits, hyphens and underscores, up to 128 of them
    The name $default is left to the question STG-004.
    Source: guide-notes

    Scenario Outline: The name <name> is accepted
      Given an API with the route "echo"
      When CreateStage is called with:
        | member    | value  |
        | stageName | <name> |
      Then the call succeeds
      And the API has 1 stage

      Examples: Names
        | name             |
        | a                |
        | 7                |
        | Test             |
        | pre-prod         |
        | pre_prod         |
        | {127 characters} |
        | {128 characters} |

    Scenario Outline: The name "<name>" is refused
      Given an API with the route "echo"
      When CreateStage is called with:
        | member    | value  |
        | stageName | <name> |
      Then the call is refused
      And the API has 0 stages

      Examples: Names
        | name             |
        | pre prod         |
        | pre/prod         |
        | pre.prod         |
        | préprod          |
        | prod?            |
        | {129 characters} |

    @needs-data-plane
    Scenario: A name with a hyphen and an underscore works in the address
      Given an API with the route "echo" answering "hello"
      When the API is deployed to stage "pre-prod_2"
      Then stage "pre-prod_2" answers "hello"

  @STG-004 @probe @needs-control-plane
  Rule: May a stage of a WebSocket API be named $default?
    The service model permits it, the guide's list of permitted characters does not, and users who had one report
    throttled calls and an address that is not documented.
    Source: service-model, guide-notes, sam-validations, aws-cdk-13031, terraform-apigateway-v2-7, terraform-apigateway-v2-8

    Scenario: A stage named $default is created
      Given an API with the route "echo"
      When CreateStage is called with:
        | member    | value    |
        | stageName | $default |
      Then the call's answer is recorded

  @STG-005 @should @inferred @needs-control-plane
  Rule: A name that breaks the rule is answered with 400
    The wording is not known. That of REST APIs, which names letters, digits and underscore only, would be wrong here: a
    hyphen is permitted.
    Source: klotho-235, service-model

    Scenario: A space in the name is a bad request
      Given an API with the route "echo"
      When CreateStage is called with:
        | member    | value    |
        | stageName | pre prod |
      Then the call is refused with 400 BadRequestException

    Scenario: A hyphen in the name is accepted
      Given an API with the route "echo"
      When CreateStage is called with:
        | member    | value    |
        | stageName | pre-prod |
      Then the call succeeds

  @STG-006 @probe @needs-control-plane @needs-data-plane
  Rule: Does the case of a stage's name matter in the address?
    It does for REST APIs; for WebSocket APIs no page says.
    Source: guide-stages

    Scenario: A client writes the name in capitals
      Given an API deployed to stage "test"
      And stage "test" is callable
      When the client tries to connect to stage "TEST"
      Then the handshake's answer is recorded

  @STG-007 @must @observed @needs-control-plane @needs-data-plane
  Rule: A second stage of the same name is a conflict, and the first one stays as it is
    Source: serverless-6533

    Scenario: The second one is refused
      Given an API deployed to stage "test"
      When CreateStage is called with:
        | member    | value |
        | stageName | test  |
      Then the call is refused with 409 ConflictException
      And the API has 1 stage

    Scenario: The first one keeps its deployment
      Given an API deployed to stage "test"
      And the route "echo" is changed to answer "changed"
      And the API is deployed
      When CreateStage is called with:
        | member       | value          |
        | stageName    | test           |
        | deploymentId | {deploymentId} |
      Then the call is refused
      And stage "test" still answers "hello"

    Scenario: After the first one was deleted the name is free
      Given an API with the route "echo"
      And stage "test" is created without a deployment
      And DeleteStage is called
      When CreateStage is called with:
        | member    | value |
        | stageName | test  |
      Then the call succeeds with status 201

  @STG-008 @must @documented @seed @needs-control-plane
  Rule: An API has at most ten stages by default
    The figure can be raised for an account; a target on which it was raised declares the deviation.
    Source: guide-deploy

    Scenario Outline: Stage number <number> is created
      Given an API with the route "echo"
      And <before> stages are created
      When CreateStage is called with:
        | member    | value |
        | stageName | next  |
      Then the call succeeds
      And the API has <number> stages

      Examples: Numbers of stages
        | before | number |
        | 8      | 9      |
        | 9      | 10     |

    Scenario: Stage number 11 is not made
      Given an API with the route "echo"
      And 10 stages are created
      When CreateStage is called with:
        | member    | value |
        | stageName | next  |
      Then the call is refused
      And the API has 10 stages

    Scenario: After a deletion another stage can be created
      Given an API with the route "echo"
      And 10 stages are created
      And DeleteStage is called
      When CreateStage is called with:
        | member    | value |
        | stageName | next  |
      Then the call succeeds

  @STG-009 @should @documented @seed @untestable
  Rule: Stages should be reused
    Source: guide-deploy
    Untestable: advice to the owner of an API; a gateway cannot follow it or break it.

  @STG-010 @should @inferred @needs-control-plane
  Rule: The eleventh stage is refused with 400, 409 or 429
    Neither status nor wording is documented; reports on integrations make 429 likely. Authorizers over their quota are
    answered with 429 and a text that names
    the maximum; tools have shown conflicts and bad requests for others.
    Source: sst-4522, websockets-plugin-22

    Scenario: The refusal has one of three statuses
      Given an API with the route "echo"
      And 10 stages are created
      When CreateStage is called with:
        | member    | value |
        | stageName | next  |
      Then the call is refused with one of the statuses:
        | status |
        | 429    |
        | 409    |
        | 400    |

    Scenario: An existing stage can still be changed when there are ten
      Given an API with the route "echo"
      And 10 stages are created
      When UpdateStage is called with:
        | member      | value       |
        | description | spring 2026 |
      Then the call succeeds

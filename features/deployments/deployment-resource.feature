Feature: Deployments as resources
  How deployments are created, read, described and deleted by the control plane.

  @DEP-007 @must @documented @seed @needs-control-plane
  Rule: CreateDeployment needs no more than the API's id
    A description of up to 1024 characters and the name of a stage may be given.
    Source: service-model

    Scenario: The API's id alone is enough
      Given an API with the route "echo"
      When CreateDeployment is called
      Then the call succeeds with status 201

    Scenario: A description is kept
      Given an API with the route "echo"
      And CreateDeployment is called with:
        | member      | value       |
        | description | spring 2026 |
      When GetDeployment is called
      Then the answer's "description" is "spring 2026"

    Scenario Outline: A description of <length> is accepted
      Given an API with the route "echo"
      When CreateDeployment is called with:
        | member      | value      |
        | description | {<length>} |
      Then the call succeeds

      Examples: Lengths
        | length          |
        | 1023 characters |
        | 1024 characters |

    Scenario: A description of 1025 characters is refused
      Given an API with the route "echo"
      When CreateDeployment is called with:
        | member      | value             |
        | description | {1025 characters} |
      Then the call is refused with 400 BadRequestException
      And the API has 0 deployments

    Scenario: An API that does not exist cannot be deployed
      When CreateDeployment is called with:
        | member | value      |
        | apiId  | zzzzzzzzzz |
      Then the call is refused with 404 NotFoundException

  @DEP-008 @must @documented @seed @needs-control-plane
  Rule: CreateDeployment answers with the deployment's id, its status and its date
    Source: guide-deploy

    Scenario Outline: The answer has the <member>
      Given an API with the route "echo"
      When CreateDeployment is called
      Then the call succeeds
      And the answer has "<member>"

      Examples: Members
        | member           |
        | deploymentId     |
        | deploymentStatus |
        | createdDate      |

    Scenario: GetDeployment answers the same
      Given an API with the route "echo"
      And CreateDeployment is called
      And the answer's "deploymentId" is remembered as "id"
      And the answer's "createdDate" is remembered as "date"
      When GetDeployment is called
      Then the answer's "deploymentId" equals "id"
      And the answer's "createdDate" equals "date"

    Scenario: GetDeployments lists it
      Given an API with the route "echo"
      And CreateDeployment is called
      When GetDeployments is called
      Then the answer's list "items" has 1 entry
      And the answer's list "items" has an entry with:
        | member       | value          |
        | deploymentId | {deploymentId} |

    Scenario: A deployment that was never made is not found
      Given an API with the route "echo"
      When GetDeployment is called with:
        | member       | value  |
        | deploymentId | zzzzzz |
      Then the call is refused with 404 NotFoundException

  @DEP-009 @must @documented @needs-control-plane
  Rule: A deployment's status is PENDING, FAILED or DEPLOYED
    One description in the service model says SUCCEEDED; the list of values does not have it.
    One scenario: because the status is one of three in every answer.
    Source: service-model

    Scenario Outline: <operation> has one of the three
      Given an API with the route "echo"
      And the API is deployed
      When <operation> is called
      Then the answer's "<member>" is one of "PENDING, FAILED, DEPLOYED"

      Examples: Operations
        | operation        | member                   |
        | CreateDeployment | deploymentStatus         |
        | GetDeployment    | deploymentStatus         |
        | GetDeployments   | items.0.deploymentStatus |

  @DEP-010 @should @inferred @seed @needs-control-plane
  Rule: A deployment that is still pending becomes deployed
    The page's example is DEPLOYED at once. A client should be ready to ask again.
    Source: guide-deploy, terraform-acc-tests

    Scenario: A later GetDeployment shows DEPLOYED
      Given an API with the route "echo"
      And the API is deployed
      When GetDeployment is called
      Then the answer's "deploymentStatus" eventually is "DEPLOYED"

    Scenario: A new deployment has not failed
      Given an API with the route "echo"
      When CreateDeployment is called
      Then the answer's "deploymentStatus" is one of "PENDING, DEPLOYED"

  @DEP-012 @must @documented @needs-control-plane @needs-data-plane
  Rule: UpdateDeployment changes the description and nothing else
    Source: service-model

    Scenario: The description changes
      Given an API with the route "echo"
      And the API is deployed
      And UpdateDeployment is called with:
        | member      | value       |
        | description | spring 2026 |
      When GetDeployment is called
      Then the answer's "description" is "spring 2026"

    Scenario: Id and date stay
      Given an API with the route "echo"
      And CreateDeployment is called
      And the answer's "createdDate" is remembered as "date"
      When UpdateDeployment is called with:
        | member      | value       |
        | description | spring 2026 |
      Then the call succeeds with status 200
      And the answer's "deploymentId" is "{deploymentId}"
      And the answer's "createdDate" equals "date"

    Scenario: The snapshot stays
      Given an API deployed to stage "test"
      And the route "echo" is changed to answer "changed"
      When UpdateDeployment is called with:
        | member      | value       |
        | description | spring 2026 |
      Then the call succeeds
      And stage "test" still answers "hello"

    Scenario: A description of 1025 characters is refused
      Given an API with the route "echo"
      And the API is deployed
      When UpdateDeployment is called with:
        | member      | value             |
        | description | {1025 characters} |
      Then the call is refused with 400 BadRequestException

    Scenario: A deployment that was never made cannot be changed
      Given an API with the route "echo"
      When UpdateDeployment is called with:
        | member       | value       |
        | deploymentId | zzzzzz      |
        | description  | spring 2026 |
      Then the call is refused with 404 NotFoundException

  @DEP-016 @must @documented @needs-control-plane @needs-data-plane
  Rule: A deployment that no stage uses can be deleted
    Source: service-model

    Scenario: Deleting it succeeds without content
      Given an API with the route "echo"
      And the API is deployed
      When DeleteDeployment is called
      Then the call succeeds with status 204
      And the answer is empty

    Scenario: It is gone
      Given an API with the route "echo"
      And the API is deployed
      And DeleteDeployment is called
      When GetDeployment is called
      Then the call is refused with 404 NotFoundException
      And the API has 0 deployments

    Scenario: The deployments in use stay
      Given an API deployed to stage "test"
      And the API is deployed
      When DeleteDeployment is called
      Then the call succeeds
      And the API has 1 deployment
      And stage "test" still answers "hello"

    Scenario: A deployment that was never made cannot be deleted
      Given an API with the route "echo"
      When DeleteDeployment is called with:
        | member       | value  |
        | deploymentId | zzzzzz |
      Then the call is refused with 404 NotFoundException

  @DEP-017 @must @observed @needs-control-plane @needs-data-plane
  Rule: A deployment cannot be deleted while a stage points at it
    The message asks to move or delete the stages first.
    Source: serverless-8327

    Scenario: The deletion is refused
      Given an API deployed to stage "test"
      When DeleteDeployment is called
      Then the call is refused with 400 BadRequestException
      And the error message mentions "stages"

    Scenario: The stage goes on serving it
      Given an API deployed to stage "test"
      And stage "test" answers "hello"
      When DeleteDeployment is called
      Then stage "test" still answers "hello"
      And the API has 1 deployment

    Scenario: After the stage has moved on the deletion succeeds
      Given an API with the route "echo" answering "hello"
      And the API is deployed as "first"
      And stage "test" is created on deployment "first"
      And the API is deployed to stage "test"
      When DeleteDeployment is called with:
        | member       | value                |
        | deploymentId | {deployment "first"} |
      Then the call succeeds with status 204

    Scenario: After the stage was deleted the deletion succeeds
      Given an API deployed to stage "test"
      And DeleteStage is called
      When DeleteDeployment is called
      Then the call succeeds with status 204

  @DEP-018 @probe @needs-control-plane @needs-slow
  Rule: How many deployments may an API keep?
    No quota of WebSocket APIs names deployments; the quota of ten is for stages.
    Source: guide-quotas-websocket

    Scenario: An eleventh deployment is created
      Given an API with the route "echo"
      And 10 deployments are created
      When CreateDeployment is called
      Then the call's answer is recorded

  @DEP-020 @must @documented @needs-control-plane
  Rule: An automatic deployment is marked as autoDeployed
    Users see the description "Automatic deployment triggered by changes to the Api configuration" on it.
    Source: service-model

    Scenario: The deployment of an auto-deploying stage is marked
      Given an API with the route "echo"
      And CreateStage is called with:
        | member     | value |
        | stageName  | test  |
        | autoDeploy | true  |
      When GetDeployments is called
      Then the answer's "items.0.autoDeployed" eventually is "true"

    Scenario: A deployment created by a call is not
      Given an API with the route "echo"
      And the API is deployed
      When GetDeployment is called
      Then the answer's "autoDeployed" is absent or one of "false"

  @DEP-024 @must @documented @untestable
  Rule: An account makes at most one deployment in five seconds
    A client that is refused for it should wait and try again; this kit does.
    Source: guide-quotas
    Untestable: the quota is shared by the whole account, so a run that exceeds it would disturb others, and a gateway without accounts has none.

  @DEP-027 @must @inferred @needs-control-plane
  Rule: Every deployment of an API has an id of its own
    This holds for a deployment without a change as well.
    Source: service-model, terraform-acc-tests

    Scenario: Deploying twice without a change makes two deployments
      Given an API with the route "echo"
      And CreateDeployment is called
      And the answer's "deploymentId" is remembered as "first"
      When CreateDeployment is called
      Then the answer's "deploymentId" differs from "first"
      And the API has 2 deployments

    Scenario: The id of a deleted deployment is not given again
      Given an API with the route "echo"
      And CreateDeployment is called
      And the answer's "deploymentId" is remembered as "deleted"
      And DeleteDeployment is called
      When CreateDeployment is called
      Then the answer's "deploymentId" differs from "deleted"

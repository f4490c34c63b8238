Feature: Automatic deployments
  With autoDeploy every change of the API becomes a deployment of the stage. Such a stage cannot be deployed to by a
  call.

  @STG-021 @must @documented @needs-control-plane @needs-data-plane
  Rule: With autoDeploy each change of the API is deployed to the stage; without it none is
    The deployment follows the change after a moment, not within the call.
    Source: service-model

    Scenario: A stage does not deploy automatically by default
      Given an API with the route "echo"
      When CreateStage is called with:
        | member    | value |
        | stageName | test  |
      Then the answer's "autoDeploy" is absent or one of "false"

    Scenario: The stage keeps autoDeploy
      Given an API with the route "echo"
      And CreateStage is called with:
        | member     | value |
        | stageName  | test  |
        | autoDeploy | true  |
      When GetStage is called
      Then the answer's "autoDeploy" is "true"

    Scenario: A changed answer is deployed
      Given an API with the route "echo" answering "hello"
      And CreateStage is called with:
        | member     | value |
        | stageName  | test  |
        | autoDeploy | true  |
      When the route "echo" is changed to answer "changed"
      Then stage "test" answers "changed"

    Scenario: A new route is deployed
      Given an API with the route "echo" answering "hello"
      And CreateStage is called with:
        | member     | value |
        | stageName  | test  |
        | autoDeploy | true  |
      When the route "extra" answering "more" is added
      Then stage "test" answers "more" to "extra"

    Scenario: A changed selection expression is deployed
      Given an API with the route "echo" answering "hello"
      And the route "elsewhere" answering "elsewhere" is added
      And CreateStage is called with:
        | member     | value |
        | stageName  | test  |
        | autoDeploy | true  |
      When UpdateApi is called with:
        | member                   | value     |
        | routeSelectionExpression | elsewhere |
      Then stage "test" answers "elsewhere"

    Scenario: A stage without autoDeploy is not changed
      Given an API deployed to stage "prod"
      And CreateStage is called with:
        | member     | value |
        | stageName  | test  |
        | autoDeploy | true  |
      When the route "echo" is changed to answer "changed"
      Then stage "test" answers "changed"
      And stage "prod" still answers "hello"

  @STG-021a @must @observed @needs-control-plane @needs-data-plane
  Rule: A new stage with autoDeploy is deployed without any change of the API
    The service model speaks of updates to an API; that making the stage is enough is what users see.
    Source: wasabee-mock

    Scenario: A new stage deploys the present configuration
      Given an API with the route "echo" answering "hello"
      When CreateStage is called with:
        | member     | value |
        | stageName  | test  |
        | autoDeploy | true  |
      Then the call succeeds
      And stage "test" answers "hello"

    Scenario: The stage points at its automatic deployment
      Given an API with the route "echo"
      And CreateStage is called with:
        | member     | value |
        | stageName  | test  |
        | autoDeploy | true  |
      When GetStage is called
      Then the answer eventually has "deploymentId"

  @STG-022 @must @documented @needs-control-plane @needs-data-plane
  Rule: A stage with autoDeploy cannot be pointed at a deployment
    Source: service-model

    Scenario: The call is refused
      Given an API with the route "echo"
      And the API is deployed as "first"
      And CreateStage is called with:
        | member     | value |
        | stageName  | test  |
        | autoDeploy | true  |
      When UpdateStage is called with:
        | member       | value                |
        | deploymentId | {deployment "first"} |
      Then the call is refused

    Scenario: The stage keeps its automatic deployment
      Given an API with the route "echo" answering "hello"
      And the API is deployed as "first"
      And the route "echo" is changed to answer "changed"
      And CreateStage is called with:
        | member     | value |
        | stageName  | test  |
        | autoDeploy | true  |
      And stage "test" answers "changed"
      When UpdateStage is called with:
        | member       | value                |
        | deploymentId | {deployment "first"} |
      Then stage "test" still answers "changed"

    Scenario: After autoDeploy was switched off it can be pointed at a deployment
      Given an API with the route "echo"
      And the API is deployed as "first"
      And CreateStage is called with:
        | member     | value |
        | stageName  | test  |
        | autoDeploy | true  |
      And UpdateStage is called with:
        | member     | value |
        | autoDeploy | false |
      When UpdateStage is called with:
        | member       | value                |
        | deploymentId | {deployment "first"} |
      Then the call succeeds
      And the answer's "deploymentId" is "{deploymentId}"

    Scenario: After autoDeploy was switched off changes are not deployed
      Given an API with the route "echo" answering "hello"
      And CreateStage is called with:
        | member     | value |
        | stageName  | test  |
        | autoDeploy | true  |
      And stage "test" answers "hello"
      And UpdateStage is called with:
        | member     | value |
        | autoDeploy | false |
      When the route "echo" is changed to answer "changed"
      Then stage "test" still answers "hello"

  @STG-022a @should @observed @needs-control-plane
  Rule: The refusal to point an auto-deploying stage at a deployment names AutoDeploy
    One scenario: because the refusal itself is STG-022.
    Source: cdk-real-drift-667, ack-controller-15

    Scenario: The message of the refusal
      Given an API with the route "echo"
      And the API is deployed as "first"
      And CreateStage is called with:
        | member     | value |
        | stageName  | test  |
        | autoDeploy | true  |
      When UpdateStage is called with:
        | member       | value                |
        | deploymentId | {deployment "first"} |
      Then the call is refused with 400 BadRequestException
      And the error message mentions "AutoDeploy"

  @STG-023 @must @documented @needs-control-plane
  Rule: A stage with autoDeploy has the status message of its last deployment
    The member lastDeploymentStatusMessage is for such stages only. Users see the deployment's id in it, or the reason
    of
    the failure.
    Source: service-model

    Scenario: After a deployment of its own the stage has a message
      Given an API with the route "echo"
      And CreateStage is called with:
        | member     | value |
        | stageName  | test  |
        | autoDeploy | true  |
      And the route "extra" answering "more" is added
      When GetStage is called
      Then the answer eventually has "lastDeploymentStatusMessage"

    Scenario: A stage without autoDeploy has none
      Given an API deployed to stage "test"
      When GetStage is called
      Then the answer has no "lastDeploymentStatusMessage"

  @STG-024 @should @inferred @needs-control-plane @needs-data-plane
  Rule: A changed setting of the stage makes no deployment
    Settings take effect without a deployment (STG-019).
    Source: guide-deploy

    Scenario: The stage stays with its deployment
      Given an API with the route "echo" answering "$stageVariables.word"
      And CreateStage is called with:
        | member         | value           |
        | stageName      | test            |
        | autoDeploy     | true            |
        | stageVariables | {"word":"blue"} |
      And stage "test" answers "blue"
      And GetStage is called
      And the answer's "deploymentId" is remembered as "deployment"
      When stage "test" has the variable "word" set to "green"
      Then stage "test" answers "green"
      And GetStage is called
      And the answer's "deploymentId" equals "deployment"

    Scenario: A change of the API does make one
      Given an API with the route "echo" answering "hello"
      And CreateStage is called with:
        | member     | value |
        | stageName  | test  |
        | autoDeploy | true  |
      And stage "test" answers "hello"
      And GetStage is called
      And the answer's "deploymentId" is remembered as "first"
      And the route "echo" is changed to answer "changed"
      When GetStage is called
      Then the answer's "deploymentId" eventually differs from "first"

  @STG-025 @should @observed @needs-control-plane
  Rule: On an API without routes a stage with autoDeploy is created, and its deployment fails
    Source: stelvio-264

    Scenario: The stage is created
      Given an API
      When CreateStage is called with:
        | member     | value |
        | stageName  | test  |
        | autoDeploy | true  |
      Then the call succeeds
      And the API has 1 stage

    Scenario: The stage has a message and no deployment
      Given an API
      And CreateStage is called with:
        | member     | value |
        | stageName  | test  |
        | autoDeploy | true  |
      When GetStage is called
      Then the answer eventually has "lastDeploymentStatusMessage"
      And the answer's "deploymentId" is absent or one of ""

    Scenario: The first route is deployed
      Given an API
      And CreateStage is called with:
        | member     | value |
        | stageName  | test  |
        | autoDeploy | true  |
      When the route "echo" answering "hello" is added
      And GetStage is called
      Then the answer eventually has "deploymentId"

  @STG-025a @must @inferred @needs-control-plane
  Rule: The message of that failed deployment is the one of a deployment by a call
    One scenario: because a deployment that succeeds is STG-023.
    Source: sam-2512

    Scenario: The stage names the missing route
      Given an API
      And CreateStage is called with:
        | member     | value |
        | stageName  | test  |
        | autoDeploy | true  |
      When GetStage is called
      Then the answer's "lastDeploymentStatusMessage" eventually is "Deployment attempt failed: At least one route is required before deploying the Api."

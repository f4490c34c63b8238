Feature: Deploying an API
  An API is a draft until it has been deployed. A deployment holds what the API was at one moment, a stage gives it an
  address. Clients reach an API only when it has both.

  @DEP-001 @must @documented @seed @needs-control-plane @needs-data-plane
  Rule: An API can be called only after it has been deployed
    Source: guide-deploy

    Scenario: A client cannot connect to an API that was never deployed
      Given an API with the route "echo" answering "hello"
      When the client tries to connect to stage "test"
      Then the handshake is refused

    Scenario: After its deployment the API answers
      Given an API with the route "echo" answering "hello"
      When the API is deployed to stage "test"
      Then stage "test" answers "hello"

  @DEP-002 @must @documented @seed @needs-control-plane @needs-data-plane
  Rule: Deploying takes a deployment and a stage that is associated with it
    The order is the owner's choice: a stage may be made on a deployment, or made first and pointed at one later.
    Source: guide-deploy

    Scenario: A deployment and a stage that are not associated are not enough
      Given an API with the route "echo" answering "hello"
      And stage "test" is created without a deployment
      And the API is deployed
      When the client tries to connect to stage "test"
      Then the handshake is refused

    Scenario: A stage created on the deployment serves it
      Given an API with the route "echo" answering "hello"
      And the API is deployed as "first"
      When stage "test" is created on deployment "first"
      Then stage "test" answers "hello"

    Scenario: A stage created before the deployment serves it once it points there
      Given an API with the route "echo" answering "hello"
      And stage "test" is created without a deployment
      And the API is deployed as "first"
      When stage "test" is moved to deployment "first"
      Then stage "test" answers "hello"

  @DEP-003 @must @documented @seed @needs-control-plane @needs-data-plane
  Rule: A deployment without a stage is not callable
    Source: guide-deploy
    If this fails, look at whether CreateDeployment without a stage name makes or moves a stage.

    Scenario: A first deployment alone is not callable
      Given an API with the route "echo" answering "hello"
      When the API is deployed
      And the client tries to connect to stage "test"
      Then the handshake is refused

    Scenario: A deployment alone creates no stage
      Given an API with the route "echo" answering "hello"
      When CreateDeployment is called
      Then the call succeeds
      And the API has 0 stages

    Scenario: A later deployment alone does not reach the stage that exists
      Given an API deployed to stage "test"
      And the route "echo" is changed to answer "changed"
      When the API is deployed
      Then stage "test" still answers "hello"

  @DEP-006 @must @documented @seed @needs-control-plane @needs-data-plane
  Rule: A redeployment goes to an existing stage or to a new one
    Source: guide-deploy

    Scenario: An existing stage takes the new deployment
      Given an API deployed to stage "test"
      And the route "echo" is changed to answer "changed"
      And the API is deployed
      When UpdateStage is called with:
        | member       | value          |
        | stageName    | test           |
        | deploymentId | {deploymentId} |
      Then the call succeeds
      And stage "test" answers "changed"

    Scenario: A new stage takes the new deployment
      Given an API deployed to stage "test"
      And the route "echo" is changed to answer "changed"
      And the API is deployed
      When CreateStage is called with:
        | member       | value          |
        | stageName    | next           |
        | deploymentId | {deploymentId} |
      Then the call succeeds
      And stage "next" answers "changed"
      And stage "test" still answers "hello"

  @DEP-011 @must @documented @needs-control-plane @needs-data-plane
  Rule: CreateDeployment with the name of an existing stage deploys to that stage
    One call instead of two. The guide redeploys its stage dev in this way.
    Source: guide-disable-endpoint

    Scenario: The named stage serves the new deployment
      Given an API deployed to stage "test"
      And the route "echo" is changed to answer "changed"
      When CreateDeployment is called with:
        | member    | value |
        | stageName | test  |
      Then the call succeeds with status 201
      And stage "test" answers "changed"

    Scenario: The named stage points at the new deployment
      Given an API deployed to stage "test"
      And CreateDeployment is called with:
        | member    | value |
        | stageName | test  |
      And the answer's "deploymentId" is remembered as "new deployment"
      When GetStage is called with:
        | member    | value |
        | stageName | test  |
      Then the answer's "deploymentId" equals "new deployment"
      And the API has 1 stage

    Scenario: A stage that is not named stays where it is
      Given an API deployed to stage "test"
      And the API is deployed to stage "prod"
      And the route "echo" is changed to answer "changed"
      When CreateDeployment is called with:
        | member    | value |
        | stageName | test  |
      Then the call succeeds
      And stage "test" answers "changed"
      And stage "prod" still answers "hello"

  @DEP-011a @probe @needs-control-plane @needs-data-plane
  Rule: Does CreateDeployment make the stage that it names when there is none?
    The service model calls the member the name of the stage to create; the guide uses it with an existing stage only,
    and no report of the other case was found. CloudFormation's page calls it the name of an existing stage. The
    bundled gateway makes the stage, as the service model says.
    Source: service-model, cloudformation-deployment

    Scenario: The named stage does not exist
      Given an API with the route "echo" answering "hello"
      When CreateDeployment is called with:
        | member    | value |
        | stageName | test  |
      Then the call's answer is recorded

    Scenario: A client tries the stage that the deployment named
      Given an API with the route "echo" answering "hello"
      When CreateDeployment is called with:
        | member    | value |
        | stageName | test  |
      And the client tries to connect to stage "test"
      Then the handshake's answer is recorded

  @DEP-013 @must @observed @needs-control-plane
  Rule: An API without routes cannot be deployed
    Infrastructure tools see this when they create the deployment before the routes.
    Source: sam-2512

    Scenario: The first deployment of an empty API is refused
      Given an API
      When CreateDeployment is called
      Then the call is refused with 400 BadRequestException
      And the error message mentions "route"

    Scenario: The refused call creates no deployment
      Given an API
      When CreateDeployment is called
      Then the call is refused
      And the API has 0 deployments

    Scenario: An API whose last route was removed cannot be deployed
      Given an API deployed to stage "test"
      And the route "echo" is removed
      When CreateDeployment is called
      Then the call is refused with 400 BadRequestException

    Scenario: One route is enough
      Given an API with the route "echo"
      When CreateDeployment is called
      Then the call succeeds

  @DEP-014 @probe @needs-control-plane
  Rule: Can an API be deployed while one of its routes has no integration?
    REST APIs refuse it; no source was found for WebSocket APIs.
    Source: terraform-acc-tests

    Scenario: The only route has no target
      Given an API
      And CreateRoute is called with:
        | member   | value |
        | routeKey | echo  |
      When CreateDeployment is called
      Then the call's answer is recorded

  @DEP-015 @probe @needs-control-plane
  Rule: How does a deployment fail if a model is not a valid schema?
    Models are checked when a deployment is made, unless the API says disableSchemaValidation (API-019). Whether the
    call
    is refused or the deployment gets the status FAILED is not said; a gateway may also refuse the model before. The
    bundled gateway refuses the call with 400.
    Source: service-model

    Scenario: A deployment follows a broken model
      Given an API with the route "echo"
      And CreateModel is called with:
        | member      | value              |
        | name        | broken             |
        | contentType | application/json   |
        | schema      | {"type":"no such"} |
      When CreateDeployment is called
      Then the call's answer is recorded

  @DEP-028 @must @observed @needs-control-plane
  Rule: A deployment needs neither templates nor an open route
    Source: terraform-acc-tests

    Background:
      Given an API
      And CreateIntegration is called with:
        | member          | value |
        | integrationType | MOCK  |

    Scenario: A MOCK without templates is deployed
      Given CreateRoute is called with:
        | member   | value                        |
        | routeKey | $default                     |
        | target   | integrations/{integrationId} |
      When CreateDeployment is called
      Then the call succeeds with status 201
      And the answer's "deploymentStatus" eventually is "DEPLOYED"

    Scenario: A default route that needs an API key is deployed
      Given CreateRoute is called with:
        | member         | value                        |
        | routeKey       | $default                     |
        | target         | integrations/{integrationId} |
        | apiKeyRequired | true                         |
      When CreateDeployment is called
      Then the call succeeds with status 201
      And the answer's "deploymentStatus" eventually is "DEPLOYED"

Feature: Stages and their deployments
  A stage points at one deployment or at none, and can be pointed at another one. Stages of one API are independent: one
  may serve a test build and another the stable build.

  @STG-011 @must @documented @needs-control-plane
  Rule: A stage may exist without a deployment
    Source: service-model, terraform-acc-tests

    Scenario: A stage is created without a deployment
      Given an API with the route "echo"
      When CreateStage is called with:
        | member    | value |
        | stageName | test  |
      Then the call succeeds with status 201
      And the answer's "deploymentId" is absent or one of ""

    Scenario: An API without routes may have a stage
      Given an API
      When CreateStage is called with:
        | member    | value |
        | stageName | test  |
      Then the call succeeds with status 201

    Scenario: A stage that is created on a deployment has its id
      Given an API with the route "echo"
      And the API is deployed
      When CreateStage is called with:
        | member       | value          |
        | stageName    | test           |
        | deploymentId | {deploymentId} |
      Then the answer's "deploymentId" is "{deploymentId}"

  @STG-012 @must @observed @needs-control-plane @needs-data-plane
  Rule: The handshake at a stage without a deployment is refused with 403
    Source: terraform-provider-aws-17955

    Scenario: A client connects to a stage without a deployment
      Given an API with the route "echo"
      And stage "test" is created without a deployment
      When the client tries to connect to stage "test"
      Then the handshake is refused with status 403

    Scenario: After it got a deployment clients are accepted
      Given an API with the route "echo" answering "hello"
      And stage "test" is created without a deployment
      When the API is deployed to stage "test"
      Then stage "test" answers "hello"

  @STG-013 @must @documented @seed @needs-control-plane @needs-data-plane
  Rule: UpdateStage with another deploymentId points the stage at that deployment
    Source: guide-deploy

    Scenario: The answer names the new deployment
      Given an API deployed to stage "test"
      And the API is deployed
      When UpdateStage is called with:
        | member       | value          |
        | deploymentId | {deploymentId} |
      Then the call succeeds with status 200
      And the answer's "deploymentId" is "{deploymentId}"

    Scenario: Clients get the new answers
      Given an API deployed to stage "test"
      And the route "echo" is changed to answer "changed"
      And the API is deployed
      When UpdateStage is called with:
        | member       | value          |
        | deploymentId | {deploymentId} |
      Then the call succeeds
      And stage "test" answers "changed"

    Scenario: GetStage names the new deployment
      Given an API deployed to stage "test"
      And the API is deployed
      And UpdateStage is called with:
        | member       | value          |
        | deploymentId | {deploymentId} |
      When GetStage is called
      Then the answer's "deploymentId" is "{deploymentId}"

    Scenario: An update that names no deployment leaves it
      Given an API deployed to stage "test"
      And the route "echo" is changed to answer "changed"
      And the API is deployed
      When UpdateStage is called with:
        | member      | value       |
        | description | spring 2026 |
      Then the call succeeds
      And stage "test" still answers "hello"

  @STG-014 @must @inferred @needs-control-plane @needs-data-plane
  Rule: A stage cannot point at a deployment that does not exist
    Whether the status is 400 or 404 is not documented.
    Source: service-model

    Scenario: No stage is created on an unknown deployment
      Given an API with the route "echo"
      When CreateStage is called with:
        | member       | value  |
        | stageName    | test   |
        | deploymentId | zzzzzz |
      Then the call is refused with one of the statuses:
        | status |
        | 400    |
        | 404    |
      And the API has 0 stages

    Scenario: No stage is moved to an unknown deployment
      Given an API deployed to stage "test"
      When UpdateStage is called with:
        | member       | value  |
        | deploymentId | zzzzzz |
      Then the call is refused with one of the statuses:
        | status |
        | 400    |
        | 404    |

    Scenario: A refused move leaves the stage where it was
      Given an API deployed to stage "test"
      And stage "test" answers "hello"
      When UpdateStage is called with:
        | member       | value  |
        | deploymentId | zzzzzz |
      Then stage "test" still answers "hello"

    Scenario: A deleted deployment is an unknown one
      Given an API with the route "echo"
      And the API is deployed as "gone"
      And DeleteDeployment is called
      When CreateStage is called with:
        | member       | value               |
        | stageName    | test                |
        | deploymentId | {deployment "gone"} |
      Then the call is refused with one of the statuses:
        | status |
        | 400    |
        | 404    |

  @STG-033 @must @documented @seed @needs-control-plane @needs-data-plane
  Rule: Stages of one API may point at different deployments
    The page's example, a new build at test and the stable one at prod, is SEE-002.
    Source: guide-deploy

    Scenario: Two stages may also share a deployment
      Given an API with the route "echo" answering "hello"
      And the API is deployed as "first"
      When stage "test" is created on deployment "first"
      And stage "prod" is created on deployment "first"
      Then stage "test" answers "hello"
      And stage "prod" answers "hello"

    Scenario: A route exists on the one stage only
      Given an API deployed to stage "prod"
      And the route "extra" answering "more" is added
      When the API is deployed to stage "test"
      Then stage "test" answers "more" to "extra"
      And stage "prod" does not know the route "extra"

  @STG-034 @must @documented @seed @needs-control-plane @needs-data-plane
  Rule: Redeploying the API to prod promotes test to prod
    A redeployment takes a new snapshot of the API, which may be newer than the one that test serves. Pointing prod at
    the
    deployment of test promotes exactly what was tested.
    Source: guide-deploy

    Scenario: Redeploying promotes the API as it is now
      Given an API deployed to stage "prod"
      And the route "echo" is changed to answer "tested"
      And the API is deployed to stage "test"
      And the route "echo" is changed to answer "newer"
      When the API is deployed to stage "prod"
      Then stage "prod" answers "newer"
      And stage "test" still answers "tested"

    Scenario: Pointing prod at the deployment of test promotes what was tested
      Given an API deployed to stage "prod"
      And the route "echo" is changed to answer "tested"
      And the API is deployed as "tested"
      And stage "test" is created on deployment "tested"
      And the route "echo" is changed to answer "newer"
      When stage "prod" is moved to deployment "tested"
      Then stage "prod" answers "tested"

  @STG-035 @must @documented @seed @needs-control-plane @needs-data-plane
  Rule: Redeploying to one stage does not change the others
    Source: guide-deploy

    Scenario: The other stage answers as before
      Given an API deployed to stage "test"
      And the API is deployed to stage "prod"
      And the route "echo" is changed to answer "changed"
      When the API is deployed to stage "test"
      Then stage "test" answers "changed"
      And stage "prod" still answers "hello"

    Scenario: The other stage keeps its deployment and its date
      Given an API deployed to stage "test"
      And GetStage is called
      And the answer's "deploymentId" is remembered as "deployment"
      And the answer's "lastUpdatedDate" is remembered as "date"
      When the API is deployed to stage "prod"
      And GetStage is called with:
        | member    | value |
        | stageName | test  |
      Then the answer's "deploymentId" equals "deployment"
      And the answer's "lastUpdatedDate" equals "date"

    Scenario: Deleting a stage does not change the others
      Given an API with the route "echo" answering "hello"
      And the API is deployed as "first"
      And stage "prod" is created on deployment "first"
      And stage "test" is created on deployment "first"
      When DeleteStage is called with:
        | member    | value |
        | stageName | test  |
      Then the call succeeds
      And stage "prod" answers "hello"

  @STG-036 @must @documented @needs-control-plane @needs-data-plane @needs-management-api
  Rule: A connection belongs to the stage that it was opened on
    Callbacks reach it by the address of that stage.
    Source: guide-connections

    Scenario: A callback over the connection's stage arrives
      Given an API deployed to stage "test"
      And the API is deployed to stage "prod"
      When the client connects to stage "test"
      And the backend posts "good news" to the client over stage "test"
      Then the callback succeeds with status 200
      And the client receives the text "good news"

    Scenario: An answer has the stage of its connection
      Given an API deployed to stage "test"
      And the API is deployed to stage "prod"
      When the client connects to stage "test"
      And the client sends a message to "echo"
      Then the client receives an answer in which "stage" is "test"

  @STG-039 @must @documented @needs-control-plane
  Rule: A stage can be deleted
    Source: service-model

    Scenario: Deleting it succeeds without content
      Given an API deployed to stage "test"
      When DeleteStage is called
      Then the call succeeds with status 204
      And the answer is empty

    Scenario: It is gone
      Given an API deployed to stage "test"
      And DeleteStage is called
      When GetStage is called
      Then the call is refused with 404 NotFoundException
      And the API has 0 stages

  @STG-039a @probe @needs-control-plane @needs-custom-domain
  Rule: May a stage be deleted while a custom domain name is mapped to it?
    REST APIs refuse it; no source was found for WebSocket APIs.
    Source: service-model

    Scenario: A mapped stage is deleted
      Given an API deployed to stage "test"
      And the domain name "shop" with a mapping to stage "test"
      When DeleteStage is called
      Then the call's answer is recorded

  @STG-040 @should @inferred @needs-control-plane @needs-data-plane
  Rule: After a stage was deleted its handshakes are refused with 403
    Source: localstack-10734

    Scenario: A client connects to the deleted stage
      Given an API deployed to stage "test"
      And stage "test" is callable
      And DeleteStage is called
      And stage "test" is no longer callable
      When the client tries to connect to stage "test"
      Then the handshake is refused with status 403

    Scenario: A stage that is created again under the name answers
      Given an API deployed to stage "test"
      And DeleteStage is called
      When the API is deployed to stage "test"
      Then stage "test" answers "hello"

  @STG-040a @probe @needs-control-plane @needs-data-plane
  Rule: What happens to a connection whose stage is deleted?
    Source: guide-stages

    Scenario: A client goes on after its stage was deleted
      Given an API deployed to stage "test"
      And the client connects to stage "test"
      And DeleteStage is called
      And stage "test" is no longer callable
      When the client sends a message to "echo"
      Then what happens to the client is recorded

  @STG-045 @must @documented @needs-control-plane
  Rule: A stage that does not exist is answered with 404
    Source: service-model

    Scenario Outline: <operation> does not find it
      Given an API deployed to stage "test"
      When <operation> is called with:
        | member    | value  |
        | stageName | tested |
      Then the call is refused with 404 NotFoundException

      Examples: Operations
        | operation               |
        | GetStage                |
        | UpdateStage             |
        | DeleteStage             |
        | DeleteAccessLogSettings |

    Scenario: UpdateStage creates no stage
      Given an API deployed to stage "test"
      When UpdateStage is called with:
        | member      | value       |
        | stageName   | tested      |
        | description | spring 2026 |
      Then the call is refused
      And the API has 1 stage

    Scenario: A stage that exists is found
      Given an API deployed to stage "test"
      When GetStage is called
      Then the call succeeds with status 200

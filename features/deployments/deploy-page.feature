Feature: Deploy a WebSocket API in API Gateway
  The steps of the page of the Developer Guide with this title: an API is deployed, given a stage
  named test, called, changed, deployed again, and promoted to prod. The command lines are those of the page; its
  example
  ids and region are replaced by those of the run, and the blanks that it has behind two backslashes are left out, as no
  shell would go on to the next line. The page prints members with a capital letter (DeploymentId); on the wire they
  begin with a lower-case letter.

  The rule of each sentence of the page:
  - "After creating your WebSocket API, you must deploy it": DEP-001
  - "you create an API deployment and associate it with a stage": DEP-002
  - "Each stage is a snapshot of the API and is made available": DEP-004 (snapshot), STG-001 (available by its name)
  - "Every time you update an API ... you must redeploy the API to an existing stage or to a new stage": DEP-005, DEP-006
  - "anything else other than stage settings": STG-019
  - "By default you are limited to 10 stages per API": STG-008; the refusal of the eleventh: STG-010
  - "it is good practice to reuse them": STG-009 (advice to the owner, untestable)
  - "the client sends a message to the API's URL", which is "determined by the API's hostname and stage name": URL-002
  - "payloads up to 128 KB with a maximum frame size of 32 KB", and the splitting into frames: the rules FRM
  - the format of the default URL: URL-001
  - the custom domain name: the chapter invoke-url
  - "Stages enable robust version control": STG-033; the promotion of test to prod: STG-034 and SEE-002
  - create-deployment, its example output: SEE-001, DEP-007, DEP-008; the dates: API-022; the members' names: API-001
  - "The deployed API is not callable until you associate the deployment with a stage": SEE-001, DEP-003
  - "You can create a new stage or reuse a stage": DEP-006
  - create-stage, its example output: SEE-001, STG-015, STG-016, STG-020; today's throttling figures: STG-018;
    the member that the page calls MetricsEnabled: STG-017
  - update-stage, "update the stage's deploymentId property": SEE-001, STG-013
  - the console's three steps: SEE-003, DEP-023 (in console.feature)

  @SEE-001 @must @documented @seed @needs-control-plane @needs-data-plane
  Rule: An API is deployed, staged and deployed again by the AWS CLI
    The three commands of the page and what they answer. Throttling figures of a new stage are not compared: the page
    shows 5000 and 10000.0, today's stages have none.
    Source: guide-deploy
    If this fails, look at the rule of the same operation in the chapters deployments and stages first.

    Scenario: create-deployment answers with the new deployment
      Given an API with the route "echo" answering "hello"
      When this AWS CLI command is run:
        """
        aws apigatewayv2 --region {region} create-deployment --api-id {apiId}
        """
      Then the call succeeds with status 201
      And the answer has "deploymentId"
      And the answer's "deploymentStatus" is one of "DEPLOYED, PENDING"
      And the answer's "createdDate" matches "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]+)?Z"

    Scenario: The deployed API is not callable before the deployment has a stage
      Given an API with the route "echo" answering "hello"
      When this AWS CLI command is run:
        """
        aws apigatewayv2 --region {region} create-deployment --api-id {apiId}
        """
      Then the call succeeds
      When the client tries to connect to stage "test"
      Then the handshake is refused

    Scenario: create-stage answers with the new stage
      Given an API with the route "echo" answering "hello"
      And the API is deployed
      When this AWS CLI command is run:
        """
        aws apigatewayv2 --region {region} create-stage --api-id {apiId} --deployment-id {deploymentId} --stage-name test
        """
      Then the call succeeds with status 201
      And the answer contains:
        | member                                      | value          |
        | stageName                                   | test           |
        | deploymentId                                | {deploymentId} |
        | defaultRouteSettings.detailedMetricsEnabled | false          |
        | defaultRouteSettings.dataTraceEnabled       | false          |
        | stageVariables                              | {}             |
        | routeSettings                               | {}             |
      And the answer has "createdDate"
      And the answer has "lastUpdatedDate"

    Scenario: The new stage makes the deployment callable
      Given an API with the route "echo" answering "hello"
      And the API is deployed
      When this AWS CLI command is run:
        """
        aws apigatewayv2 --region {region} create-stage --api-id {apiId} --deployment-id {deploymentId} --stage-name test
        """
      Then the call succeeds
      When the client connects to stage "test"
      And the client sends a message to "echo"
      Then the client receives the answer "hello"

    Scenario: A change of the API waits for its deployment
      Given an API deployed to stage "test"
      And the route "echo" is changed to answer "changed"
      When this AWS CLI command is run:
        """
        aws apigatewayv2 --region {region} create-deployment --api-id {apiId}
        """
      Then the call succeeds
      And stage "test" still answers "hello"

    Scenario: update-stage gives an existing stage the new deployment
      Given an API deployed to stage "test"
      And the route "echo" is changed to answer "changed"
      And the API is deployed
      When this AWS CLI command is run:
        """
         aws apigatewayv2 update-stage --region {region} \
            --api-id {api-id} \
            --stage-name {stage-name} \
            --deployment-id {deployment-id}
        """
      Then the call succeeds with status 200
      And the answer's "deploymentId" is "{deploymentId}"
      And stage "test" answers "changed"

    Scenario: The change goes to a second stage, and the first one stays as it is
      Given an API deployed to stage "test"
      And the route "echo" is changed to answer "changed"
      And the API is deployed
      When this AWS CLI command is run:
        """
        aws apigatewayv2 --region {region} create-stage --api-id {apiId} --deployment-id {deploymentId} --stage-name prod
        """
      Then the call succeeds
      And stage "prod" answers "changed"
      And stage "test" still answers "hello"

  @SEE-002 @must @documented @seed @needs-control-plane @needs-data-plane
  Rule: A build that was tested on the stage test is promoted to the stage prod
    The page's way of working: test carries the new build, prod the stable one, until the API is redeployed to prod.
    Source: guide-deploy

    Scenario: Redeploying the API to prod promotes the new build
      Given an API deployed to stage "prod"
      And the route "echo" is changed to answer "changed"
      And the API is deployed to stage "test"
      And the API is deployed
      When this AWS CLI command is run:
        """
         aws apigatewayv2 update-stage --region {region} \
            --api-id {api-id} \
            --stage-name prod \
            --deployment-id {deployment-id}
        """
      Then the call succeeds
      And stage "prod" answers "changed"
      And stage "test" still answers "changed"

    Scenario: Until the promotion prod stays as stable as it was
      Given an API deployed to stage "prod"
      And the route "echo" is changed to answer "changed"
      When the API is deployed to stage "test"
      Then stage "test" answers "changed"
      And stage "prod" still answers "hello"

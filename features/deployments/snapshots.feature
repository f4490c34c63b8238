Feature: A deployment is a snapshot
  What a deployment serves was fixed when it was made. The API behind it may change, lose routes or be rebuilt: clients
  of
  its stages see nothing of that until another deployment takes its place.

  @DEP-004 @must @documented @seed @needs-control-plane @needs-data-plane
  Rule: A deployment holds the API as it was when the deployment was made
    The page calls the stage a snapshot, other pages call the deployment one and the stage a reference to it. What
    clients see is the same. The moment that counts is the making of the deployment, not that of the stage.
    Source: guide-deploy

    Scenario: A stage created later serves the API as it was at the deployment
      Given an API with the route "echo" answering "hello"
      And the API is deployed as "first"
      And the route "echo" is changed to answer "changed"
      When stage "test" is created on deployment "first"
      Then stage "test" answers "hello"
      And stage "test" still answers "hello"

    Scenario: Each of two deployments keeps its own answers
      Given an API with the route "echo" answering "hello"
      And the API is deployed as "first"
      And the route "echo" is changed to answer "changed"
      And the API is deployed as "second"
      When stage "old" is created on deployment "first"
      And stage "new" is created on deployment "second"
      Then stage "new" answers "changed"
      And stage "old" answers "hello"

    Scenario: A deployment keeps a route that the API has lost
      Given an API with the routes:
        | route | answer |
        | echo  | hello  |
        | extra | more   |
      And the API is deployed as "first"
      And the route "extra" is removed
      And the API is deployed as "second"
      When stage "test" is created on deployment "first"
      Then stage "test" answers "more" to "extra"

    Scenario: A deployment keeps its answers while the integration is deleted and created again
      Given an API deployed to stage "test"
      And the route "echo" is removed
      And DeleteIntegration is called
      When the route "echo" answering "remade" is added
      Then stage "test" still answers "hello"

  @DEP-005 @must @documented @seed @needs-control-plane @needs-data-plane
  Rule: A change of the API stays invisible at a stage until it is deployed there
    This holds for routes, integrations, answers, the authorization of a route and the selection expression; only the
    settings of the stage itself are exempt.
    Source: guide-deploy
    If this fails, look at which configuration the data plane reads: the API's, or its stage's deployment.

    Scenario Outline: A changed <part> waits
      Given an API deployed to stage "test"
      When <operation> is called with:
        | member   | value   |
        | <member> | <value> |
      Then the call succeeds
      And stage "test" still answers "hello"

      Examples: Parts
        | part                       | operation                 | member                   | value              |
        | route key                  | UpdateRoute               | routeKey                 | other              |
        | request template           | UpdateIntegration         | requestTemplates         | {"$default":"{}"}  |
        | answer's template          | UpdateIntegrationResponse | responseTemplates        | {"$default":"{}"}  |
        | key of an answer           | UpdateIntegrationResponse | integrationResponseKey   | /599/              |
        | route selection expression | UpdateApi                 | routeSelectionExpression | $request.body.kind |

    Scenario Outline: A removed <part> waits
      Given an API deployed to stage "test"
      When <operation> is called
      Then the call succeeds
      And stage "test" still answers "hello"

      Examples: Parts
        | part                      | operation                 |
        | route                     | DeleteRoute               |
        | route response            | DeleteRouteResponse       |
        | answer of the integration | DeleteIntegrationResponse |

    Scenario: A route that is pointed at another integration waits, then answers from there
      Given an API with the routes:
        | route | answer |
        | other | other  |
        | echo  | hello  |
      And the API is deployed to stage "test"
      And UpdateRoute is called with:
        | member | value                                |
        | target | integrations/{integrationId "other"} |
      And stage "test" still answers "hello"
      When the API is deployed to stage "test"
      Then stage "test" answers "other"

    Scenario: A new authorization waits
      Given an API with the routes:
        | route    | answer |
        | echo     | hello  |
        | $connect |        |
      And the API is deployed to stage "test"
      When UpdateRoute is called with:
        | member            | value   |
        | authorizationType | AWS_IAM |
      Then the call succeeds
      And stage "test" still answers "hello"

    Scenario: A new route is known after its deployment
      Given an API deployed to stage "test"
      And the route "extra" answering "more" is added
      And stage "test" does not know the route "extra"
      When the API is deployed to stage "test"
      Then stage "test" answers "more" to "extra"

    Scenario: A removed route is unknown after the next deployment
      Given an API with the routes:
        | route | answer |
        | echo  | hello  |
        | extra | more   |
      And the API is deployed to stage "test"
      And the route "extra" is removed
      And stage "test" still answers "more" to "extra"
      And the route "echo" is changed to answer "changed"
      When the API is deployed to stage "test"
      Then stage "test" answers "changed"
      And stage "test" does not know the route "extra"

    Scenario: A changed answer is given after its deployment
      Given an API deployed to stage "test"
      And the route "echo" is changed to answer "changed"
      And stage "test" still answers "hello"
      When the API is deployed to stage "test"
      Then stage "test" answers "changed"

    Scenario: A changed selection expression counts after its deployment
      Given an API deployed to stage "test"
      And the route "elsewhere" answering "elsewhere" is added
      And UpdateApi is called with:
        | member                   | value     |
        | routeSelectionExpression | elsewhere |
      And stage "test" still answers "hello"
      When the API is deployed to stage "test"
      Then stage "test" answers "elsewhere"

  @DEP-019 @must @inferred @needs-control-plane @needs-data-plane
  Rule: An older deployment stays, and a stage that is pointed back at it is rolled back
    Source: guide-stages

    Scenario: Pointing the stage at the older deployment brings the former answers back
      Given an API with the route "echo" answering "hello"
      And the API is deployed as "first"
      And stage "test" is created on deployment "first"
      And the route "echo" is changed to answer "changed"
      And the API is deployed to stage "test"
      And stage "test" answers "changed"
      When stage "test" is moved to deployment "first"
      Then stage "test" answers "hello"

    Scenario: A deployment that no stage uses any more is still there
      Given an API deployed to stage "test"
      And the API is deployed to stage "test"
      And the API is deployed to stage "test"
      When GetDeployments is called
      Then the call succeeds
      And the answer's list "items" has 3 entries

    Scenario: Rolling back changes the stage, not the API
      Given an API with the route "echo" answering "hello"
      And the API is deployed as "first"
      And stage "test" is created on deployment "first"
      And the route "echo" is changed to answer "changed"
      And the API is deployed to stage "test"
      And stage "test" is moved to deployment "first"
      When the API is deployed to stage "next"
      Then stage "next" answers "changed"

  @DEP-021 @must @observed @needs-control-plane @needs-data-plane @needs-http-backend
  Rule: A deployment holds the address of a backend, not its code
    New code behind the same address needs no deployment; another address does. Users report it of Lambda functions;
    here an HTTP backend shows it.
    Source: chat-app-46

    Scenario: New code is called without a deployment
      Given an API
      And the route "echo" calls the HTTP backend
      And the API is deployed to stage "test"
      And stage "test" answers "backend"
      When the HTTP backend is changed to answer "changed"
      Then stage "test" answers "changed"

    Scenario: Another backend is called only after a deployment
      Given an API
      And the route "echo" calls the HTTP backend
      And the API is deployed to stage "test"
      And the route "echo" is changed to call another HTTP backend, which answers "changed"
      And stage "test" still answers "backend"
      When the API is deployed to stage "test"
      Then stage "test" answers "changed"

  @DEP-022 @must @observed @needs-control-plane @needs-data-plane
  Rule: A message for a route that is not yet deployed is treated like one for an unknown route
    It gets the error Forbidden, or the answer of the route $default where the deployment has one. This is what a
    forgotten redeployment looks like to a client.
    Source: chat-app-26

    Scenario: Without a default route the client receives Forbidden
      Given an API deployed to stage "test"
      And the route "extra" answering "more" is added
      When the client connects to stage "test"
      And the client sends a message to "extra"
      Then the client receives the error "Forbidden"

    Scenario: With a default route that one answers
      Given an API with the routes:
        | route    | answer  |
        | echo     | hello   |
        | $default | default |
      And the API is deployed to stage "test"
      And the route "extra" answering "more" is added
      When the client connects to stage "test"
      And the client sends a message to "extra"
      Then the client receives the answer "default"

    Scenario: A default route that is not yet deployed answers nothing
      Given an API deployed to stage "test"
      And the route "$default" answering "default" is added
      When the client connects to stage "test"
      And the client sends a message to "extra"
      Then the client receives the error "Forbidden"

  @DEP-025 @must @observed @needs-control-plane @needs-data-plane
  Rule: An open connection stays open over a redeployment and loses no message
    Whether the old or the new routes serve it is the question DEP-025a.
    Source: chalice-tests

    Scenario: A client sends after the redeployment
      Given an API deployed to stage "test"
      And the client connects to stage "test"
      And the route "echo" is changed to answer "changed"
      And the API is deployed to stage "test"
      And stage "test" answers "changed"
      When the client sends a message to "echo"
      Then the client receives an answer
      And the client stays connected

    Scenario: A client sends before and after each of two redeployments
      Given an API deployed to stage "test"
      And the client connects to stage "test"
      When the client sends a message to "echo"
      And the API is deployed to stage "test"
      Then the client receives an answer
      When the client sends a message to "echo"
      And the API is deployed to stage "test"
      Then the client receives an answer
      When the client sends a message to "echo"
      Then the client receives an answer

  @DEP-025a @probe @needs-control-plane @needs-data-plane
  Rule: Which routes serve a connection that was open at the redeployment?
    The old ones or the new ones: no page says, and the other rules accept both. That a changed authorizer does not affect
    clients that are connected is the rule CON-029.

    Scenario: A client sends to a changed route after the redeployment
      Given an API deployed to stage "test"
      And the client connects to stage "test"
      And the route "echo" is changed to answer "changed"
      And the API is deployed to stage "test"
      And stage "test" answers "changed"
      When the client sends a message to "echo"
      Then what happens to the client is recorded

    Scenario: A client sends to a removed route after the redeployment
      Given an API with the routes:
        | route | answer |
        | echo  | hello  |
        | extra | more   |
      And the API is deployed to stage "test"
      And the client connects to stage "test"
      And the route "extra" is removed
      And the API is deployed to stage "test"
      And stage "test" answers "hello"
      When the client sends a message to "extra"
      Then what happens to the client is recorded

  @DEP-026 @should @inferred @needs-control-plane @needs-data-plane
  Rule: A deployment becomes visible after a while, and the former one does not come back
    How long this takes is not documented, so the kit waits; every report says how long it took.
    Source: guide-deploy

    Scenario: After the new answer the old one does not come back
      Given an API deployed to stage "test"
      And the route "echo" is changed to answer "changed"
      When the API is deployed to stage "test"
      Then stage "test" keeps answering "changed"

    Scenario: Of several deployments in a row the last one stays
      Given an API deployed to stage "test"
      And the route "echo" is changed to answer "second"
      And the API is deployed to stage "test"
      And the route "echo" is changed to answer "third"
      When the API is deployed to stage "test"
      Then stage "test" keeps answering "third"

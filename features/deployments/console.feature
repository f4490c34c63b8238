Feature: Deploying in the console
  The second way to deploy of the page about deploying: sign in to the console and choose the API; from the menu
  Actions choose Deploy API; choose a stage from the list, or enter the name of a new one. A browser without a window
  does so in the console of the target, by its buttons and fields alone. It signs the console's requests, as
  one that has signed in. Without a browser on this machine the rules are skipped.

  @DEP-023 @must @documented @seed @needs-console @needs-control-plane @needs-data-plane
  Rule: In the console an API is deployed by its action "Deploy API"
    The action asks for a stage: one from the list, or the name of a new one.
    Source: guide-deploy
    If this fails, look at the operations that the form "Deploy API" sends, and with which stage.

    Scenario: The API is deployed to a new stage whose name is entered
      Given an API with the route "echo" answering "hello"
      When the API is deployed in the console to the new stage "test"
      Then stage "test" answers "hello"

    Scenario: The API is deployed to the stage that is chosen, and to no other
      Given an API deployed to stage "prod"
      And the API is deployed to stage "test"
      And the route "echo" is changed to answer "changed"
      When the API is deployed in the console to the stage "test" of the list
      Then stage "test" answers "changed"
      And stage "prod" still answers "hello"

  @SEE-003 @must @inferred @seed @needs-console @needs-control-plane @needs-data-plane
  Rule: The console leads to the same deployment as the CLI
    From nothing to two stages, as the page describes it: deployed, called, changed, deployed again, promoted. The
    result is the deployment and the stage of the rules SEE-001 and SEE-002. That the console shows what a stage does
    not serve yet is not in the page.
    Source: guide-deploy
    If this fails, look at SEE-001 and SEE-002 first.

    Scenario: An API is made, deployed, changed, deployed again and promoted
      Given an API with the route "echo" answering "hello" is made in the console
      When the API is deployed in the console to the new stage "test"
      Then a client in the console receives the answer "hello" from "echo" of stage "test"
      When the route "echo" is changed in the console to answer "changed"
      Then the console shows that stage "test" does not serve the route "echo" as it is now
      And stage "test" still answers "hello"
      When the API is deployed in the console to the stage "test" of the list
      Then a client in the console receives the answer "changed" from "echo" of stage "test"
      When the deployment of stage "test" is promoted in the console to the new stage "prod"
      Then stage "prod" answers "changed"

    Scenario: GetStage reads the deployment that the console made
      Given an API with the route "echo" answering "hello"
      When the API is deployed in the console to the new stage "test"
      And GetStage is called with:
        | member    | value |
        | stageName | test  |
      Then the call succeeds with status 200
      And the answer has "deploymentId"

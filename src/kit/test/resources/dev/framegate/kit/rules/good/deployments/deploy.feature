Feature: Deployments

  @DEP-025 @probe
  Rule: What do open connections do when their stage is redeployed?

    The documents are silent.

    Example: a connection from before
      When the client connects
      Then what happens to the client is recorded

  @DEP-003 @must @observed @seed
  Rule: A stage serves its deployment, not the API's configuration

    One scenario: because the other one is in another chapter.
    Source: the deploy page

    Example: a change is invisible until it is deployed
      When the client connects

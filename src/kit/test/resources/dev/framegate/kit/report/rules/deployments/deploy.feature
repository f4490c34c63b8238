Feature: Deployments

  @DEP-003 @must @documented @seed
  Rule: A stage serves its deployment, not the API's configuration

    A change to a route or an integration is invisible until the API is deployed anew.
    If this fails, look at what a message is matched against: the live routes or the stage's snapshot.
    Source: the deploy page

    Example: a change is invisible until it is deployed
      Given an API

    Example: a change is visible once it is deployed
      Given an API

  @DEP-004 @must @observed
  Rule: A deployment without any route is refused

    Source: an issue of a known tool

    Example: no route at all
      Given an API

  @DEP-025 @probe
  Rule: What do open connections do when their stage is redeployed?

    Example: a message after the redeployment
      Given an API

    Example: a disconnect after the redeployment
      Given an API

  @DEP-026 @probe
  Rule: How long may a description be?

    Example: 1025 characters
      Given an API

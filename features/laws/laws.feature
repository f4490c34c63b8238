Feature: Laws
  What holds for every resource of the service model, whatever it is. The rows are made from the model: the kinds of
  resources, their members and bounds, and what they refer to. What a law leaves out, and why, is in the kit's table of
  samples.

  @LAW-001 @must @documented @needs-control-plane
  Rule: A resource is read back as it was created
    The answer of the creation tells each member that it was given, and so does each later reading.
    One scenario: because each row is a resource of the model.
    Source: service-model
    If this fails, look at which members are stored.

    Scenario Outline: <kind> is read back
      Given all that a resource <kind> needs
      Then <kind> is read back as it was created

      Examples: Kinds
        | kind                |
        | Api                 |
        | Deployment          |
        | Integration         |
        | IntegrationResponse |
        | Model               |
        | Route               |
        | RouteResponse       |
        | Stage               |

      @needs-authorizer
      Examples: Authorizers
        | kind       |
        | Authorizer |

      @needs-custom-domain
      Examples: Domain names
        | kind       |
        | ApiMapping |
        | DomainName |

  @LAW-002 @must @documented @needs-control-plane
  Rule: No operation finds a resource after its deletion
    Neither the resource nor what is below it: each operation is refused with 404.
    One scenario: because each row is a resource of the model.
    Source: service-model
    If this fails, look at whether each operation asks for the resource first.

    Scenario Outline: <kind> is not found
      Given all that a resource <kind> needs
      Then no operation finds <kind> after its deletion

      Examples: Kinds
        | kind                |
        | Api                 |
        | Deployment          |
        | Integration         |
        | IntegrationResponse |
        | Model               |
        | Route               |
        | RouteResponse       |
        | Stage               |

      @needs-authorizer
      Examples: Authorizers
        | kind       |
        | Authorizer |

      @needs-custom-domain
      Examples: Domain names
        | kind       |
        | ApiMapping |
        | DomainName |

  @LAW-003 @must @documented @needs-control-plane
  Rule: A resource is not deleted twice
    The second deletion is refused with 404.
    One scenario: because each row is a resource of the model.
    Source: service-model

    Scenario Outline: <kind> is deleted, and deleted again
      Given all that a resource <kind> needs
      Then <kind> is not deleted twice

      Examples: Kinds
        | kind                |
        | Api                 |
        | Deployment          |
        | Integration         |
        | IntegrationResponse |
        | Model               |
        | Route               |
        | RouteResponse       |
        | Stage               |

      @needs-authorizer
      Examples: Authorizers
        | kind       |
        | Authorizer |

      @needs-custom-domain
      Examples: Domain names
        | kind       |
        | ApiMapping |
        | DomainName |

  @LAW-004 @must @documented @needs-control-plane
  Rule: An update of one member leaves all others
    One scenario: because each row is a resource of the model.
    Source: service-model
    If this fails, look at whether the update replaces what it should change.

    Scenario Outline: <kind> is updated member by member
      Given all that a resource <kind> needs
      Then an update of one member of <kind> leaves all others

      Examples: Kinds
        | kind                |
        | Api                 |
        | Deployment          |
        | Integration         |
        | IntegrationResponse |
        | Model               |
        | Route               |
        | RouteResponse       |
        | Stage               |

      @needs-authorizer
      Examples: Authorizers
        | kind       |
        | Authorizer |

      @needs-custom-domain
      Examples: Domain names
        | kind       |
        | ApiMapping |

  @LAW-005 @must @inferred @needs-control-plane
  Rule: What is within the bounds of a member is taken, what is beyond is refused with 400
    The lengths, the least and greatest numbers and the words of the service model, each from both sides. The model states
    the bounds; that each of them is enforced with 400 follows from the error that it declares. For templates the sources
    give 32 KB and 300 KB; neither edge is tried.
    One scenario: because each row is an operation, and each of its bounds has two sides.
    Source: service-model
    If this fails, look at which of the bounds the operation checks.

    Scenario Outline: The bounds of <operation>
      Given all that a resource <kind> needs
      Then <operation> takes what is within its bounds and refuses what is beyond

      Examples: Operations
        | operation                 | kind                |
        | CreateApi                 | Api                 |
        | UpdateApi                 | Api                 |
        | CreateDeployment          | Deployment          |
        | UpdateDeployment          | Deployment          |
        | CreateIntegration         | Integration         |
        | UpdateIntegration         | Integration         |
        | CreateIntegrationResponse | IntegrationResponse |
        | UpdateIntegrationResponse | IntegrationResponse |
        | CreateModel               | Model               |
        | UpdateModel               | Model               |
        | CreateRoute               | Route               |
        | UpdateRoute               | Route               |
        | CreateStage               | Stage               |
        | UpdateStage               | Stage               |

      @needs-authorizer
      Examples: Authorizers
        | operation        | kind       |
        | CreateAuthorizer | Authorizer |
        | UpdateAuthorizer | Authorizer |

      @needs-custom-domain
      Examples: Domain names
        | operation        | kind       |
        | CreateApiMapping | ApiMapping |
        | CreateDomainName | DomainName |

  @LAW-006 @must @documented @needs-control-plane
  Rule: The pages of a list hold each resource once
    One scenario: because each row is a resource of the model.
    Source: service-model
    If this fails, look at what nextToken stands for.

    Scenario Outline: Each resource <kind> is in the list
      Given all that a resource <kind> needs
      Then the pages of a list hold each resource <kind> once

      Examples: Kinds
        | kind                |
        | Api                 |
        | Deployment          |
        | Integration         |
        | IntegrationResponse |
        | Model               |
        | Route               |
        | RouteResponse       |
        | Stage               |

      @needs-authorizer
      Examples: Authorizers
        | kind       |
        | Authorizer |

      @needs-custom-domain
      Examples: Domain names
        | kind       |
        | ApiMapping |
        | DomainName |

  @LAW-007 @must @inferred @needs-control-plane
  Rule: Resources are made, related, changed and deleted in any order that their references allow
    No document says that an order is forbidden in which nothing is deleted that another resource names.
    One scenario: because each row is a reference of the model, in all orders.
    Source: service-model

    Scenario Outline: <holder> names <held>
      Given all that a resource <holder> needs
      Then <holder> and the <held> that it names are made, changed and deleted in any order

      Examples: References
        | holder | held        |
        | Route  | Integration |
        | Stage  | Deployment  |

  @LAW-008 @must @inferred @needs-control-plane
  Rule: Neither of two writers undoes what the other did
    They change different members at the same time. One that is refused with 409 or 429 has changed nothing.
    One scenario: because each row is a resource of the model.
    Source: service-model
    If this fails, look at what lies between the reading and the writing of an update.

    Scenario Outline: Two writers change <kind>
      Given all that a resource <kind> needs
      Then two writers change different members of <kind> at the same time, and both changes stay

      Examples: Kinds
        | kind                |
        | Api                 |
        | Integration         |
        | IntegrationResponse |
        | Model               |
        | Route               |
        | Stage               |

      @needs-authorizer
      Examples: Authorizers
        | kind       |
        | Authorizer |

      @needs-custom-domain
      Examples: Domain names
        | kind |

  @LAW-009 @must @documented @needs-control-plane @needs-data-plane @needs-management-api
  Rule: No callback finds a connection after its deletion
    One scenario: because each row is an operation of the model.
    Source: management-model
    If this fails, look at whether each callback asks for the connection first.

    Scenario Outline: <operation> of a connection that the backend has ended
      Given an API deployed to stage "test"
      And the client connects to stage "test"
      And the backend has the connection id of the client
      And the backend disconnects the client
      And the callback succeeds with status 204
      When the backend calls <method> on the client
      Then the callback is refused with status 410

      Examples: Operations
        | operation        | method |
        | DeleteConnection | DELETE |
        | GetConnection    | GET    |
        | PostToConnection | POST   |

Feature: Metrics
  On AWS the metrics of a stage are in CloudWatch. A target that declares metrics serves them in the text format of
  Prometheus: named as in CloudWatch, with the dimensions as labels.

  @OBS-001 @must @documented @needs-control-plane @needs-data-plane @needs-management-api @needs-http-backend @needs-metrics
  Rule: The metrics are ConnectCount, MessageCount, IntegrationError, ClientError, ExecutionError and IntegrationLatency
    What counts as a ClientError is OBS-001a.
    Source: guide-metrics
    If a figure is missing, look at whether the event is observed, and under which name it is counted.

    Scenario: Connects that go to the integration of $connect are counted
      Given an API with the route "echo"
      And the route "$connect" answers with status 200
      And the API is deployed to stage "test"
      When client "A" connects to stage "test"
      And client "B" connects to stage "test"
      Then the metric "ConnectCount" of stage "test" is 2

    Scenario: Messages from the client and to it are counted
      Given an API deployed to stage "test"
      And the client connects to stage "test"
      And the backend has the connection id of the client
      And the metric "MessageCount" of stage "test" is 2
      When the backend posts "news" to the client
      And the client receives the text "news"
      Then the metric "MessageCount" of stage "test" is 3

    Scenario: An answer with an error is the integration's error
      Given an API with the route "echo"
      And the route "unwell" calls the HTTP backend
      And the HTTP backend answers "no" with status 503
      And the API is deployed to stage "test"
      And the client connects to stage "test"
      When the client sends a message to "unwell"
      Then the metric "IntegrationError" of stage "test" is 1
      And the metric "ExecutionError" of stage "test" is 0

    Scenario: A call that fails is an execution error
      Given an API with the route "echo"
      And the route "broken" fails
      And the API is deployed to stage "test"
      And the client connects to stage "test"
      When the client sends a message to "broken"
      Then the metric "ExecutionError" of stage "test" is 1
      And the metric "IntegrationError" of stage "test" is 0

    Scenario: An end for which there is no route is no error
      Given an API deployed to stage "test"
      When client "A" connects to stage "test"
      And client "A" closes with code 1000
      Then client "A" is disconnected
      When client "B" connects to stage "test"
      And client "B" sends a message to "echo"
      Then the metric "MessageCount" of stage "test" is 2
      And the metric "ExecutionError" of stage "test" is 0

    @needs-lambda @needs-authorizer
    Scenario: A handshake that an authorizer refuses is a client's error
      Given an API protected by the authorizer
      And the authorizer denies the client
      And the API is deployed to stage "test"
      When the client tries to connect to stage "test"
      Then the handshake is refused
      And the metric "ClientError" of stage "test" is 1
      And the metric "ConnectCount" of stage "test" is 0

    Scenario: The integration's answer is timed
      Given an API with the route "echo"
      And the route "far" calls the HTTP backend
      And the API is deployed to stage "test"
      And the client connects to stage "test"
      When the client sends a message to "far"
      Then the metric "IntegrationLatency" of stage "test" is 1
      And the metric "IntegrationError" of stage "test" is 0

  @OBS-001a @must @inferred @needs-control-plane @needs-data-plane @needs-metrics
  Rule: A message that no route takes is counted as a ClientError
    The guide counts what the gateway answers with a 4XX before any integration; the error of such a message has no
    status in it.
    One scenario: because a message that a route takes is OBS-001.
    Source: guide-metrics

    Scenario: A message that no route takes is a client's error
      Given an API deployed to stage "test"
      And the client connects to stage "test"
      When the client sends a message to "nowhere"
      Then the metric "ClientError" of stage "test" is 1
      And the metric "ExecutionError" of stage "test" is 0

  @OBS-002 @must @documented @needs-control-plane @needs-data-plane @needs-metrics
  Rule: Metrics are counted for an API, for its stages and, where detailed, for its routes
    The guide calls the setting metricsEnabled, the service model detailedMetricsEnabled.
    Source: guide-metrics

    Scenario: An API's figure is the sum of its stages'
      Given an API deployed to stage "test"
      And the API is deployed to stage "prod"
      And client "A" connects to stage "test"
      And client "B" connects to stage "prod"
      When client "A" sends a message to "echo"
      And client "B" sends a message to "echo"
      Then the metric "MessageCount" of stage "test" is 2
      And the metric "MessageCount" of stage "prod" is 2
      And the metric "MessageCount" of the API is 4

    Scenario Outline: Detailed metrics are <setting>
      Given an API deployed to stage "test"
      And UpdateStage is called with:
        | member                                      | value   |
        | defaultRouteSettings.detailedMetricsEnabled | <value> |
      And the client connects to stage "test"
      When the client sends a message to "echo"
      Then the metric "MessageCount" of stage "test" is 2
      And the metric "MessageCount" of the route "echo" in stage "test" is <count>

      Examples: Settings
        | setting | value | count |
        | on      | true  | 2     |
        | off     | false | 0     |

    Scenario: One route has detailed metrics
      Given an API with the routes:
        | route | answer |
        | echo  | heard  |
        | other | seen   |
      And the API is deployed to stage "test"
      And UpdateStage is called with:
        | member                                    | value |
        | routeSettings.echo.detailedMetricsEnabled | true  |
      And the client connects to stage "test"
      When the client sends a message to "echo"
      And the client sends a message to "other"
      Then the metric "MessageCount" of the route "echo" in stage "test" is 2
      And the metric "MessageCount" of the route "other" in stage "test" is 0

    Scenario: One route has no detailed metrics, and another one has settings without a word on them
      Given an API with the routes:
        | route | answer |
        | echo  | heard  |
        | other | seen   |
      And the API is deployed to stage "test"
      And UpdateStage is called with:
        | member                                      | value |
        | defaultRouteSettings.detailedMetricsEnabled | true  |
        | routeSettings.echo.detailedMetricsEnabled   | false |
        | routeSettings.other.dataTraceEnabled        | false |
      And the client connects to stage "test"
      When the client sends a message to "echo"
      And the client sends a message to "other"
      Then the metric "MessageCount" of the route "other" in stage "test" is 2
      And the metric "MessageCount" of the route "echo" in stage "test" is 0

  @OBS-003 @must @documented @needs-control-plane @needs-data-plane @needs-management-api @needs-metrics
  Rule: Callbacks and MOCK integrations have no integration latency
    One scenario: because functions and HTTP servers have latencies that no document bounds.
    Source: guide-metrics

    Scenario: A MOCK route answers, and a backend posts
      Given an API deployed to stage "test"
      And the client connects to stage "test"
      And the backend has the connection id of the client
      When the backend posts "news" to the client
      Then the metric "MessageCount" of stage "test" is 3
      And the metric "IntegrationLatency" of stage "test" is 0

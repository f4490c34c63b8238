Feature: Export of an API's definition
  The control plane has an operation that exports an API as an OpenAPI 3.0 document. Importing is for HTTP APIs, and no
  source says what exporting a WebSocket API does.

  @OBS-012 @probe @needs-control-plane
  Rule: Can a WebSocket API be exported as OpenAPI 3.0?
    Source: service-model

    Scenario Outline: It is requested as <type>
      Given an API deployed to stage "test"
      When ExportApi is called with:
        | member        | value  |
        | specification | OAS30  |
        | outputType    | <type> |
      Then the call's answer is recorded

      Examples: Types
        | type |
        | JSON |
        | YAML |

  @OBS-013 @probe @needs-control-plane
  Rule: Does an export with a stage's name give what the stage serves, rather than the latest configuration?
    The service model says so for exports in general; whether a WebSocket API can be exported is OBS-012.
    Source: service-model

    Scenario: A stage whose API has changed since
      Given an API deployed to stage "test"
      And the route "added" answering "new" is added
      When ExportApi is called with:
        | member        | value |
        | specification | OAS30 |
        | outputType    | JSON  |
        | stageName     | test  |
      Then the call's answer is recorded

Feature: AWS services
  An integration of type AWS can call an AWS service without a function: an action of it or a path of it, by the ARN in
  its integrationUri. The kit's HTTP backend plays the service, so these rules need a target that sends such requests
  there.

  @INT-060 @must @documented @needs-control-plane @needs-data-plane @needs-aws-services
  Rule: An action of an AWS service is called with the method of the integration and what its template renders
    If this fails, look at what the target does with an integrationUri of the form
    arn:aws:apigateway:{region}:{service}:action/{action}.
    Source: guide-rest-aws-integrations

    Scenario Outline: <action> of <service>
      Given an API with the route "echo"
      And the route "save" calls the AWS service at "arn:aws:apigateway:{region}:<service>:action/<action>" with the request template:
        """
        {"<resource>": "{apiId}", "input": "$input.path('$.text') on $context.routeKey"}
        """
      And the API is deployed to stage "test"
      When the client connects to stage "test"
      And the client sends the message:
        """
        {"action": "save", "text": "hello"}
        """
      Then the HTTP backend received the text:
        """
        {"<resource>": "{apiId}", "input": "hello on save"}
        """
      And the HTTP backend's request is a POST of the path "/"

      Examples: Services
        | service  | action         | resource        |
        | states   | StartExecution | stateMachineArn |
        | dynamodb | PutItem        | TableName       |

    Scenario Outline: The method is <method>
      Given an API with the route "echo"
      And the route "save" calls the AWS service at "arn:aws:apigateway:{region}:dynamodb:action/PutItem" with the request template:
        """
        {"TableName": "{apiId}"}
        """
      And the integration of the route "save" has "integrationMethod" set to "<method>"
      And the API is deployed to stage "test"
      When the client connects to stage "test"
      And the client sends a message to "save"
      Then the HTTP backend's request is a <method> of the path "/"

      Examples: Methods
        | method |
        | PUT    |
        | DELETE |

  @INT-060a @must @inferred @needs-control-plane @needs-data-plane @needs-aws-services
  Rule: The request names the action in the way of the service
    In a header for services with a JSON protocol, as a parameter for those with the query protocol. One is enough: the
    query, where no form is sent.
    Source: dynamodb-low-level-api, rest-service-model

    Background:
      Given an API with the route "echo"

    Scenario Outline: In a header, for <service>
      Given the route "save" calls the AWS service at "arn:aws:apigateway:{region}:<service>:action/<action>" with the request template:
        """
        {"name": "{apiId}"}
        """
      And the API is deployed to stage "test"
      When the client connects to stage "test"
      And the client sends a message to "save"
      Then the HTTP backend's request has the header "X-Amz-Target" with the value "<target>"

      Examples: Services
        | service  | action         | target                          |
        | dynamodb | PutItem        | DynamoDB_20120810.PutItem       |
        | states   | StartExecution | AWSStepFunctions.StartExecution |

    Scenario: In no header, for a path
      Given the route "save" calls the AWS service at "arn:aws:apigateway:{region}:dynamodb:path/{apiId}" with the request template:
        """
        {"name": "{apiId}"}
        """
      And the API is deployed to stage "test"
      When the client connects to stage "test"
      And the client sends a message to "save"
      Then the HTTP backend's request is a POST of the path "/{apiId}"
      And the HTTP backend's request has no header "X-Amz-Target"

    Scenario: In the query, with the parameters of the ARN
      Given the route "save" calls the AWS service at "arn:aws:apigateway:{region}:sns:action/Publish&Subject=news" with the request template:
        """
        TopicArn={apiId}&Message=hello
        """
      And the API is deployed to stage "test"
      When the client connects to stage "test"
      And the client sends a message to "save"
      Then the HTTP backend's request has the query parameter "Action" with the value "Publish"
      And the HTTP backend's request has the query parameter "Subject" with the value "news"

    Scenario: In a form that the template renders
      Given the route "save" calls the AWS service at "arn:aws:apigateway:{region}:sns:action/Publish" with the request template:
        """
        Action=Publish&Version=2010-03-31&TopicArn={apiId}&Message=hello
        """
      And the integration of the route "save" maps the parameters:
        | parameter                               | source                              |
        | integration.request.header.Content-Type | 'application/x-www-form-urlencoded' |
      And the API is deployed to stage "test"
      When the client connects to stage "test"
      And the client sends a message to "save"
      Then the HTTP backend received the text:
        """
        Action=Publish&Version=2010-03-31&TopicArn={apiId}&Message=hello
        """

    Scenario: In the query, for SNS
      Given the route "save" calls the AWS service at "arn:aws:apigateway:{region}:sns:action/Publish" with the request template:
        """
        TopicArn={apiId}&Message=hello
        """
      And the API is deployed to stage "test"
      When the client connects to stage "test"
      And the client sends a message to "save"
      Then the HTTP backend's request has the query parameter "Action" with the value "Publish"
      And the HTTP backend's request has no header "X-Amz-Target"

  @INT-060b @must @inferred @needs-control-plane @needs-data-plane @needs-aws-services
  Rule: The request is signed for the service and the region of the ARN
    Services of AWS refuse other requests. The host, the type of the content and AWS's own headers have to be signed.
    Source: guide-rest-aws-integrations, dynamodb-low-level-api, iam-signing

    Scenario Outline: In <region>
      Given an API with the route "echo"
      And the route "save" calls the AWS service at "arn:aws:apigateway:<region>:dynamodb:action/PutItem" with the request template:
        """
        {"TableName": "{apiId}"}
        """
      And the API is deployed to stage "test"
      When the client connects to stage "test"
      And the client sends a message to "save"
      Then the HTTP backend's request has the header "Authorization" with the value "/AWS4-HMAC-SHA256 Credential=[^/]+/[0-9]{8}/<region>/dynamodb/aws4_request, *SignedHeaders=[^,]*host[^,]*;x-amz-date[^,]*;x-amz-target[^,]*, *Signature=[0-9a-f]{64}/"
      And the HTTP backend's request has the header "X-Amz-Date" with the value "/[0-9]{8}T[0-9]{6}Z/"

      Examples: Regions
        | region    |
        | us-east-1 |
        | eu-west-1 |

    Scenario Outline: The header <header> is signed
      Given an API with the route "echo"
      And the route "save" calls the AWS service at "arn:aws:apigateway:{region}:dynamodb:action/PutItem" with the request template:
        """
        {"TableName": "{apiId}"}
        """
      And the API is deployed to stage "test"
      When the client connects to stage "test"
      And the client sends a message to "save"
      Then the HTTP backend's request has the header "Authorization" with the value "/.*SignedHeaders=([^,]*;)?<header>(;[^,]*)?,.*/"

      Examples: Headers
        | header       |
        | host         |
        | content-type |
        | x-amz-date   |
        | x-amz-target |

  @INT-061 @must @documented @needs-control-plane @needs-data-plane @needs-aws-services
  Rule: A path of an AWS service is called as it stands in the ARN
    Source: guide-rest-aws-integrations, guide-data-mapping

    Background:
      Given an API with the route "echo"
      And the route "queue" calls the AWS service at "arn:aws:apigateway:{region}:sqs:path/000000000000/{apiId}" with the request template:
        """
        Action=SendMessage&MessageBody=$util.urlEncode($input.json('$.text'))
        """

    Scenario: The path and what the template renders
      Given the API is deployed to stage "test"
      When the client connects to stage "test"
      And the client sends the message:
        """
        {"action": "queue", "text": "a & b"}
        """
      Then the HTTP backend's request is a POST of the path "/000000000000/{apiId}"
      And the HTTP backend received a request for "/000000000000/{apiId}"
      And the HTTP backend received the text:
        """
        Action=SendMessage&MessageBody=%22a+%26+b%22
        """

    Scenario: A mapped header
      Given the integration of the route "queue" maps the parameters:
        | parameter                               | source                              |
        | integration.request.header.Content-Type | 'application/x-www-form-urlencoded' |
      And the API is deployed to stage "test"
      When the client connects to stage "test"
      And the client sends a message to "queue"
      Then the HTTP backend's request has the header "Content-Type" with the value "application/x-www-form-urlencoded"

  @INT-062 @must @inferred @needs-control-plane @needs-data-plane @needs-aws-services
  Rule: The status of a service selects the integration response that answers the client
    The guide names status codes for HTTP integrations and error messages for Lambda.
    One scenario: because the rows hold a success and an error.
    Source: rest-service-model, guide-selection-expressions

    Scenario Outline: The service answers <status>
      Given an API with the route "echo"
      And the route "save" calls the AWS service at "arn:aws:apigateway:{region}:dynamodb:action/PutItem" with the request template:
        """
        {"TableName": "{apiId}"}
        """
      And the HTTP backend answers "item" with status <status>
      And the integration of the route "save" has the responses:
        | response  | answer  |
        | /4\\d\\d/ | refused |
        | $default  | taken   |
      And the API is deployed to stage "test"
      When the client connects to stage "test"
      And the client sends a message to "save"
      Then the client receives the answer "<answer>"

      Examples: Statuses
        | status | answer  |
        | 200    | taken   |
        | 400    | refused |

  @INT-063 @must @observed @needs-control-plane @needs-data-plane @needs-aws-services
  Rule: $connect and $disconnect can call a service
    Source: serverless-samples-ocpp, localstack-9991

    Background:
      Given an API with the route "echo"

    Scenario: A client connects
      Given the route "$connect" calls the AWS service at "arn:aws:apigateway:{region}:dynamodb:action/PutItem" with the request template:
        """
        {"TableName": "{apiId}", "Item": {"id": {"S": "$context.eventType"}}}
        """
      And the API is deployed to stage "test"
      When the client connects to stage "test"
      Then the HTTP backend received the text:
        """
        {"TableName": "{apiId}", "Item": {"id": {"S": "CONNECT"}}}
        """

    Scenario: A client leaves
      Given the route "$disconnect" calls the AWS service at "arn:aws:apigateway:{region}:sqs:path/000000000000/{apiId}" with the request template:
        """
        Action=SendMessage&MessageBody=$context.eventType
        """
      And the API is deployed to stage "test"
      When the client connects to stage "test"
      And the client closes with code 1000
      Then the HTTP backend received the text:
        """
        Action=SendMessage&MessageBody=DISCONNECT
        """

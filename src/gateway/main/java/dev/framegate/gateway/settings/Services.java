package dev.framegate.gateway.settings;

import java.util.Optional;

/**
 * The AWS services that integrations of type AWS call by an action or a path, such as DynamoDB and
 * SQS. Lambda functions are {@link Functions}.
 */
@FunctionalInterface
public interface Services {
  /** No services: their integrations fail. */
  Services NONE = Optional::empty;

  /** Where all of them are; asked for each request. */
  Optional<ServiceEndpoint> endpoint();
}

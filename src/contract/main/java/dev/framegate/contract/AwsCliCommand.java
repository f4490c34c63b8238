package dev.framegate.contract;

import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A command of the AWS CLI, understood by the service model but not run.
 *
 * @param members by wire name, typed by the input shape
 * @param region from {@code --region}, null if the command names none
 */
public record AwsCliCommand(
    ServiceModel model, Operation operation, ObjectNode members, @Nullable String region) {

  /** Options of the CLI itself that take a value and do not alter the operation. */
  private static final Set<String> GLOBAL =
      Set.of(
          "region",
          "output",
          "profile",
          "endpoint-url",
          "color",
          "ca-bundle",
          "cli-read-timeout",
          "cli-connect-timeout",
          "cli-binary-format",
          "query");

  private static final Set<String> GLOBAL_SWITCHES =
      Set.of(
          "debug",
          "no-verify-ssl",
          "no-paginate",
          "no-sign-request",
          "no-cli-pager",
          "cli-auto-prompt",
          "no-cli-auto-prompt");

  /**
   * Reads a command such as {@code aws apigatewayv2 create-stage --api-id abc --stage-name test}.
   *
   * @param models the services to choose from
   * @throws IllegalArgumentException for what the models do not know; the message lists what they
   *     do
   */
  public static AwsCliCommand parse(String command, ServiceModel... models) {
    List<String> positional = new ArrayList<>();
    List<Option> options = new ArrayList<>();
    split(ShellWords.split(command), positional, options);
    if (!positional.isEmpty() && positional.get(0).equals("aws")) {
      positional.remove(0);
    }
    ServiceModel model = service(positional, models);
    Operation operation = operation(positional, model);
    ObjectNode members = JsonNodeFactory.instance.objectNode();
    String region = null;
    for (Option option : options) {
      if (option.name().equals("region")) {
        region = option.single();
      } else if (!GLOBAL.contains(option.name()) && !GLOBAL_SWITCHES.contains(option.name())) {
        set(members, operation, option);
      }
    }
    return new AwsCliCommand(model, operation, members, region);
  }

  private record Option(String name, List<String> values) {
    String single() {
      if (values.size() != 1) {
        throw new IllegalArgumentException("--%s takes one value, got %s".formatted(name, values));
      }
      return values.get(0);
    }
  }

  /**
   * Words before the operation are positional even between global options; after it every word
   * belongs to the option before it.
   */
  private static void split(List<String> words, List<String> positional, List<Option> options) {
    Option current = null;
    for (String word : words) {
      if (word.startsWith("--") && word.length() > 2) {
        int equals = word.indexOf('=');
        current =
            equals < 0
                ? new Option(word.substring(2), new ArrayList<>())
                : new Option(
                    word.substring(2, equals),
                    new ArrayList<>(List.of(word.substring(equals + 1))));
        options.add(current);
      } else if (current == null || !takesMore(current)) {
        positional.add(word);
      } else {
        current.values().add(word);
      }
    }
  }

  private static boolean takesMore(Option option) {
    return !GLOBAL_SWITCHES.contains(option.name())
        && !(GLOBAL.contains(option.name()) && option.values().size() == 1);
  }

  private static ServiceModel service(List<String> positional, ServiceModel... models) {
    String name = positional.isEmpty() ? "nothing" : positional.get(0);
    return Arrays.stream(models)
        .filter(m -> m.service().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "expected a service (%s), got %s"
                        .formatted(
                            Arrays.stream(models)
                                .map(ServiceModel::service)
                                .collect(Collectors.joining(", ")),
                            name)));
  }

  private static Operation operation(List<String> positional, ServiceModel model) {
    if (positional.size() > 2) {
      throw new IllegalArgumentException(
          "expected options after %s, got %s"
              .formatted(positional.get(1), positional.subList(2, positional.size())));
    }
    String name = positional.size() < 2 ? "nothing" : positional.get(1);
    return model
        .command(name)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "expected an operation of %s (%s), got %s"
                        .formatted(
                            model.service(),
                            model.operations().stream()
                                .map(Operation::cliName)
                                .collect(Collectors.joining(", ")),
                            name)));
  }

  private static void set(ObjectNode members, Operation operation, Option option) {
    Optional<Member> member = operation.memberOfOption(option.name());
    if (member.isPresent() && !(member.get().shape() instanceof Shape.BooleanShape)) {
      try {
        members.set(member.get().wireName(), AwsCliValue.of(member.get().shape(), option.values()));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException("--" + option.name() + ": " + e.getMessage(), e);
      }
      return;
    }
    boolean negated = member.isEmpty() && option.name().startsWith("no-");
    Member flag =
        (negated ? operation.memberOfOption(option.name().substring(3)) : member)
            .filter(m -> m.shape() instanceof Shape.BooleanShape)
            .orElseThrow(() -> unknown(operation, option));
    if (!option.values().isEmpty()) {
      throw new IllegalArgumentException(
          "--%s takes no value, got %s".formatted(option.name(), option.values()));
    }
    members.set(flag.wireName(), BooleanNode.valueOf(!negated));
  }

  private static IllegalArgumentException unknown(Operation operation, Option option) {
    return new IllegalArgumentException(
        "%s has no option --%s; it has %s"
            .formatted(
                operation.cliName(),
                option.name(),
                operation.input().members().values().stream()
                    .map(m -> "--" + m.cliName())
                    .collect(Collectors.joining(", "))));
  }
}

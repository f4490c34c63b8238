package dev.framegate.kit.steps;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.framegate.contract.ModelViolation;
import dev.framegate.kit.control.ControlPlaneCall;
import dev.framegate.kit.expectation.Expectation;
import dev.framegate.kit.expectation.Polling;
import dev.framegate.kit.scenario.ScenarioState;
import dev.framegate.kit.values.StepJson;
import io.cucumber.java.en.Then;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** What an operation of the control plane answered. */
public final class OperationAnswerSteps {
  /** A member in a sample of the guide that the service model does not know. */
  private static final String NOTIFICATIONS = "notificationUris";

  private final ScenarioState scenario;

  public OperationAnswerSteps(ScenarioState scenario) {
    this.scenario = scenario;
  }

  @Then("the call succeeds")
  public void succeeds() {
    succeeds(last().operation().status());
  }

  @Then("the call succeeds with status {int}")
  public void succeeds(int status) {
    if (last().status() != status) {
      throw Expectation.expected("%s succeeds with status %d".formatted(name(), status), told());
    }
  }

  @Then("the call is refused")
  public void refused() {
    if (last().status() < 400 || last().status() > 499) {
      throw Expectation.expected(name() + " is refused with a status from 400 to 499", told());
    }
  }

  @Then("the call is refused with {int} {word}")
  public void refused(int status, String type) {
    if (last().status() != status || !last().errorType().equals(type)) {
      throw Expectation.expected(
          "%s is refused with %d %s".formatted(name(), status, type), told());
    }
  }

  @Then("the call is refused with one of the statuses:")
  public void refused(List<List<String>> rows) {
    List<Integer> statuses = SingleColumnTables.numbers(rows);
    if (!statuses.contains(last().status())) {
      throw Expectation.expected(name() + " is refused with one of " + statuses, told());
    }
  }

  @Then("the answer has the shape of the service model")
  public void shaped() {
    shaped(false, "the answer of %s has the status, members and types of the service model");
  }

  @Then("the answer has only members of the service model")
  public void known() {
    shaped(true, "the answer of %s has only members that the service model knows");
  }

  private void shaped(boolean stranger, String expected) {
    List<ModelViolation> problems =
        last().problems().stream()
            .filter(p -> p.unknownMember() == stranger && !p.path().equalsIgnoreCase(NOTIFICATIONS))
            .toList();
    if (!problems.isEmpty()) {
      throw Expectation.expected(
          expected.formatted(name()),
          "%s: %s".formatted(told(), ModelViolation.sentence(problems)));
    }
  }

  @Then("the error message mentions {string}")
  public void mentions(String text) {
    String message = last().errorMessage().toLowerCase(Locale.ROOT);
    String wanted = scenario.names().fill(text).toLowerCase(Locale.ROOT);
    if (last().succeeded() || !message.contains(wanted)) {
      throw Expectation.expected("an error message that mentions \"" + text + "\"", told());
    }
  }

  @Then("the answer has {string}")
  public void has(String member) {
    value(member);
  }

  @Then("the answer has no {string}")
  public void hasNo(String member) {
    answered();
    last()
        .member(member)
        .ifPresent(
            value -> {
              throw Expectation.expected(
                  "the answer of %s has no \"%s\"".formatted(name(), member), "it is " + value);
            });
  }

  @Then("the answer's {string} is {string}")
  public void is(String member, String text) {
    String wanted = scenario.names().fill(text);
    String value = value(member);
    if (!same(wanted, value)) {
      throw differs(member, "\"" + wanted + "\"", value);
    }
  }

  @Then("the answer's {string} is one of {string}")
  public void isOneOf(String member, String list) {
    String value = value(member);
    if (Arrays.stream(list.split(",", -1)).map(String::trim).noneMatch(value::equals)) {
      throw differs(member, "one of " + list, value);
    }
  }

  @Then("the answer's {string} matches {string}")
  public void matches(String member, String pattern) {
    String value = value(member);
    if (!value.matches(scenario.names().fill(pattern))) {
      throw differs(member, "text that matches " + pattern, value);
    }
  }

  @Then("the answer contains:")
  public void contains(List<List<String>> rows) {
    rows.stream()
        .filter(row -> !row.get(0).equals("member"))
        .forEach(row -> is(row.get(0), row.get(1) == null ? "" : row.get(1)));
  }

  @Then("the answer's list {string} has {int} entry/entries")
  public void listHas(String member, int count) {
    int size = size(member);
    if (size != count) {
      throw differs(member, count + " entries", String.valueOf(size));
    }
  }

  @Then("the answer's list {string} has at most {int} entry/entries")
  public void listHasAtMost(String member, int count) {
    int size = size(member);
    if (size > count) {
      throw differs(member, "at most " + count + " entries", String.valueOf(size));
    }
  }

  private int size(String member) {
    answered();
    return last().member(member).map(JsonNode::size).orElse(0);
  }

  @Then("the answer's list {string} has an entry with:")
  public void listHasEntry(String member, List<List<String>> rows) {
    answered();
    JsonNode list = last().member(member).orElse(MissingNode.getInstance());
    for (JsonNode entry : list) {
      boolean fits =
          rows.stream()
              .filter(row -> !row.get(0).equals("member"))
              .allMatch(
                  row -> {
                    JsonNode value = entry.path(row.get(0));
                    String wanted = scenario.names().fill(row.get(1));
                    return !value.isMissingNode() && same(wanted, StepJson.text(value));
                  });
      if (fits) {
        return;
      }
    }
    throw differs(member, "a list with an entry " + rows, list.toString());
  }

  @Then("the answer's {string} eventually is {string}")
  public void eventuallyIs(String member, String text) {
    String wanted = scenario.names().fill(text);
    askAgainUntil(value -> value.filter(v -> same(wanted, v)).isPresent(), member);
    is(member, text);
  }

  @Then("the answer's {string} eventually differs from {string}")
  public void eventuallyDiffers(String member, String name) {
    String before = remembered(name);
    askAgainUntil(value -> value.filter(v -> !v.equals(before)).isPresent(), member);
    differsFrom(member, name);
  }

  @Then("the answer eventually has {string}")
  public void eventuallyHas(String member) {
    askAgainUntil(value -> value.filter(v -> !v.isEmpty()).isPresent(), member);
    has(member);
  }

  /** As a client would that waits for something to be finished; the last answer is judged. */
  private void askAgainUntil(Predicate<Optional<String>> wanted, String member) {
    ControlPlaneCall first = last();
    if (!Polling.becomesTrue(
        scenario.patience().propagation(),
        () ->
            wanted.test(last().member(member).map(StepJson::text))
                || wanted.test(
                    scenario
                        .control()
                        .call(first.operation(), first.members())
                        .member(member)
                        .map(StepJson::text)))) {
      scenario.control().call(first.operation(), first.members());
    }
  }

  @Then("the answer's {string} and {string} are equal")
  public void areEqual(String one, String other) {
    if (!value(one).equals(value(other))) {
      throw differs(
          one, "equal to \"" + other + "\", which is \"" + value(other) + "\"", value(one));
    }
  }

  @Then("the answer's header {string} matches {string}")
  public void headerMatches(String name, String pattern) {
    String value = last().reply().header(name).orElse("(absent)");
    if (!value.matches(pattern)) {
      throw Expectation.expected(
          "the answer of %s has a header %s that matches %s".formatted(name(), name, pattern),
          "it is " + value);
    }
  }

  @Then("the error has a message")
  public void errorHasMessage() {
    if (last().succeeded() || last().errorMessage().isBlank()) {
      throw Expectation.expected("an error with a message", told());
    }
  }

  @Then("the answer's {string} is absent or one of {string}")
  public void isAbsentOrOneOf(String member, String list) {
    answered();
    Optional<String> value = last().member(member).map(StepJson::text);
    boolean fits =
        value.isEmpty()
            || Arrays.stream(list.split(",", -1)).anyMatch(one -> same(one.trim(), value.get()));
    if (!fits) {
      throw differs(member, "absent or one of " + list, value.get());
    }
  }

  @Then("the answer is empty")
  public void isEmpty() {
    answered();
    if (last().reply().body().length > 0) {
      throw Expectation.expected(
          "the answer of " + name() + " has no body", "it is " + last().reply().text());
    }
  }

  @Then("the answer's {string} is remembered as {string}")
  public void remember(String member, String name) {
    scenario.names().put("remembered", name, value(member));
  }

  @Then("the answer's {string} differs from {string}")
  public void differsFrom(String member, String name) {
    String value = value(member);
    if (value.equals(remembered(name))) {
      throw differs(member, "another value than \"" + name + "\"", value);
    }
  }

  @Then("the answer's {string} equals {string}")
  public void equalsRemembered(String member, String name) {
    String value = value(member);
    if (!value.equals(remembered(name))) {
      throw differs(member, "\"" + name + "\", which is \"" + remembered(name) + "\"", value);
    }
  }

  @Then("the API has {int} {word}")
  public void hasResources(int count, String kind) {
    String plural = kind.endsWith("s") ? kind : kind + "s";
    String operation = "Get" + Character.toUpperCase(plural.charAt(0)) + plural.substring(1);
    ControlPlaneCall call =
        scenario
            .control()
            .prepare(
                operation, Map.of("apiId", scenario.names().get("apiId"), "maxResults", "100"));
    int size = call.member("items").map(JsonNode::size).orElse(0);
    if (size != count) {
      throw Expectation.expected(
          "the API has %d %s".formatted(count, kind), "%s lists %d".formatted(operation, size));
    }
  }

  private String remembered(String name) {
    return scenario.names().get("remembered", name);
  }

  private String value(String member) {
    answered();
    return last()
        .member(member)
        .map(StepJson::text)
        .orElseThrow(
            () ->
                Expectation.expected(
                    "the answer of %s has \"%s\"".formatted(name(), member),
                    "it is " + last().reply().text()));
  }

  /** A refusal has no members to speak of. */
  private void answered() {
    if (!last().succeeded()) {
      throw Expectation.expected(name() + " succeeds", told());
    }
  }

  private AssertionError differs(String member, String wanted, String value) {
    return Expectation.expected(
        "in the answer of %s, \"%s\" is %s".formatted(name(), member, wanted),
        "it is \"" + value + "\"");
  }

  /** Numbers by value (5000 and 5000.0), objects and lists by content, all else by text. */
  private static boolean same(String wanted, String value) {
    if (wanted.equals(value)) {
      return true;
    }
    Optional<JsonNode> left = StepJson.parse(wanted);
    Optional<JsonNode> right = StepJson.parse(value);
    if (left.isEmpty() || right.isEmpty()) {
      return false;
    }
    return left.get().isNumber() && right.get().isNumber()
        ? left.get().decimalValue().compareTo(right.get().decimalValue()) == 0
        : left.get().equals(right.get());
  }

  private ControlPlaneCall last() {
    return scenario.control().last();
  }

  private String name() {
    return last().operation().name();
  }

  private String told() {
    return last().toString();
  }
}

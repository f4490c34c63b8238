package dev.framegate.kit.steps;

import dev.framegate.kit.control.ControlPlaneCall;
import dev.framegate.kit.control.ControlPlaneClient;
import dev.framegate.kit.expectation.Expectation;
import dev.framegate.kit.scenario.ScenarioState;
import dev.framegate.kit.values.StepJson;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Sequences of operations as deployment tools call them, and what the tools read back. */
public final class CallSequenceSteps {
  /** An absent member, or one with the empty value of its type: a tool's state holds the same. */
  private static final String UNSET = "(unset)";

  private static final Set<String> EMPTY = Set.of("", "0", "0.0", "false", "{}", "[]");

  private final ScenarioState scenario;
  private final OperationSteps operations;
  private final OperationAnswerSteps answers;

  public CallSequenceSteps(
      ScenarioState scenario, OperationSteps operations, OperationAnswerSteps answers) {
    this.scenario = scenario;
    this.operations = operations;
    this.answers = answers;
  }

  /**
   * A tool takes any status below 300 for success; which one is due is for other rules. A column
   * {@code as} gives the id of what is created a name.
   */
  @Given("these operations succeed in order:")
  public void succeedInOrder(List<Map<String, String>> rows) {
    int number = 0;
    for (Map<String, String> row : rows) {
      number++;
      call(row);
      if (!last().succeeded()) {
        throw Expectation.expected(
            "operation %d of %d, %s, succeeds"
                .formatted(number, rows.size(), cell(row, "operation")),
            last().toString());
      }
      String name = cell(row, "as");
      if (!name.isEmpty()) {
        String id = ControlPlaneClient.idMember(cell(row, "operation"));
        last().member(id).ifPresent(value -> scenario.names().put(id, name, StepJson.text(value)));
      }
    }
  }

  /** An empty cell stands for the operation above it, whose answer is read on. */
  @Then("these operations return:")
  public void returnValues(List<Map<String, String>> rows) {
    for (Map<String, String> row : rows) {
      if (!cell(row, "operation").isEmpty()) {
        call(row);
      }
      String member = cell(row, "member");
      String value = cell(row, "value");
      if (value.equals(UNSET)) {
        unset(member);
      } else {
        answers.is(member, value);
      }
    }
  }

  @Then("these operations find nothing:")
  public void findNothing(List<Map<String, String>> rows) {
    for (Map<String, String> row : rows) {
      call(row);
      answers.refused(404, "NotFoundException");
    }
  }

  private void unset(String member) {
    if (!last().succeeded()) {
      throw Expectation.expected(last().operation().name() + " succeeds", last().toString());
    }
    last()
        .member(member)
        .map(StepJson::text)
        .filter(value -> !EMPTY.contains(value))
        .ifPresent(
            value -> {
              throw Expectation.expected(
                  "in the answer of %s, \"%s\" is absent or empty"
                      .formatted(last().operation().name(), member),
                  "it is \"" + value + "\"");
            });
  }

  private void call(Map<String, String> row) {
    String members = cell(row, "members");
    operations.calledWithMembers(cell(row, "operation"), members.isEmpty() ? "{}" : members);
  }

  private ControlPlaneCall last() {
    return scenario.control().last();
  }

  private static String cell(Map<String, String> row, String column) {
    String cell = row.get(column);
    return cell == null ? "" : cell;
  }
}

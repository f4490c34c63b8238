package dev.framegate.kit.steps;

import dev.framegate.kit.clients.CorrelatedMessages;
import dev.framegate.kit.clients.ReceivedMessage;
import dev.framegate.kit.expectation.Expectation;
import dev.framegate.kit.scenario.ScenarioState;
import dev.framegate.kit.values.ByteSize;
import dev.framegate.kit.values.ClientName;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Messages to a stage and what comes back. */
public final class MessageSteps {
  private final ScenarioState scenario;

  public MessageSteps(ScenarioState scenario) {
    this.scenario = scenario;
  }

  @When("{client} sends the message:")
  public void sends(ClientName client, String text) {
    scenario.client(client).send(scenario.names().fill(text));
  }

  @When("{client} sends a message to {string}")
  public void sendsTo(ClientName client, String route) {
    CorrelatedMessages conversation = scenario.client(client);
    conversation.send(conversation.compose(route));
  }

  @When("{client} sends the text {string}")
  public void sendsText(ClientName client, String text) {
    CorrelatedMessages conversation = scenario.client(client);
    conversation.send(conversation.composeText(text));
  }

  @When("{client} sends a message of {size}")
  public void sendsSized(ClientName client, ByteSize size) {
    CorrelatedMessages conversation = scenario.client(client);
    conversation.send(conversation.compose("echo", size));
  }

  @Then("{client} receives the answer {string}")
  public void receives(ClientName client, String marker) {
    ReceivedMessage heard = reply(client, "the answer \"" + marker + "\"");
    if (heard.member("marker").filter(marker::equals).isEmpty()) {
      throw Expectation.expected(
          "the answer \"" + marker + "\" to " + sent(client), "received " + heard);
    }
  }

  @Then("{client} receives an answer")
  public void receivesAnAnswer(ClientName client) {
    ReceivedMessage heard = reply(client, "an answer");
    if (heard.isError()) {
      throw Expectation.expected("an answer to " + sent(client), "received " + heard);
    }
  }

  @Then("{client} receives an answer in which {string} is {string}")
  public void receivesMember(ClientName client, String member, String value) {
    String wanted = scenario.names().fill(value);
    ReceivedMessage heard = reply(client, "an answer");
    if (heard.member(member).filter(wanted::equals).isEmpty()) {
      throw Expectation.expected(
          "an answer to %s in which \"%s\" is \"%s\"".formatted(sent(client), member, wanted),
          "received " + heard);
    }
  }

  @Then("{client} receives an answer in which {string} matches {string}")
  public void receivesMemberLike(ClientName client, String member, String pattern) {
    ReceivedMessage heard = reply(client, "an answer");
    if (heard.member(member).filter(value -> value.matches(pattern)).isEmpty()) {
      throw Expectation.expected(
          "an answer to %s in which \"%s\" matches %s".formatted(sent(client), member, pattern),
          "received " + heard);
    }
  }

  @Then("{client} receives its text back")
  public void receivesItsTextBack(ClientName client) {
    String text = scenario.client(client).lastText();
    ReceivedMessage heard = reply(client, "the text \"" + text + "\"");
    if (heard.member("text").filter(text::equals).isEmpty()) {
      throw Expectation.expected("the text \"" + text + "\" back, whole", "received " + heard);
    }
  }

  @Then("the last two answers to {client} differ in {string}")
  public void differIn(ClientName client, String member) {
    List<String> values = lastTwo(client, member);
    if (values.get(0).equals(values.get(1))) {
      throw Expectation.expected(
          "two answers that differ in \"" + member + "\"", "both have " + values.get(0));
    }
  }

  @Then("the last two answers to {client} agree in {string}")
  public void agreeIn(ClientName client, String member) {
    List<String> values = lastTwo(client, member);
    if (!values.get(0).equals(values.get(1))) {
      throw Expectation.expected(
          "two answers that agree in \"" + member + "\"", "they have " + values);
    }
  }

  @Then("client {string} and client {string} have different connection ids")
  public void differentConnections(String one, String other) {
    Duration longest = scenario.patience().answer();
    String first = scenario.client(new ClientName(one)).connectionId(longest, "echo");
    String second = scenario.client(new ClientName(other)).connectionId(longest, "echo");
    if (first.equals(second)) {
      throw Expectation.expected("two connection ids", "both clients have " + first);
    }
  }

  @Then("{client} has received nothing so far")
  public void receivedNothingSoFar(ClientName client) {
    Optional<String> text = scenario.client(client).peer().await(Duration.ZERO, any -> true);
    if (text.isPresent()) {
      throw Expectation.expected("nothing so far", "received " + ReceivedMessage.of(text.get()));
    }
  }

  @Then("{client} receives the text {string}")
  public void receivesText(ClientName client, String text) {
    ReceivedMessage heard = reply(client, "the text \"" + text + "\"");
    if (!heard.text().equals(text)) {
      throw Expectation.expected("the text \"" + text + "\"", "received " + heard);
    }
  }

  @Then("{client} receives the error {string}")
  public void receivesError(ClientName client, String message) {
    ReceivedMessage heard = reply(client, "the error \"" + message + "\"");
    boolean fits =
        heard.isError()
            && heard.member("message").filter(message::equals).isPresent()
            && heard.member("requestId").isPresent();
    if (!fits) {
      throw Expectation.expected(
          "an error frame with the message \"%s\", connectionId and requestId, for %s"
              .formatted(message, sent(client)),
          "received " + heard);
    }
  }

  @Then("{client} receives an error")
  public void receivesError(ClientName client) {
    ReceivedMessage heard = reply(client, "an error frame");
    if (!heard.isError()) {
      throw Expectation.expected(
          "an error frame with message and connectionId, for " + sent(client), "received " + heard);
    }
  }

  /** An answer of the gateway itself, with whatever members. */
  @Then("{client} receives an error of any form")
  public void receivesAnyError(ClientName client) {
    ReceivedMessage heard = reply(client, "an error");
    if (heard.member("marker").isPresent()) {
      throw Expectation.expected("an error, for " + sent(client), "received " + heard);
    }
  }

  @Then("{client} receives a text of {size}")
  public void receivesSized(ClientName client, ByteSize size) {
    ReceivedMessage heard = reply(client, "a text of " + size);
    int bytes = heard.text().getBytes(StandardCharsets.UTF_8).length;
    if (bytes != size.bytes()) {
      throw Expectation.expected("a text of " + size, "%d bytes: %s".formatted(bytes, heard));
    }
  }

  /** Silence or an error: nothing that an integration said. */
  @Then("{client} receives no answer")
  public void receivesNoAnswer(ClientName client) {
    CorrelatedMessages conversation = scenario.client(client);
    conversation.peer().requireStimulus();
    Optional<ReceivedMessage> heard = conversation.anything(scenario.silence());
    if (heard.isPresent() && !heard.get().isError()) {
      throw Expectation.expected("no answer to " + sent(client), "received " + heard.get());
    }
  }

  @Then("{client} receives nothing")
  public void receivesNothing(ClientName client) {
    CorrelatedMessages conversation = scenario.client(client);
    conversation.peer().requireStimulus();
    Optional<ReceivedMessage> heard = conversation.anything(scenario.silence());
    if (heard.isPresent()) {
      throw Expectation.expected("nothing, after " + sent(client), "received " + heard.get());
    }
    Optional<Integer> code = conversation.peer().closed(Duration.ZERO);
    if (code.isPresent()) {
      throw Expectation.expected(
          "nothing, after " + sent(client), "the connection ended with close code " + code.get());
    }
  }

  @Then("{client} receives a pong {string}")
  public void receivesPong(ClientName client, String payload) {
    CorrelatedMessages conversation = scenario.client(client);
    Duration longest = scenario.patience().answer();
    // RFC 6455, section 5.5.3: of several pings, the latest alone may be answered.
    Optional<String> pong = nextPong(conversation, longest);
    while (pong.isPresent() && !pong.get().equals(payload)) {
      pong = nextPong(conversation, scenario.silence());
    }
    if (pong.isEmpty()) {
      conversation.peer().requireStimulus();
      throw Expectation.expected(
          "a pong with \"" + payload + "\"", conversation.noAnswerMessage(longest));
    }
  }

  private static Optional<String> nextPong(CorrelatedMessages conversation, Duration longest) {
    return conversation
        .peer()
        .pong(longest)
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
  }

  private ReceivedMessage reply(ClientName client, String wanted) {
    CorrelatedMessages conversation = scenario.client(client);
    Duration longest = scenario.patience().answer();
    return conversation
        .reply(longest)
        .orElseThrow(
            () -> {
              conversation.peer().requireStimulus();
              return Expectation.expected(wanted, conversation.noAnswerMessage(longest));
            });
  }

  private List<String> lastTwo(ClientName client, String member) {
    List<ReceivedMessage> answers = scenario.client(client).answers();
    if (answers.size() < 2) {
      throw new IllegalStateException("There are no two answers to compare: " + answers);
    }
    return answers.subList(answers.size() - 2, answers.size()).stream()
        .map(
            answer ->
                answer
                    .member(member)
                    .orElseThrow(
                        () ->
                            Expectation.expected("an answer with \"" + member + "\"", "" + answer)))
        .toList();
  }

  private String sent(ClientName client) {
    return scenario.client(client).lastSent();
  }
}

package dev.framegate.kit.steps;

import dev.framegate.kit.browser.BrowserException;
import dev.framegate.kit.browser.BrowserTab;
import dev.framegate.kit.expectation.Expectation;
import dev.framegate.kit.expectation.InconclusiveException;
import dev.framegate.kit.scenario.ApiUnderTest;
import dev.framegate.kit.scenario.ScenarioState;
import dev.framegate.kit.wire.HttpHeader;
import dev.framegate.kit.wire.Request;
import dev.framegate.kit.wire.RequestSigner;
import dev.framegate.kit.wire.TranscriptEvent;
import io.cucumber.java.After;
import io.cucumber.java.Before;
import io.cucumber.java.Scenario;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Deploying in the console. Each step leaves a picture of the page. */
public final class ConsoleSteps {
  private static final String ACTOR = "console";

  /** Other scenarios have no hooks for it: each costs them time and lines of messages.ndjson. */
  private static final String USED = "@needs-console";

  private static final String SAMPLE =
      "{\"action\": \"%s\", \"id\": \"1\", \"text\": \"from the console\"}";

  private final ScenarioState state;
  private @Nullable Scenario scenario;
  private @Nullable ConsolePage page;

  public ConsoleSteps(ScenarioState state) {
    this.state = state;
  }

  @Before(USED)
  public void begin(Scenario begun) {
    scenario = begun;
  }

  @After(USED)
  public void end() {
    if (page != null) {
      page.close();
    }
  }

  @Given("an API with the route {string} answering {string} is made in the console")
  public void made(String route, String marker) {
    String name = state.names().get("apiName");
    onPage("The API is created", console -> state.useOwnApi(console.createApi(name)));
    onPage(
        "The route \"" + route + "\" is created",
        console ->
            console.createRoute(
                route, ApiUnderTest.REQUEST_TEMPLATE, ApiUnderTest.answerTemplate(route, marker)));
  }

  @When("the API is deployed in the console to the new stage {string}")
  public void deployedToNew(String stage) {
    onApi("The API is deployed to the new stage " + stage, console -> console.deployToNew(stage));
  }

  @When("the API is deployed in the console to the stage {string} of the list")
  public void deployedToListed(String stage) {
    onApi("The API is deployed to the stage " + stage, console -> console.deployToListed(stage));
  }

  @When("the route {string} is changed in the console to answer {string}")
  public void changed(String route, String marker) {
    onApi(
        "The route \"" + route + "\" is changed",
        console -> console.changeRoute(route, ApiUnderTest.answerTemplate(route, marker)));
  }

  @When("the deployment of stage {string} is promoted in the console to the new stage {string}")
  public void promoted(String from, String to) {
    onApi(
        "The deployment of " + from + " is promoted to " + to,
        console -> console.promoteToNew(from, to));
  }

  @Then("the console shows that stage {string} does not serve the route {string} as it is now")
  public void showsDifference(String stage, String route) {
    onApi(
        "Not deployed to " + stage,
        console -> {
          String shown = console.difference(stage);
          if (!shown.contains(route)) {
            throw Expectation.expected(
                "the console shows a change of the route \"%s\" that stage \"%s\" does not serve"
                    .formatted(route, stage),
                "it showed: " + shown);
          }
        });
  }

  @Then("a client in the console receives the answer {string} from {string} of stage {string}")
  public void answers(String marker, String route, String stage) {
    onApi(
        "Stage " + stage + " answers",
        console -> console.tryOut(stage, SAMPLE.formatted(route), "\"marker\":\"" + marker + "\""));
  }

  /** On the page of the scenario's API. */
  private void onApi(String title, Consumer<ConsolePage> action) {
    boolean chosen = page != null;
    onPage(
        title,
        console -> {
          if (!chosen) {
            console.choose(state.api().id());
          }
          action.accept(console);
        });
  }

  /** A page that does not show what it should is pictured, too. */
  private void onPage(String title, Consumer<ConsolePage> action) {
    try {
      ConsolePage console = page();
      try {
        action.accept(console);
      } catch (AssertionError e) {
        picture(title + ": failed", console);
        throw e;
      }
      picture(title, console);
    } catch (BrowserException e) {
      throw new InconclusiveException("The browser could not be used: " + e.getMessage());
    }
  }

  private void picture(String title, ConsolePage console) {
    byte[] jpeg = console.picture();
    state.transcript().add(at -> new TranscriptEvent.Picture(at, ACTOR, title, jpeg));
    if (scenario != null) {
      scenario.attach(jpeg, "image/jpeg", title);
    }
  }

  private ConsolePage page() {
    if (page == null) {
      URI address =
          state
              .target()
              .console()
              .orElseThrow(() -> new IllegalStateException("The target names no console."));
      BrowserTab tab = state.run().browser().newTab();
      page = new ConsolePage(tab, state.patience().page());
      tab.send(this::signedIn);
      page.open(address.toString());
    }
    return page;
  }

  /** A user of the console has signed in, so its requests carry the kit's signature. */
  private Map<String, String> signedIn(
      String method, URI url, Optional<String> body, Map<String, String> sent) {
    Request request = Request.of(method, url);
    for (Map.Entry<String, String> header : state.target().headers().entrySet()) {
      request = request.header(header.getKey(), header.getValue());
    }
    if (body.isPresent()) {
      request = request.body(body.get().getBytes(StandardCharsets.UTF_8));
    }
    Request signed =
        state.target().signing().sign(request, RequestSigner.Service.APIGATEWAY, Instant.now());
    Map<String, String> all = new HashMap<>(sent);
    for (HttpHeader header : signed.headers()) {
      all.put(header.name(), header.value());
    }
    return all;
  }
}

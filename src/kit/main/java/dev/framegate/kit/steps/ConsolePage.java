package dev.framegate.kit.steps;

import dev.framegate.kit.browser.BrowserTab;
import java.time.Duration;

/** The console in a browser, used by its buttons and fields as people do. */
final class ConsolePage implements AutoCloseable {
  private static final int WIDTH = 1100;
  private static final int HEIGHT = 760;
  private static final double PICTURE_SCALE = 0.65;

  /** Sends the form that is open, and waits until it has been taken. */
  private static final String SUBMIT =
      """
      await click("form-submit");
      await soon("the end of the form", () => !document.querySelector("dialog"));
      """;

  private final BrowserTab tab;
  private final Duration longest;

  /**
   * @param tab an empty one, which is closed with this page
   * @param longest to wait for what the page is to show
   */
  ConsolePage(BrowserTab tab, Duration longest) {
    this.tab = tab;
    this.longest = longest;
    tab.resize(WIDTH, HEIGHT);
  }

  void open(String url) {
    tab.open(url);
  }

  /** Chooses an API from the list of all. */
  void choose(String apiId) {
    act(
        """
        await type("api-list-filter", given[0]);
        await click("api-" + given[0]);
        await soon("the API", () => new URLSearchParams(location.hash.slice(1)).get("api") === given[0]
          && byId("api-name")?.checkVisibility());
        """,
        apiId);
  }

  /** Creates an API, which is chosen then, and returns its id. */
  String createApi(String name) {
    return act(
        """
        await click("create-api"); await type("field-name", given[0]);
        """
            + SUBMIT
            + """
            await soon("the API", () => byId("api-name")?.textContent === given[0]);
            return new URLSearchParams(location.hash.slice(1)).get("api");
            """,
        name);
  }

  /** Creates a MOCK route that answers. */
  void createRoute(String key, String requestTemplate, String responseTemplate) {
    act(
        """
        await click("tab-routes"); await click("create-route");
        await type("field-routeKey", given[0]);
        await type("field-requestTemplates", given[1]);
        await type("field-responseTemplates", given[2]);
        """
            + SUBMIT
            + """
            await said(given[0]);
            """,
        key,
        requestTemplate,
        responseTemplate);
  }

  /** Edits what a route answers with. */
  void changeRoute(String key, String responseTemplate) {
    act(
        """
        await click("tab-routes");
        const edit = () => [...document.querySelectorAll("[id^=route-][id$=-edit]")]
          .find(each => each.closest("tr").querySelector("code").textContent === given[0]);
        (await soon("the route " + given[0], edit)).click();
        await type("field-responseTemplates", given[1]);
        """
            + SUBMIT,
        key,
        responseTemplate);
  }

  /** Actions, Deploy API, and the name of a new stage. */
  void deployToNew(String stage) {
    act(
        """
        await click("actions"); await click("deploy-api");
        await type("field-stage", ""); await type("field-stageName", given[0]);
        """
            + SUBMIT,
        stage);
    showStage(stage);
  }

  /** Actions, Deploy API, and a stage from the list. */
  void deployToListed(String stage) {
    act(
        """
        await click("actions"); await click("deploy-api");
        const list = await soon("the list of stages", () => byId("field-stage"));
        await soon(`stage ${given[0]} in the list`, () => [...list.options].some(each => each.value === given[0]));
        await type("field-stage", given[0]);
        """
            + SUBMIT,
        stage);
    showStage(stage);
  }

  /** Gives a new stage the deployment that another one has. */
  void promoteToNew(String from, String to) {
    act(
        """
        await click("tab-stages"); await click(`stage-${given[0]}-promote`);
        await type("field-target", ""); await type("field-stageName", given[1]);
        """
            + SUBMIT,
        from,
        to);
    showStage(to);
  }

  private void showStage(String stage) {
    act(
        """
        await click("tab-stages"); await soon(`stage ${given[0]}`, () => byId(`stage-${given[0]}`));
        """,
        stage);
  }

  /** Shows how what a stage serves differs from what the API is now, and returns it. */
  String difference(String stage) {
    return act(
        """
        await click("tab-stages"); await click(`stage-${given[0]}-show`);
        return (await first(`#stage-${given[0]}-changes .difference`)).innerText;
        """,
        stage);
  }

  /** Connects to a stage unless a connection is open, sends a message, and waits for the answer. */
  void tryOut(String stage, String message, String answer) {
    act(
        """
        await click("tab-trial");
        if (byId("trial-send").disabled) {
          await soon(`stage ${given[0]}`, () => [...byId("trial-stage").options].some(each => each.value === given[0]));
          await type("trial-stage", given[0]); await click("trial-connect"); await connected();
        }
        await type("trial-message", given[1]); await click("trial-send"); await said(given[2]);
        """,
        stage,
        message,
        answer);
  }

  /** What it shows now, in JPEG. */
  byte[] picture() {
    return tab.picture(PICTURE_SCALE);
  }

  private String act(String script, String... given) {
    return tab.act(longest, script, given).asText();
  }

  @Override
  public void close() {
    tab.close();
  }
}

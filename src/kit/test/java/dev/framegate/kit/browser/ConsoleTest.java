package dev.framegate.kit.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.framegate.gateway.Gateway;
import dev.framegate.gateway.settings.FrameProgram;
import dev.framegate.gateway.settings.FramePrograms;
import dev.framegate.testing.SdkClients;
import dev.framegate.testing.SdkEchoApi;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.apigatewayv2.ApiGatewayV2Client;
import software.amazon.awssdk.services.apigatewayv2.model.Stage;

/** The console, used in a browser as people do. */
@Order(1) // It takes long.
final class ConsoleTest {
  private static final String HOSTILE = "<img src=x onerror=document.title='owned'>";

  /** The accessibility checker. */
  private static final String AXE = axe();

  private static final Duration LONGEST = Duration.ofSeconds(20);

  private static @Nullable Browser browser;

  private Gateway gateway;
  private ApiGatewayV2Client aws;
  private BrowserTab tab;

  @BeforeAll
  static void open() {
    browser = InstalledBrowser.startOrAbort(ConsoleTest.class);
  }

  @AfterAll
  static void shut() {
    if (browser != null) {
      browser.close();
    }
  }

  @BeforeEach
  void start() {
    gateway = Gateway.builder().start();
    aws = SdkClients.controlPlane(gateway.address());
    tab = browser.newTab();
    tab.resize(1280, 700);
  }

  @AfterEach
  void stop() {
    tab.close();
    aws.close();
    gateway.close();
  }

  @Test
  void anApiIsMadeDeployedTriedChangedDeployedAgainAndPromoted() {
    show("");

    JsonNode seen =
        act(
            """
            await click("create-api"); await type("field-name", "chat"); await click("form-submit");
            await click("tab-routes"); await click("create-route");
            await type("field-routeKey", "hello");
            await type("field-responseTemplates", '{"text": "one"}'); await click("form-submit");
            await said("Route hello is saved");

            await click("actions"); await click("deploy-api");
            await type("field-stageName", "test"); await click("form-submit");
            await said("serves stage test");
            await click("tab-trial"); await click("trial-connect"); await connected();
            await type("trial-message", '{"action":"hello"}');
            await click("trial-send"); await said('"one"'); await said('selects "hello": route hello');

            await click("tab-routes"); (await first("[id^=route-][id$=-edit]")).click();
            await type("field-responseTemplates", '{"text": "two"}'); await click("form-submit");
            await said("not deployed to test");
            await click("tab-stages");
            await said("1 change not deployed"); await click("stage-test-show");
            const difference = (await first(".difference")).innerText;

            await click("stage-test-deploy"); await click("form-submit");
            await said("Serves the API as it is now");
            await click("tab-trial"); await click("trial-send"); await said('"two"');
            await click("tab-stages"); await click("stage-test-promote");
            await type("field-stageName", "prod"); await click("form-submit");
            await said("Stage prod serves");
            await click("stage-test-roll-back"); await click("form-submit");
            await said("Stage test serves");
            await click("tab-commands");
            return {difference, commands: (await first("#part-commands pre")).innerText};
            """);

    assertThat(seen.path("difference").asText())
        .contains("Route hello changed", "integration response $default:")
        .contains("responseTemplates.$default", "one", "two");
    assertThat(seen.path("commands").asText())
        .contains(
            "apigatewayv2 create-deployment", "apigatewayv2 create-stage", "--stage-name prod");
    String api = aws.getApis(b -> {}).items().get(0).apiId();
    Map<String, String> served =
        aws.getStages(b -> b.apiId(api)).items().stream()
            .collect(java.util.stream.Collectors.toMap(Stage::stageName, Stage::deploymentId));
    assertThat(served).containsOnlyKeys("test", "prod");
    assertThat(served.get("test")).isNotEqualTo(served.get("prod"));
  }

  @Test
  void whatClientsOfTheControlPlaneMakeAppears() {
    SdkEchoApi api = SdkEchoApi.create(aws);
    show(api.id());
    act("await said('No stages'); return 1;");

    api.deployTo("made-by-sdk");
    long from = System.nanoTime();
    act("await soon('the stage', () => byId('stage-made-by-sdk')); return 1;");
    System.out.printf("The stage appeared after %d ms%n", (System.nanoTime() - from) / 1_000_000);

    aws.deleteStage(b -> b.apiId(api.id()).stageName("made-by-sdk"));
    act("await said('Stage made-by-sdk was deleted.'); return 1;");
    aws.deleteApi(b -> b.apiId(api.id()));
    act("await said('The API echo does not exist any more.'); return 1;");
  }

  @Test
  void theApisOfAnotherAccountAndRegionAreShownWhenTheyAreChosen() {
    SdkEchoApi here = SdkEchoApi.create(aws);
    show("");
    assertThat(
            act("await first('#api-%s'); return byId('owner').offsetParent === null;"
                    .formatted(here.id()))
                .asBoolean())
        .isTrue();
    try (ApiGatewayV2Client other =
        SdkClients.controlPlane(
            gateway.address(),
            AwsBasicCredentials.create("111122223333", "any"),
            Region.EU_CENTRAL_1)) {
      SdkEchoApi there = SdkEchoApi.create(other);
      there.deployTo("live");

      JsonNode seen =
          act(
              """
              await soon("the choice", () => byId("owner").offsetParent !== null);
              const before = byId("api-THERE") === null;
              byId("owner").value = "111122223333 / eu-central-1";
              byId("owner").dispatchEvent(new Event("change"));
              await click("api-THERE"); await said("live");
              await click("tab-routes"); await click("create-route");
              await type("field-routeKey", "hello"); await click("form-submit");
              await said("Route hello is saved");
              await click("tab-commands");
              return {before, gone: byId("api-HERE") === null,
                commands: (await first("#part-commands pre")).innerText};
              """
                  .replace("THERE", there.id())
                  .replace("HERE", here.id()));

      assertThat(seen.path("before").asBoolean()).isTrue();
      assertThat(seen.path("gone").asBoolean()).isTrue();
      assertThat(seen.path("commands").asText())
          .contains("AWS_ACCESS_KEY_ID=111122223333 aws --endpoint-url " + gateway.address())
          .contains("--region eu-central-1 apigatewayv2 create-route");
      assertThat(other.getRoutes(b -> b.apiId(there.id())).items()).hasSize(2);
    }
  }

  @Test
  void differencesFollowChangesAndStayUnfolded() {
    SdkEchoApi api = SdkEchoApi.create(aws);
    api.deployTo("test");
    api.route("second");
    show(api.id());
    act("await click('stage-test-show'); (await first('.difference details')).open = true;");

    aws.updateApi(b -> b.apiId(api.id()).description("told"));
    act(
        "await said('told'); await soon('details', () => document.querySelector('.difference details')?.open);");
    aws.createRoute(b -> b.apiId(api.id()).routeKey("third"));
    act(
        "await soon('both', () =>"
            + " document.querySelectorAll('#stage-test-changes .difference').length === 2);");
  }

  @Test
  void noTextIsReadAsMarkup() {
    SdkEchoApi api = SdkEchoApi.create(aws);
    api.route(HOSTILE);
    aws.updateApi(b -> b.apiId(api.id()).name(HOSTILE).description(HOSTILE));
    String deployment =
        aws.createDeployment(b -> b.apiId(api.id()).description(HOSTILE)).deploymentId();
    aws.createStage(
        b -> b.apiId(api.id()).stageName("test").deploymentId(deployment).description(HOSTILE));
    aws.getRoutes(b -> b.apiId(api.id()))
        .items()
        .forEach(
            route ->
                aws.updateRoute(
                    b ->
                        b.apiId(api.id())
                            .routeId(route.routeId())
                            .routeKey(route.routeKey() + " " + HOSTILE)));
    show(api.id());

    JsonNode seen =
        act(
            """
            await click("stage-test-show"); await first(".difference");
            await click("tab-routes"); (await first("[id^=route-][id$=-edit]")).click();
            await click("form-cancel");
            await click("tab-trial"); await click("trial-connect"); await connected();
            await type("trial-message", "%s"); await click("trial-send"); await said("Forbidden");
            await said("no route matched");
            return {
              title: document.title, images: document.images.length,
              name: byId("api-name").textContent, all: document.documentElement.textContent
            };
            """
                .formatted(HOSTILE));

    assertThat(seen.path("title").asText()).isEqualTo("Framegate console");
    assertThat(seen.path("images").asInt()).isZero();
    assertThat(seen.path("name").asText()).isEqualTo(HOSTILE);
  }

  @Test
  void aLargeMessageDoesNotFreezeThePage() {
    SdkEchoApi api = SdkEchoApi.create(aws);
    api.deployTo("test");
    show(api.id());

    JsonNode seen =
        act(
            """
            await click("tab-trial"); await click("trial-connect"); await connected();
            const began = performance.now();
            await type("trial-size", "32768"); await click("trial-send"); await said("hello");
            await type("trial-size", "131072"); await click("trial-send");
            await said("closed with code 1009");
            await click("trial-connect"); await connected();
            const id = (await first("#connections code")).textContent;
            await fetch(`/_aws/execute-api/%s/test/@connections/${encodeURIComponent(id)}`,
              {method: "POST", body: "y".repeat(131072)});
            await said("131,072 characters");
            return {millis: performance.now() - began, longest: Math.max(
              ...[...byId("frames").children].map(line => line.textContent.length))};
            """
                .formatted(api.id()));

    assertThat(seen.path("longest").asInt()).isLessThan(2_200);
    assertThat(seen.path("millis").asInt()).isLessThan(10_000);
  }

  @Test
  void aGatewayThatStopsIsTold() {
    SdkEchoApi api = SdkEchoApi.create(aws);
    show(api.id());
    act("await said('No stages'); return 1;");
    gateway.close();

    JsonNode seen =
        act(
            """
            await said("has not answered since");
            await click("actions"); await click("deploy-api");
            await type("field-stageName", "test"); await click("form-submit");
            return (await soon("the failure", () => byId("form-failure").textContent));
            """);

    assertThat(seen.asText()).contains("does not answer");
  }

  @Test
  void aRefusalStandsBesideItsFieldInTheGatewaysWords() {
    SdkEchoApi api = SdkEchoApi.create(aws);
    show(api.id());

    JsonNode seen =
        act(
            """
            await click("actions"); await click("deploy-api");
            await type("field-stageName", "no spaces"); await click("form-submit");
            const text = await soon("the error", () => byId("field-stageName-error").textContent);
            return {text, focused: document.activeElement.id,
              invalid: byId("field-stageName").getAttribute("aria-invalid")};
            """);

    assertThat(seen.path("text").asText()).containsIgnoringCase("stage");
    assertThat(seen.path("focused").asText()).isEqualTo("field-stageName");
    assertThat(seen.path("invalid").asText()).isEqualTo("true");
    // The deployment that no stage got is not left over.
    assertThat(aws.getDeployments(b -> b.apiId(api.id())).items()).isEmpty();
  }

  @Test
  void aRefusedHandshakeIsExplained() {
    SdkEchoApi api = SdkEchoApi.create(aws);
    aws.createRoute(b -> b.apiId(api.id()).routeKey("$connect").apiKeyRequired(true));
    api.deployTo("test");
    show(api.id());

    JsonNode seen =
        act(
            """
            await click("tab-trial"); await click("trial-connect");
            await said("The handshake was refused");
            return byId("frames").innerText;
            """);

    assertThat(seen.asText()).contains("status 403", "API key");
  }

  @Test
  void settingsOfAStageAreSavedAndShownAgain() {
    SdkEchoApi api = SdkEchoApi.create(aws);
    api.deployTo("test");
    show(api.id());

    JsonNode seen =
        act(
            """
            const save = async () => {
              await click("form-submit");
              await soon("the end", () => !document.querySelector("dialog"));
            };
            await click("stage-test-settings");
            await type("field-stageVariables", "colour=red\\nsize=10"); await save();
            await click("stage-test-settings");
            const shown = byId("field-stageVariables").value;
            await type("field-stageVariables", "size=11"); await save();
            return shown;
            """);

    assertThat(seen.asText()).isEqualTo("colour=red\nsize=10");
    assertThat(aws.getStage(b -> b.apiId(api.id()).stageName("test")).stageVariables())
        .containsExactly(Map.entry("size", "11"));
  }

  @Test
  void aConnectionIsSentToAndDisconnected() {
    SdkEchoApi api = SdkEchoApi.create(aws);
    api.deployTo("test");
    show(api.id());

    JsonNode seen =
        act(
            """
            await click("tab-trial"); await click("trial-connect"); await connected();
            (await first("[id^=connection-][id$=-send]")).click();
            await type("field-data", "%s"); await click("form-submit"); await said("← %s");
            (await first("[id^=connection-][id$=-disconnect]")).click();
            await said("closed with code 1000"); await said("Nobody is connected.");
            return document.images.length;
            """
                .formatted(HOSTILE, HOSTILE));

    assertThat(seen.asInt()).isZero();
    assertThat(gateway.connections()).isZero();
  }

  @Test
  void controlEnterSendsAndTheFocusStays() {
    SdkEchoApi api = SdkEchoApi.create(aws);
    api.deployTo("test");
    show(api.id());
    act(
        """
        await click("tab-trial"); await click("trial-connect"); await connected();
        byId("trial-message").focus(); return 1;
        """);
    tab.pressControlEnter();

    JsonNode seen = act("await said('hello'); return document.activeElement.id;");
    assertThat(seen.asText()).isEqualTo("trial-message");

    aws.createRoute(b -> b.apiId(api.id()).routeKey("another"));
    JsonNode later =
        act(
            """
            await soon("the route", () => [...byId("trial-sample").options].some(o => o.text === "another"));
            return document.activeElement.id;
            """);
    assertThat(later.asText()).isEqualTo("trial-message");
  }

  @Test
  void theKeyboardIsEnoughAndTheFocusReturns() {
    SdkEchoApi api = SdkEchoApi.create(aws);
    show(api.id());
    act(
        "await click('actions'); await click('deploy-api'); await type('field-stageName', 'test');");
    tab.pressControlEnter();
    assertThat(
            act("""
                await soon("the stage", () => byId("stage-test"));
                await soon("the end of the form", () => !document.querySelector("dialog"));
                return document.activeElement.id;
                """)
                .asText())
        .isEqualTo("actions");

    JsonNode tabs =
        act(
            """
            byId("tab-stages").focus();
            const press = key => document.activeElement.dispatchEvent(new KeyboardEvent("keydown", {key, bubbles: true}));
            const seen = [];
            for (const key of ["ArrowRight", "ArrowRight", "ArrowLeft"]) {
              press(key);
              seen.push(document.activeElement.id);
              await soon("the part", () => document.activeElement.getAttribute("aria-selected") === "true");
            }
            return seen;
            """);
    assertThat(tabs.toString()).isEqualTo("[\"tab-routes\",\"tab-models\",\"tab-routes\"]");
  }

  @Test
  void framesAndHeadersAreSentByTheClientOfTheGateway() {
    List<FrameProgram> run = new ArrayList<>();
    FramePrograms client =
        program -> {
          run.add(program);
          return List.of("1.0 ms  → text 8 bytes", "2.0 ms  ← " + HOSTILE);
        };
    try (Gateway other = Gateway.builder().framePrograms(client).start();
        ApiGatewayV2Client control = SdkClients.controlPlane(other.address())) {
      SdkEchoApi api = SdkEchoApi.create(control);
      api.deployTo("test");
      tab.open(other.address() + "/_framegate/console#api=" + api.id());
      JsonNode images =
          act(
              """
              await click("tab-trial"); document.querySelector("#exact summary").click();
              await type("trial-message", '{"a":"ü"}'); await type("exact-size", "4");
              await click("exact-split");
              byId("exact-frames").value += "\\nping\\nbinary 3 bytes\\nclose 1000 bye";
              await type("exact-headers", "x-api-key: K\\nUser-Agent: mine");
              await click("exact-run"); await said("2.0 ms  ← <img");
              await type("exact-frames", "nonsense"); await click("exact-run");
              await soon("the failure", () => byId("exact-failure").textContent.includes("got “nonsense”"));
              return document.images.length;
              """);

      assertThat(images.asInt()).isZero();
      assertThat(run).hasSize(1);
      FrameProgram program = run.get(0);
      assertThat(program.url().getPath()).endsWith("/" + api.id() + "/test");
      assertThat(program.headers())
          .containsExactly(Map.entry("x-api-key", "K"), Map.entry("User-Agent", "mine"));
      assertThat(program.frames())
          .containsExactly(
              frame(1, false, "{\"a\""),
              frame(0, false, ":\"ü"),
              frame(0, true, "\"}"),
              frame(9, true, ""),
              frame(2, true, "xxx"),
              frame(8, true, "\u0003\u00e8bye"));
    }
  }

  /** A payload in UTF-8, or a close frame's code in its first two characters. */
  private static FrameProgram.Frame frame(int opcode, boolean fin, String payload) {
    Charset charset = opcode == 8 ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8;
    return new FrameProgram.Frame(opcode, fin, payload.getBytes(charset));
  }

  @ParameterizedTest
  @CsvSource({"1280, light", "320, dark"})
  void everyoneCanUseIt(int width, String colours) {
    SdkEchoApi api = SdkEchoApi.create(aws);
    api.deployTo("test");
    api.route("added");
    tab.resize(width, 800);
    tab.show("screen", colours);
    show(api.id());
    act("await click('stage-test-show'); await first('.difference');");
    tab.run(AXE + ";0");

    JsonNode broken =
        act(
            """
            const broken = [];
            const check = async where => {
              const {violations} = await axe.run(document, {resultTypes: ["violations"]});
              for (const {id, nodes} of violations) broken.push(`${where}: ${id}: ${nodes[0].html}`);
            };
            for (const tab of [...document.querySelectorAll("[role=tab]")]) {
              tab.click();
              await soon(tab.id, () => tab.getAttribute("aria-selected") === "true");
              document.querySelectorAll("[role=tabpanel]:not([hidden]) details").forEach(each => { each.open = true; });
              await check(tab.id);
            }
            const forms = ["create-api", "deploy-api", "edit-api", "delete-api", "create-route", "create-model",
              "create-authorizer", "stage-test-promote", "stage-test-settings"];
            for (const id of forms) {
              byId(id).click();
              const dialog = await first("dialog");
              await check(id);
              dialog.close(); dialog.remove();
            }
            return broken;
            """);

    assertThat(broken).isEmpty();
  }

  private static String axe() {
    try (InputStream in =
        ConsoleTest.class.getResourceAsStream(
            "/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {320, 375, 1280})
  void nothingIsWiderThanTheWindow(int width) {
    SdkEchoApi api = SdkEchoApi.create(aws);
    api.route("a-route-with-a-rather-long-key-that-does-not-fit-into-narrow-windows-at-all");
    api.deployTo("test");
    tab.resize(width, 700);
    show(api.id());

    JsonNode seen =
        act(
            """
            const wide = [];
            for (const tab of document.querySelectorAll("[role=tab]")) {
              tab.click();
              await soon(tab.id, () => tab.getAttribute("aria-selected") === "true");
              const {scrollWidth, clientWidth} = document.documentElement;
              if (scrollWidth > clientWidth) wide.push(`${tab.id}: ${scrollWidth} > ${clientWidth}`);
            }
            return wide;
            """);

    assertThat(seen).isEmpty();
  }

  private void show(String apiId) {
    tab.open(gateway.address() + "/_framegate/console#api=" + apiId);
  }

  private JsonNode act(String script) {
    return tab.act(LONGEST, script);
  }
}

package dev.framegate.kit.steps;

import dev.framegate.kit.scenario.ConnectionOpener;
import dev.framegate.kit.scenario.ScenarioState;
import dev.framegate.kit.values.ClientName;
import dev.framegate.kit.wire.HttpHeader;
import dev.framegate.kit.wire.Request;
import dev.framegate.kit.wire.RequestSigner;
import io.cucumber.java.ParameterType;
import io.cucumber.java.en.When;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;

/** Signatures that are right, wrong, old, or not there. */
public final class SignatureSteps {
  private static final Duration LIFETIME = Duration.ofMinutes(5);
  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private final ScenarioState scenario;
  private final OperationSteps operations;
  private final CallbackSteps callbacks;
  private final ConnectionOpener connections;

  public SignatureSteps(
      ScenarioState scenario,
      OperationSteps operations,
      CallbackSteps callbacks,
      ConnectionOpener connections) {
    this.scenario = scenario;
    this.operations = operations;
    this.callbacks = callbacks;
    this.connections = connections;
  }

  @ParameterType("\"(apigateway|execute-api)\"")
  public RequestSigner.Service service(String name) {
    return Arrays.stream(RequestSigner.Service.values())
        .filter(service -> service.signingName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @When("{word} is called without a signature")
  public void calledUnsigned(String operation) {
    operations.calledAs(scenario.sender()::anonymous, operation);
  }

  /** Well-formed, by a key that nobody has: only who verifies it can tell. */
  @When("{word} is called with an invalid signature")
  public void calledWithMadeUpSignature(String operation) {
    String now = TIMESTAMP.format(Instant.now());
    String authorization =
        "AWS4-HMAC-SHA256 Credential=AKIAFRAMEGATENOBODY0/%s/%s/apigateway/aws4_request,"
            + " SignedHeaders=host;x-amz-date, Signature=%s";
    operations.calledAs(
        request ->
            scenario
                .sender()
                .anonymous(request)
                .header("X-Amz-Date", now)
                .header(
                    "Authorization",
                    authorization.formatted(
                        now.substring(0, 8), scenario.target().region(), "0".repeat(64))),
        operation);
  }

  /** For signatures that are none. */
  @When("{word} is called with the header Authorization {string}")
  public void calledWithAuthorization(String operation, String authorization) {
    operations.calledAs(
        request ->
            scenario
                .sender()
                .anonymous(request)
                .header("X-Amz-Date", TIMESTAMP.format(Instant.now()))
                .header("Authorization", authorization),
        operation);
  }

  /** By a known key that has another secret. */
  @When("{word} is called with a wrong signature")
  public void calledWithWrongSignature(String operation) {
    operations.calledAs(
        request -> {
          Request right = signed(request, RequestSigner.Service.APIGATEWAY, Instant.now());
          List<HttpHeader> headers =
              right.headers().stream().map(SignatureSteps::withOtherSignature).toList();
          return new Request(right.method(), right.url(), headers, right.body(), right.signedFor());
        },
        operation);
  }

  private static HttpHeader withOtherSignature(HttpHeader header) {
    return header.name().equalsIgnoreCase("Authorization")
        ? new HttpHeader(
            header.name(),
            header.value().replaceFirst("Signature=[0-9a-f]+", "Signature=" + "0".repeat(64)))
        : header;
  }

  @When("{word} is called with a signature for the service {service}")
  public void calledFor(String operation, RequestSigner.Service service) {
    operations.calledAs(request -> scenario.sender().authorized(request, service), operation);
  }

  @When("{word} is called with a signature that is {int} minutes old")
  public void calledLate(String operation, int minutes) {
    operations.calledAs(
        request -> signed(request, RequestSigner.Service.APIGATEWAY, ago(minutes)), operation);
  }

  @When("{word} is called with a signature for another Region")
  public void calledForAnotherRegion(String operation) {
    operations.calledAs(
        request -> signedElsewhere(request, RequestSigner.Service.APIGATEWAY), operation);
  }

  @When("the backend calls {word} on {client} with a signature for another Region")
  public void callsForAnotherRegion(String method, ClientName client) {
    callbacks.callsAs(
        request -> signedElsewhere(request, RequestSigner.Service.EXECUTE_API), method, client);
  }

  @When("{client} tries to connect to stage {string} with a signature for another Region")
  public void connectsForAnotherRegion(ClientName client, String stage) {
    connections.signed(request -> signedElsewhere(request, RequestSigner.Service.EXECUTE_API));
    tries(client, stage);
  }

  @When("the backend calls {word} on {client} without a signature")
  public void callsUnsigned(String method, ClientName client) {
    callbacks.callsAs(scenario.sender()::anonymous, method, client);
  }

  @When("the backend calls {word} on {client} with a signature for the service {service}")
  public void callsFor(String method, ClientName client, RequestSigner.Service service) {
    callbacks.callsAs(request -> scenario.sender().authorized(request, service), method, client);
  }

  @When("{client} tries to connect to stage {string} with a signature for the service {service}")
  public void connectsFor(ClientName client, String stage, RequestSigner.Service service) {
    connections.signed(request -> signed(request, service, Instant.now()));
    tries(client, stage);
  }

  @When("{client} tries to connect to stage {string} with a signature in its query")
  public void connectsWithQuery(ClientName client, String stage) {
    connections.signed(request -> presigned(request.url(), Instant.now()));
    tries(client, stage);
  }

  @When(
      "{client} tries to connect to stage {string} with a signature in its query that is {int}"
          + " minutes old")
  public void connectsWithOldQuery(ClientName client, String stage, int minutes) {
    connections.signed(request -> presigned(request.url(), ago(minutes)));
    tries(client, stage);
  }

  /** The signature is in a header, and covers the query. */
  @When("{client} tries to connect to stage {string} with a signature and the query {string}")
  public void connectsWithSignedQuery(ClientName client, String stage, String query) {
    connections.signed(
        request -> signed(request, RequestSigner.Service.EXECUTE_API, Instant.now()));
    tries(client, stage, "?" + query);
  }

  private void tries(ClientName client, String stage) {
    tries(client, stage, "");
  }

  private void tries(ClientName client, String stage, String query) {
    URI address = scenario.target().dataPlane(scenario.names().get("apiId"), stage);
    connections.connectOnce(client, URI.create(address + query), stage);
  }

  private Request signed(Request request, RequestSigner.Service service, Instant at) {
    return scenario.target().signing().sign(scenario.sender().anonymous(request), service, at);
  }

  private Request signedElsewhere(Request request, RequestSigner.Service service) {
    String other = scenario.target().region().equals("eu-west-3") ? "us-east-2" : "eu-west-3";
    return scenario
        .target()
        .signing()
        .inRegion(other)
        .sign(scenario.sender().anonymous(request), service, Instant.now());
  }

  private Request presigned(URI address, Instant at) {
    return Request.get(
        scenario
            .target()
            .signing()
            .presign(address, RequestSigner.Service.EXECUTE_API, at, LIFETIME));
  }

  private static Instant ago(int minutes) {
    return Instant.now().minus(Duration.ofMinutes(minutes));
  }
}

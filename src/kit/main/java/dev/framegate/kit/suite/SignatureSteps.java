package dev.framegate.kit.suite;

import dev.framegate.kit.wire.Request;
import dev.framegate.kit.wire.Signing;
import io.cucumber.java.ParameterType;
import io.cucumber.java.en.When;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;

/** Signatures that are right, wrong, old, or not there. */
public final class SignatureSteps {
  private static final Duration LIFETIME = Duration.ofMinutes(5);
  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private final Scene scene;
  private final OperationSteps operations;
  private final CallbackSteps callbacks;
  private final Door door;

  public SignatureSteps(
      Scene scene, OperationSteps operations, CallbackSteps callbacks, Door door) {
    this.scene = scene;
    this.operations = operations;
    this.callbacks = callbacks;
    this.door = door;
  }

  @ParameterType("\"(apigateway|execute-api)\"")
  public Signing.Service service(String name) {
    return Arrays.stream(Signing.Service.values())
        .filter(service -> service.signingName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @When("{word} is called without a signature")
  public void calledUnsigned(String operation) {
    operations.calledAs(scene.sender()::anonymous, operation);
  }

  /** Well-formed, by a key that nobody has: only who verifies it can tell. */
  @When("{word} is called with a made-up signature")
  public void calledWithMadeUpSignature(String operation) {
    String now = TIMESTAMP.format(Instant.now());
    String authorization =
        "AWS4-HMAC-SHA256 Credential=AKIAFRAMEGATENOBODY0/%s/%s/apigateway/aws4_request,"
            + " SignedHeaders=host;x-amz-date, Signature=%s";
    operations.calledAs(
        request ->
            scene
                .sender()
                .anonymous(request)
                .header("X-Amz-Date", now)
                .header(
                    "Authorization",
                    authorization.formatted(
                        now.substring(0, 8), scene.target().region(), "0".repeat(64))),
        operation);
  }

  @When("{word} is called with a signature for the service {service}")
  public void calledFor(String operation, Signing.Service service) {
    operations.calledAs(request -> scene.sender().authorized(request, service), operation);
  }

  @When("{word} is called with a signature that is {int} minutes old")
  public void calledLate(String operation, int minutes) {
    operations.calledAs(
        request -> signed(request, Signing.Service.APIGATEWAY, ago(minutes)), operation);
  }

  @When("the backend calls {word} on {client} without a signature")
  public void callsUnsigned(String method, ClientName client) {
    callbacks.callsAs(scene.sender()::anonymous, method, client);
  }

  @When("the backend calls {word} on {client} with a signature for the service {service}")
  public void callsFor(String method, ClientName client, Signing.Service service) {
    callbacks.callsAs(request -> scene.sender().authorized(request, service), method, client);
  }

  @When("{client} tries to connect to stage {string} with a signature for the service {service}")
  public void connectsFor(ClientName client, String stage, Signing.Service service) {
    door.signed(request -> signed(request, service, Instant.now()));
    tries(client, stage);
  }

  @When("{client} tries to connect to stage {string} with a signature in its query")
  public void connectsWithQuery(ClientName client, String stage) {
    door.signed(request -> presigned(request.url(), Instant.now()));
    tries(client, stage);
  }

  @When(
      "{client} tries to connect to stage {string} with a signature in its query that is {int}"
          + " minutes old")
  public void connectsWithOldQuery(ClientName client, String stage, int minutes) {
    door.signed(request -> presigned(request.url(), ago(minutes)));
    tries(client, stage);
  }

  private void tries(ClientName client, String stage) {
    URI address = scene.target().dataPlane(scene.names().get("apiId"), stage);
    door.knock(client, address, stage);
  }

  private Request signed(Request request, Signing.Service service, Instant at) {
    return scene.target().signing().sign(scene.sender().anonymous(request), service, at);
  }

  private Request presigned(URI address, Instant at) {
    return Request.get(
        scene.target().signing().presign(address, Signing.Service.EXECUTE_API, at, LIFETIME));
  }

  private static Instant ago(int minutes) {
    return Instant.now().minus(Duration.ofMinutes(minutes));
  }
}

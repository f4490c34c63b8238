package dev.framegate.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;

import dev.framegate.gateway.DeployedApi;
import dev.framegate.gateway.Gateway;
import dev.framegate.gateway.StageClient;
import dev.framegate.gateway.journal.GatewayJournal;
import dev.framegate.gateway.settings.FunctionName;
import dev.framegate.gateway.settings.FunctionResult;
import dev.framegate.gateway.settings.Functions;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

/** Test classes with gateways of several kinds, run by JUnit itself. */
final class GatewayLifecycleTest {
  private static final List<URI> ADDRESSES = new ArrayList<>();

  @BeforeEach
  void forget() {
    ADDRESSES.clear();
  }

  @WithGateway
  static final class SharedTest {
    private static DeployedApi kept;

    @BeforeAll
    static void deploys(Gateway gateway) {
      kept = gateway.api("kept").route("$default", event -> event.body()).deploy("test");
    }

    @Test
    void one(Gateway gateway, GatewayJournal journal) {
      seesOnlyWhatTheClassMade(gateway, journal);
    }

    @Test
    void other(Gateway gateway, GatewayJournal journal) {
      seesOnlyWhatTheClassMade(gateway, journal);
    }

    @Nested
    final class InnerTest {
      @Test
      void third(Gateway gateway, GatewayJournal journal) {
        seesOnlyWhatTheClassMade(gateway, journal);
      }
    }

    private static void seesOnlyWhatTheClassMade(Gateway gateway, GatewayJournal journal) {
      ADDRESSES.add(gateway.address());
      assertThat(journal.entries()).isEmpty();
      assertThat(gateway.connections()).isZero();
      kept.connect();
      DeployedApi own = gateway.api("own").route("$default", event -> "").deploy("test");
      assertThat(own.connect().isOpen()).isTrue();
    }
  }

  @Test
  void aClassSharesAGatewayThatIsResetBetweenItsTests() {
    run(SharedTest.class).assertStatistics(counts -> counts.succeeded(3).failed(0));

    assertThat(ADDRESSES).hasSize(3).containsOnly(ADDRESSES.get(0));
  }

  @WithGateway(lifecycle = GatewayLifecycle.PER_METHOD)
  static final class OwnTest {
    private final Gateway constructed;

    OwnTest(Gateway gateway) {
      constructed = gateway;
    }

    @Test
    void one(Gateway gateway) {
      hasItsOwn(gateway);
    }

    @Test
    void other(Gateway gateway) {
      hasItsOwn(gateway);
    }

    private void hasItsOwn(Gateway gateway) {
      ADDRESSES.add(gateway.address());
      assertThat(constructed).isSameAs(gateway);
    }
  }

  @Test
  void aTestCanHaveAGatewayOfItsOwn() {
    run(OwnTest.class).assertStatistics(counts -> counts.succeeded(2));

    assertThat(ADDRESSES).hasSize(2).doesNotHaveDuplicates();
  }

  static final class FieldTest {
    @RegisterExtension
    final GatewayExtension extension = GatewayExtension.of(builder -> builder.port(0));

    @Test
    void one(@GatewayAddress URI address) {
      ADDRESSES.add(address);
    }

    @Test
    void other(@GatewayAddress String address) {
      ADDRESSES.add(URI.create(address));
    }
  }

  @Test
  void anExtensionInAnInstanceFieldIsOfOneTest() {
    run(FieldTest.class).assertStatistics(counts -> counts.succeeded(2));

    assertThat(ADDRESSES).hasSize(2).doesNotHaveDuplicates();
  }

  @WithGateway(lifecycle = GatewayLifecycle.PER_METHOD)
  static final class TooEarlyTest {
    @BeforeAll
    static void asks(Gateway gateway) {}

    @Test
    void isNotReached() {}
  }

  @Test
  void beforeAllHasNoGatewayOfATest() {
    EngineTestKit.engine("junit-jupiter")
        .selectors(selectClass(TooEarlyTest.class))
        .execute()
        .containerEvents()
        .assertThatEvents()
        .haveExactly(
            1,
            finishedWithFailure(
                message(text -> text.contains("there is none for asks. Ask for it in the test"))));
  }

  /** Answers what it was asked for. */
  static final class NameFunctions implements Functions {
    @Override
    public CompletionStage<FunctionResult> invoke(
        FunctionName function, byte[] event, boolean async) {
      return CompletableFuture.completedFuture(new FunctionResult.Returned(event));
    }
  }

  @WithGateway(
      functions = NameFunctions.class,
      limits = {"apis: 1", "idle: PT1M"})
  static final class SettingsTest {
    @Test
    void limitsHold(Gateway gateway, Clock clock) {
      DeployedApi first = gateway.api("a").route("$default", event -> "").deploy("test");
      assertThatThrownBy(() -> gateway.api("b").deploy("test")).hasMessageContaining("refused");
      StageClient client = first.connect();
      var before = clock.instant();
      gateway.advance(Duration.ofSeconds(61));
      assertThat(clock.instant()).isAfter(before.plusSeconds(60));
      GatewayAssertions.assertThat(client).isClosedWith(1001);
    }
  }

  @WithGateway(limits = "frameByte: 1")
  static final class WrongLimitTest {
    @Test
    void isNotReached(Gateway gateway) {}
  }

  @WithGateway(faults = "frame-limit-128")
  static final class WrongFaultTest {
    @Test
    void isNotReached(Gateway gateway) {}
  }

  @Test
  void settingsOfTheAnnotationHold() {
    run(SettingsTest.class).assertStatistics(counts -> counts.succeeded(1));
  }

  @Test
  void wrongSettingsNameTheClassAndTheValidNames() {
    assertThat(failure(WrongLimitTest.class))
        .contains("WrongLimitTest: @WithGateway(limits), line 1: unknown key 'frameByte'")
        .contains("Did you mean 'frameBytes'");
    assertThat(failure(WrongFaultTest.class))
        .contains("WrongFaultTest: There is no fault 'frame-limit-128'. Did you mean");
  }

  private static String failure(Class<?> type) {
    return EngineTestKit.engine("junit-jupiter")
        .selectors(selectClass(type))
        .execute()
        .containerEvents()
        .failed()
        .stream()
        .map(Object::toString)
        .findFirst()
        .orElse("");
  }

  private static Events run(Class<?> type) {
    return EngineTestKit.engine("junit-jupiter")
        .selectors(selectClass(type))
        .execute()
        .testEvents();
  }
}

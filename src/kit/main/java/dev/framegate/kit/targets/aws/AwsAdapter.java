package dev.framegate.kit.targets.aws;

import dev.framegate.kit.targets.Adapter;
import dev.framegate.kit.targets.CallRate;
import dev.framegate.kit.targets.Declaration;
import dev.framegate.kit.targets.DeclaredAddresses;
import dev.framegate.kit.targets.DeclaredTarget;
import dev.framegate.kit.targets.ReadinessCheck;
import dev.framegate.kit.targets.Target;
import dev.framegate.kit.targets.TargetAccess;
import dev.framegate.settings.Section;
import dev.framegate.settings.SettingsException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;

/** Reaches an AWS account, or another gateway in its place. */
public final class AwsAdapter implements Adapter {
  private static final double LEAST = 0.001;
  private static final int MOST = 1_000_000;
  private static final String STAGE = "{apiId}.execute-api.{region}.amazonaws.com/{stage}";

  private static final Map<String, String> ADDRESSES =
      Map.of(
          "control-plane", "https://apigateway.{region}.amazonaws.com",
          "data-plane", "wss://" + STAGE,
          "management", "https://" + STAGE);

  private static final Set<String> KEYS = keys();

  private static Set<String> keys() {
    Set<String> keys = new TreeSet<>(TargetAccess.KEYS);
    keys.addAll(DeclaredAddresses.KEYS);
    keys.addAll(DeclaredTarget.RESOURCE_KEYS);
    keys.addAll(
        List.of(
            "function-arn",
            "pace.calls-per-second",
            "pace.burst",
            "pace.seconds-per-deployment",
            DeclaredTarget.PROPAGATION));
    return keys;
  }

  @Override
  public String name() {
    return "aws";
  }

  @Override
  public Optional<Target> unopened(Declaration declaration) {
    return Optional.of(declared(declaration));
  }

  @Override
  public Target open(Declaration declaration) {
    AwsTarget target = declared(declaration);
    ReadinessCheck.await(declaration, target.trust().servers());
    return target.with(Preflight.of(target));
  }

  private static AwsTarget declared(Declaration declaration) {
    declaration.requireKnown(KEYS);
    String region = declaration.setting("region").orElseGet(() -> usualRegion(declaration));
    return new AwsTarget(
        declaration,
        DeclaredAddresses.of(declaration, region, ADDRESSES),
        TargetAccess.of(declaration, region, "default"),
        rate(declaration.settings()));
  }

  private static String usualRegion(Declaration declaration) {
    try {
      return Optional.ofNullable(new DefaultAwsRegionProviderChain().getRegion())
          .map(Region::id)
          .orElseThrow(() -> noRegion(declaration));
    } catch (SdkClientException e) {
      throw noRegion(declaration);
    }
  }

  private static SettingsException noRegion(Declaration declaration) {
    return declaration.error(
        "region", "no region. Add the key 'region: eu-west-1', or set AWS_REGION.");
  }

  /** A little below an account's 10 calls a second and one deployment in 5 s. */
  private static CallRate rate(Section settings) {
    double between = settings.number("pace.seconds-per-deployment", LEAST, MOST).orElse(5.2);
    return new CallRate(
        settings.number("pace.calls-per-second", LEAST, MOST).orElse(9.0),
        settings.whole("pace.burst", 1, MOST).orElse(30),
        Duration.ofMillis(Math.round(between * 1000)));
  }
}

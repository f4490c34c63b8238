package dev.framegate.gateway.internal.control;

import dev.framegate.gateway.internal.deploy.AccountRegion;
import dev.framegate.gateway.internal.deploy.ApiDefinition;
import dev.framegate.gateway.internal.deploy.DeploymentException;
import dev.framegate.gateway.internal.deploy.Snapshot;
import java.time.Clock;
import java.util.function.Function;

/**
 * The environment of a control plane.
 *
 * @param clock for creation and update times
 * @param owner the account and Region whose resources it manages
 * @param apiEndpoint the address of an API, without stage, by its id
 * @param compiler takes a snapshot; throws {@link DeploymentException} for what cannot be deployed
 */
public record ControlPlaneEnvironment(
    Clock clock,
    AccountRegion owner,
    Function<String, String> apiEndpoint,
    Function<ApiDefinition, Snapshot> compiler) {}

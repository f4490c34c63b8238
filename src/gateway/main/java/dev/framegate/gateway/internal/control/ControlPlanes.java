package dev.framegate.gateway.internal.control;

import dev.framegate.contract.ApiError;
import dev.framegate.gateway.internal.deploy.AccountRegion;
import dev.framegate.gateway.internal.deploy.ApiOwners;
import dev.framegate.gateway.internal.deploy.StageDirectory;
import dev.framegate.gateway.internal.http.ServerRequest;
import dev.framegate.gateway.internal.http.ServerResponse;
import dev.framegate.gateway.internal.limits.ServerBounds;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A control plane for each account and Region, made when it is first called. They share one store,
 * in which each sees its own resources, and one directory of stages. Thread-safe; never throws.
 */
public final class ControlPlanes implements ControlPlaneHandler {
  private final ControlPolicies policies;
  private final Settings settings;
  private final ResourceStore store;
  private final LiveStages live = new LiveStages();
  private final ApiLocks locks = new ApiLocks();

  /** In an order that does not depend on which was called first. */
  private final Map<AccountRegion, ControlPlane> planes =
      new ConcurrentSkipListMap<>(AccountRegion.ORDER);

  /**
   * What differs between the control planes.
   *
   * @param usual the owner whose control plane is always there
   * @param callers the owner that a request concerns
   * @param environments of the control plane of an owner
   * @param throttles the throttle of another control plane: whether an operation, by its name, may
   *     be called now
   */
  public record Settings(
      AccountRegion usual,
      Function<ServerRequest, AccountRegion> callers,
      Function<AccountRegion, ControlPlaneEnvironment> environments,
      Supplier<Predicate<String>> throttles) {}

  /**
   * @param store its stages are served at once
   */
  public ControlPlanes(ControlPolicies policies, Settings settings, ResourceStore store) {
    this.policies = policies;
    this.settings = settings;
    this.store = store;
    store.onForeignChange(this::refresh);
    opened(settings.usual());
    OwnedStore.owners(store).forEach(this::opened);
  }

  /**
   * Serves an API that another gateway has changed, perhaps the first of its account and Region.
   */
  private void refresh(String apiId) {
    OwnedStore.owners(store).forEach(this::opened);
    planes.values().stream()
        .filter(plane -> plane.resources().exists(ResourceKey.api(apiId)))
        .findFirst()
        .or(() -> live.ownerOf(apiId).map(planes::get))
        .ifPresent(plane -> plane.refresh(apiId));
  }

  private ControlPlane plane(AccountRegion owner) {
    return new ControlPlane(
        policies,
        settings.environments().apply(owner),
        OwnedStore.of(store, owner, settings.usual()),
        settings.throttles().get(),
        new SharedControlState(live, locks, key -> isTaken(key, owner)));
  }

  /** Ids of APIs are unique, and so are the custom domain names of a Region over all accounts. */
  private boolean isTaken(ResourceKey key, AccountRegion asking) {
    return switch (key.kind()) {
      case API -> live.hasApi(key.id());
      case DOMAIN_NAME ->
          planes.entrySet().stream()
              .filter(plane -> plane.getKey().region().equals(asking.region()))
              .anyMatch(plane -> plane.getValue().resources().exists(key));
      default -> false;
    };
  }

  @Override
  public ServerResponse handle(ServerRequest call) {
    AccountRegion owner = settings.callers().apply(call);
    ControlPlane plane = planes.get(owner);
    if (plane == null) {
      plane = opened(owner);
    }
    return plane == null ? ControlPlane.error(tooMany()) : plane.handle(call);
  }

  private synchronized @Nullable ControlPlane opened(AccountRegion owner) {
    ControlPlane plane = planes.get(owner);
    if (plane == null && planes.size() < ServerBounds.CONTROL_PLANES) {
      plane = plane(owner);
      planes.put(owner, plane);
    }
    return plane;
  }

  private static ApiError tooMany() {
    return ApiError.of(
        429,
        "TooManyRequestsException",
        "This gateway keeps at most %d pairs of an account and a Region, and has them all"
            .formatted(ServerBounds.CONTROL_PLANES));
  }

  /** The accounts and Regions that were called, or have resources. */
  public List<AccountRegion> owners() {
    return List.copyOf(planes.keySet());
  }

  /** The stages of all APIs and what they serve; never blocks. */
  public StageDirectory stages() {
    return live;
  }

  /** Whose each API is. */
  public ApiOwners apiOwners() {
    return live;
  }

  /** The configurations of all APIs and of their deployments. */
  public DefinitionReader definitions() {
    return new DefinitionReader(
        apiId -> live.ownerOf(apiId).map(planes::get).map(ControlPlane::resources));
  }

  /**
   * The mappings of custom domain names. Where several Regions have a name, the resolution of names
   * would decide; here the first of them does.
   */
  public ApiMappings mappings() {
    return host -> {
      for (ControlPlane plane : planes.values()) {
        Optional<Map<String, ApiMappings.MappedStage>> found = plane.mappings().of(host);
        if (found.isPresent()) {
          return found;
        }
      }
      return Optional.empty();
    };
  }
}

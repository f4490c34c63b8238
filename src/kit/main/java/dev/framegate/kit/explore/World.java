package dev.framegate.kit.explore;

import dev.framegate.kit.backends.HttpBackend;
import dev.framegate.kit.clients.RunClients;
import dev.framegate.kit.control.ControlPlaneAccess;
import dev.framegate.kit.expectation.Timeouts;

/** One API of a target with its configuration and its clients. */
final class World extends TargetApi {
  private final Connections connections;
  private final ApiConfiguration api;

  World(ControlPlaneAccess access, RunClients clients, HttpBackend backend, Timeouts timeouts) {
    super(access, clients, backend, timeouts);
    this.connections = new Connections(this);
    this.api = new ApiConfiguration(this);
  }

  /** Makes the API that every sequence begins with: one route, deployed to one stage. */
  void begin() {
    api.create();
    api.addRoute(Model.ECHO, RouteModel.Kind.TWO_WAY, Model.FIRST_ANSWER);
    api.deploy("first", Model.FIRST_STAGE);
  }

  Connections connections() {
    return connections;
  }

  ApiConfiguration api() {
    return api;
  }

  /** Another API of the same target. */
  World fresh() {
    return new World(access(), clients(), backend(), timeouts());
  }

  @Override
  public void close() {
    connections.close();
    super.close();
  }
}

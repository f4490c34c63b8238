package dev.framegate.gateway.internal.edge;

import dev.framegate.gateway.internal.management.ClientRegistry;
import dev.framegate.gateway.internal.management.ManagementApi;

/** What every connection of one server shares. */
record Edge(
    EdgeSettings settings,
    Planes planes,
    Dispatcher dispatcher,
    ClientRegistry clients,
    ManagementApi management,
    BlockingCalls blocking) {

  static Edge of(EdgeSettings settings, Planes planes) {
    ClientRegistry clients = new ClientRegistry();
    return new Edge(
        settings,
        planes,
        new Dispatcher(settings, planes),
        clients,
        new ManagementApi(clients, settings.policies().management()),
        new BlockingCalls(settings.http()));
  }
}

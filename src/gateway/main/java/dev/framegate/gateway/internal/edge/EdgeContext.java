package dev.framegate.gateway.internal.edge;

import dev.framegate.gateway.internal.management.ClientRegistry;
import dev.framegate.gateway.internal.management.ManagementApi;

/** The objects that all connections of a server share. */
record EdgeContext(
    EdgeSettings settings,
    EdgeServices planes,
    Dispatcher dispatcher,
    ClientRegistry clients,
    ManagementApi management,
    BlockingCalls blocking,
    EdgeJournal journal) {

  static EdgeContext of(EdgeSettings settings, EdgeServices services) {
    ClientRegistry clients = services.clients();
    return new EdgeContext(
        settings,
        services,
        new Dispatcher(settings, services),
        clients,
        new ManagementApi(clients, settings.policies().management()),
        new BlockingCalls(settings.http()),
        new EdgeJournal(settings.journal(), settings.clock(), services.stages(), clients));
  }
}

package dev.framegate.kit.backends;

import com.github.tomakehurst.wiremock.core.Options;
import com.github.tomakehurst.wiremock.http.AdminRequestHandler;
import com.github.tomakehurst.wiremock.http.StubRequestHandler;
import com.github.tomakehurst.wiremock.jetty11.Jetty11HttpServer;
import wiremock.jakarta.servlet.http.HttpServletRequest;
import wiremock.jakarta.servlet.http.HttpServletResponse;
import wiremock.org.eclipse.jetty.server.Handler;
import wiremock.org.eclipse.jetty.server.Request;
import wiremock.org.eclipse.jetty.server.handler.AbstractHandler;

/** WireMock's server without its administration, recorder and documentation over the network. */
final class StubsOnlyServer extends Jetty11HttpServer {
  private static final String ADMINISTRATION = "/__admin";

  StubsOnlyServer(Options options, AdminRequestHandler administration, StubRequestHandler stubs) {
    super(options, administration, stubs);
  }

  /** Handlers that come before those of WireMock. */
  @Override
  public Handler[] extensionHandlers() {
    return new Handler[] {new NoAdministration(), new RequestLimits()};
  }

  private static final class NoAdministration extends AbstractHandler {
    @Override
    public void handle(
        String path, Request base, HttpServletRequest request, HttpServletResponse response) {
      if (path.startsWith(ADMINISTRATION)) {
        response.setStatus(HttpServletResponse.SC_NOT_FOUND);
        base.setHandled(true);
      }
    }
  }
}

package dev.framegate.gateway.internal.console;

import dev.framegate.gateway.internal.control.DefinitionReader;
import dev.framegate.gateway.internal.http.ServerRequest;
import dev.framegate.gateway.internal.http.ServerResponse;
import dev.framegate.gateway.internal.management.ClientRegistry;
import dev.framegate.gateway.settings.FramePrograms;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** All pages of the console, by their paths. They change nothing of the control plane. */
public final class ConsolePages {
  private ConsolePages() {}

  /**
   * @param gateway {@code http(s)://host:port}, where frame programs go
   */
  public static Map<String, Function<ServerRequest, ServerResponse>> byPath(
      ConsoleContent content,
      DefinitionReader definitions,
      ClientRegistry clients,
      EventFeed events,
      FramePrograms frames,
      URI gateway) {
    Map<String, Function<ServerRequest, ServerResponse>> pages =
        new HashMap<>(ConsoleFiles.byPath(content));
    StageDifferences differences = new StageDifferences(definitions);
    pages.put("/_framegate/events", new ReadOnlyPage(events::page));
    pages.put("/_framegate/differences", new ReadOnlyPage(differences::page));
    pages.put("/_framegate/definition", new ReadOnlyPage(new DefinitionPage(definitions)));
    pages.put("/_framegate/connections", new ReadOnlyPage(new ConnectionList(clients)));
    pages.put("/_framegate/preview", new TemplatePreview());
    pages.put("/_framegate/frames", new FrameProgramPage(frames, gateway));
    return Map.copyOf(pages);
  }
}

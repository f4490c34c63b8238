package dev.framegate.cli;

import dev.framegate.gateway.StageClient;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code framegate connect}. */
@Command(
    name = "connect",
    description =
        "Connect to a WebSocket API, send the lines of standard input and print the messages that"
            + " come, until the connection ends.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class ConnectCommand extends Subcommand {
  private static final Duration TURN = Duration.ofSeconds(1);

  @Parameters(paramLabel = "ADDRESS", description = "ws:// or wss:// address of a stage")
  private @Nullable URI address;

  @Option(
      names = "--send",
      paramLabel = "TEXT",
      description = "send this message first; may be repeated")
  private List<String> messages = List.of();

  @Option(
      names = "--header",
      paramLabel = "HEADER",
      description = "a header of the handshake, such as \"Authorization: token\"; may be repeated")
  private List<String> headers = List.of();

  @Option(
      names = "--count",
      paramLabel = "N",
      description = "close the connection after this number of messages")
  private int count;

  @Override
  public Integer call() {
    PrintWriter out = out();
    PrintWriter err = commandLine().getErr();
    try (StageClient client = client().connect()) {
      messages.forEach(client::send);
      forwardInput(client);
      int received = 0;
      while (count == 0 || received < count) {
        Optional<String> message = client.receive(TURN);
        if (message.isPresent()) {
          received++;
          out.println(message.get());
          out.flush();
        } else if (!client.isOpen()) {
          err.println("Closed with " + client.closeCode(Duration.ZERO).orElse(0) + ".");
          return 0;
        }
      }
      return 0;
    }
  }

  private StageClient.Builder client() {
    URI to = Objects.requireNonNull(address);
    if (!"ws".equals(to.getScheme()) && !"wss".equals(to.getScheme())) {
      throw wrong("expected a ws:// or wss:// address, got '" + to + "'");
    }
    StageClient.Builder builder = StageClient.to(to);
    for (String header : headers) {
      int colon = header.indexOf(':');
      if (colon < 1) {
        throw wrong("--header: expected \"Name: value\", got '" + header + "'");
      }
      builder.header(header.substring(0, colon).strip(), header.substring(colon + 1).strip());
    }
    return builder;
  }

  /** The end of the input does not end the connection: answers may still come. */
  private static void forwardInput(StageClient client) {
    Thread thread =
        new Thread(
            () -> {
              BufferedReader lines =
                  new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
              try {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                  client.send(line);
                }
              } catch (IOException | IllegalStateException e) {
                // The main thread tells how the connection ended.
              }
            },
            "framegate-input");
    thread.setDaemon(true);
    thread.start();
  }
}

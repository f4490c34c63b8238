package dev.framegate.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framegate.testing.SdkClients;
import dev.framegate.testing.SdkEchoApi;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import software.amazon.awssdk.services.apigatewayv2.ApiGatewayV2Client;
import software.amazon.awssdk.services.apigatewayv2.model.IntegrationType;

/**
 * Thirty hostile clients at once, and an ordinary one that is served all the same. The time of its
 * echoes is printed, not asserted: it is that of the machine. {@code -Dframegate.load.seconds=60}
 * makes it a measurement.
 */
@Isolated
final class HostileLoadTest {
  private static final int SECONDS = Integer.getInteger("framegate.load.seconds", 3);
  private static final int BETWEEN_MILLIS = Integer.getInteger("framegate.load.between", 20);

  private static final String LOOP = "#foreach($i in [1..1000])";
  private static final Map<String, String> TEMPLATES =
      Map.of(
          "loops", LOOP.repeat(5) + "#end".repeat(5),
          "doubles", "#set($s='xx')" + LOOP + "#set($s=\"$s$s\")#end$s",
          "pattern", "$input.path('$.pad').matches('((a?){20}){20}b')",
          "splits", LOOP + "#set($v=$input.path('$.pad').split('(.*)(.*)(.*)b'))#end",
          "search",
              "#set($s=$input.path('$.pad'))#foreach($i in [1..9])#set($s=$s.concat($s))#end"
                  + "#set($t=$s.substring(1000).concat('b'))"
                  + LOOP
                  + "#set($v=$s.indexOf($t))#end",
          "parses", "#set($l=[])" + LOOP + "#set($v=$l.add($util.parseJson($input.body)))#end",
          "visits", "$input.path('$.deep" + "[0,0]".repeat(60) + ".zz')",
          "numbers", "#set($n=9)" + LOOP + "#set($n=$n*$n)#end$n");

  /** One attack; it opens and closes its own connections. */
  @FunctionalInterface
  private interface Attack {
    void once(Gateway gateway, String stage) throws Exception;
  }

  private final AtomicBoolean over = new AtomicBoolean();
  private final CountDownLatch end = new CountDownLatch(1);

  @Test
  void anOrdinaryClientIsServedMeanwhile() throws Exception {
    try (Gateway gateway = Gateway.builder().start();
        ApiGatewayV2Client aws = SdkClients.controlPlane(gateway.address())) {
      SdkEchoApi api = SdkEchoApi.create(aws);
      TEMPLATES.forEach((key, template) -> bomb(aws, api, key, template));
      api.deployTo("test");
      String stage = "/_aws/execute-api/" + api.id() + "/test";
      echoes(gateway, api, Duration.ofSeconds(1));
      long calm = usedMegabytes();
      List<Thread> attackers = new ArrayList<>();
      attacks(api).forEach((name, attack) -> attackers.add(attacker(gateway, stage, name, attack)));
      assertThat(attackers).hasSize(30);
      attackers.forEach(Thread::start);
      List<Long> times = echoes(gateway, api, Duration.ofSeconds(SECONDS));
      long attacked = usedMegabytes();
      over.set(true);
      end.countDown();
      for (Thread each : attackers) {
        each.join(20_000);
        assertThat(each.isAlive()).as(each.getName()).isFalse();
      }
      System.out.printf(
          "Hostile load: %d echoes, median %.1f ms, p99 %.1f ms, slowest %.1f ms; heap %d MB before,"
              + " %d MB during, %d MB after%n",
          times.size(),
          percentile(times, 50),
          percentile(times, 99),
          percentile(times, 100),
          calm,
          attacked,
          usedMegabytes());
      assertThat(times).isNotEmpty();
      assertThat(echoes(gateway, api, Duration.ofSeconds(1))).isNotEmpty();
      org.awaitility.Awaitility.await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> gateway.connections() == 0);
      org.awaitility.Awaitility.await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> workers() <= Math.max(2, Runtime.getRuntime().availableProcessors()));
    }
  }

  private static long workers() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("framegate-routes"))
        .filter(thread -> !thread.getName().contains("watch"))
        .count();
  }

  private static void bomb(ApiGatewayV2Client aws, SdkEchoApi api, String key, String template) {
    String integration =
        aws.createIntegration(
                b ->
                    b.apiId(api.id())
                        .integrationType(IntegrationType.MOCK)
                        .templateSelectionExpression("\\$default")
                        .requestTemplates(Map.of("$default", template + "{\"statusCode\":200}")))
            .integrationId();
    aws.createRoute(b -> b.apiId(api.id()).routeKey(key).target("integrations/" + integration));
  }

  private Map<String, Attack> attacks(SdkEchoApi api) {
    Map<String, Attack> attacks = new LinkedHashMap<>();
    String pad = "a".repeat(2_000);
    String deep = "[".repeat(69) + "0,0" + "]".repeat(69);
    TEMPLATES.forEach(
        (key, template) ->
            attacks.put(
                key,
                message(
                    "{\"action\":\"" + key + "\",\"pad\":\"" + pad + "\",\"deep\":" + deep + "}")));
    attacks.put("deep JSON", message("[".repeat(30_000)));
    attacks.put("long number", message("{\"action\":" + "9".repeat(30_000) + "}"));
    attacks.put("unknown routes", message("{\"action\":\"" + "x".repeat(20_000) + "\"}"));
    attacks.put("slow head", slowly("GET /v2/apis HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: 1\r\n"));
    attacks.put(
        "slow body", slowly("POST /v2/apis HTTP/1.1\r\nHost: a\r\nContent-Length: 9999\r\n\r\n"));
    attacks.put("slow handshake", (gateway, stage) -> slowly(upgrade(stage)).once(gateway, stage));
    attacks.put(
        "headers", request("GET /v2/apis HTTP/1.1\r\nHost: a\r\n" + "X-P: 1\r\n".repeat(5_000)));
    attacks.put(
        "long URL", request("GET /v2/" + "x".repeat(100_000) + " HTTP/1.1\r\nHost: a\r\n\r\n"));
    attacks.put(
        "large body",
        request("POST /v2/apis HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 9999999\r\n\r\n"));
    attacks.put("no HTTP", request("\u0016\u0003\u0001\u0000\r\n\r\n"));
    attacks.put(
        "pipeline",
        request("GET /_framegate/metrics HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".repeat(200)));
    attacks.put(
        "callbacks",
        request(
            "POST /_aws/execute-api/%s/test/@connections/abc HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nhi"
                .formatted(api.id())));
    attacks.put("vanishes", (gateway, stage) -> reset(gateway, upgrade(stage)));
    attacks.put("handshakes of nobody", request(upgrade("/_aws/execute-api/nobody/test")));
    attacks.put("pings", frames(frame(0x89, 100), 500));
    attacks.put("pongs", frames(frame(0x8a, 100), 500));
    attacks.put("empty fragments", frames(frame(0x00, 0), 500, frame(0x01, 1)));
    attacks.put(
        "large frame", frames(new byte[] {(byte) 0x81, (byte) 0xff, 127, 0, 0, 0, 0, 0, 0, 0}, 1));
    attacks.put("unmasked", frames(new byte[] {(byte) 0x81, 1, 'a'}, 1));
    attacks.put("reserved bits", frames(frame(0xf1, 1), 1));
    attacks.put(
        "no UTF-8", frames(new byte[] {(byte) 0x81, (byte) 0x81, 0, 0, 0, 0, (byte) 0xff}, 1));
    attacks.put("never reads", this::neverReads);
    return attacks;
  }

  private Thread attacker(Gateway gateway, String stage, String name, Attack attack) {
    Thread thread =
        new Thread(
            () -> {
              while (!over.get()) {
                try {
                  attack.once(gateway, stage);
                  boolean unused = end.await(BETWEEN_MILLIS, TimeUnit.MILLISECONDS);
                } catch (Exception refused) {
                  // The gateway may close the connection at any point.
                }
              }
            },
            "attacker: " + name);
    thread.setDaemon(true);
    return thread;
  }

  private static Socket connect(Gateway gateway) throws IOException {
    Socket socket = new Socket();
    socket.setReceiveBufferSize(4096);
    socket.connect(new InetSocketAddress("127.0.0.1", gateway.address().getPort()), 5_000);
    socket.setSoTimeout(2_000);
    return socket;
  }

  private static String upgrade(String stage) {
    return "GET %s HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n"
        .formatted(stage);
  }

  private static Attack request(String text) {
    return (gateway, stage) -> {
      try (Socket socket = connect(gateway)) {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        int unused = socket.getInputStream().read(new byte[8_192]);
      }
    };
  }

  private Attack slowly(String text) {
    return (gateway, stage) -> {
      try (Socket socket = connect(gateway)) {
        for (int i = 0; i < text.length() && !over.get(); i++) {
          socket.getOutputStream().write(text.charAt(i));
          boolean unused = end.await(100, TimeUnit.MILLISECONDS);
        }
      }
    };
  }

  private static void reset(Gateway gateway, String text) throws IOException {
    try (Socket socket = connect(gateway)) {
      socket.setSoLinger(true, 0);
      socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    }
  }

  private static byte[] frame(int first, int length) {
    byte[] frame = new byte[6 + length];
    frame[0] = (byte) first;
    frame[1] = (byte) (0x80 | length);
    return frame;
  }

  private static Attack frames(byte[] frame, int times, byte[]... before) {
    return (gateway, stage) -> {
      try (Socket socket = connect(gateway)) {
        OutputStream out = socket.getOutputStream();
        out.write(upgrade(stage).getBytes(StandardCharsets.US_ASCII));
        InputStream in = socket.getInputStream();
        int unused = in.read(new byte[1024]);
        for (byte[] first : before) {
          out.write(first);
        }
        for (int i = 0; i < times; i++) {
          out.write(frame);
        }
        unused = in.read(new byte[8_192]);
      }
    };
  }

  private static Attack message(String text) {
    return (gateway, stage) -> {
      byte[] payload = text.getBytes(StandardCharsets.UTF_8);
      byte[] frame = new byte[8 + payload.length];
      frame[0] = (byte) 0x81;
      frame[1] = (byte) (0x80 | 126);
      frame[2] = (byte) (payload.length >> 8);
      frame[3] = (byte) payload.length;
      System.arraycopy(payload, 0, frame, 8, payload.length);
      frames(frame, 1).once(gateway, stage);
    };
  }

  private void neverReads(Gateway gateway, String stage) throws Exception {
    byte[] text = "{\"action\":\"echo\"}".getBytes(StandardCharsets.UTF_8);
    byte[] frame = new byte[6 + text.length];
    frame[0] = (byte) 0x81;
    frame[1] = (byte) (0x80 | text.length);
    System.arraycopy(text, 0, frame, 6, text.length);
    try (Socket socket = connect(gateway)) {
      socket.getOutputStream().write(upgrade(stage).getBytes(StandardCharsets.US_ASCII));
      for (int i = 0; i < 200 && !over.get(); i++) {
        socket.getOutputStream().write(frame);
      }
      boolean unused = end.await(1, TimeUnit.SECONDS);
    }
  }

  /** The times of echoes, in nanoseconds and in their order. */
  private static List<Long> echoes(Gateway gateway, SdkEchoApi api, Duration time)
      throws Exception {
    List<Long> times = new ArrayList<>();
    long until = System.nanoTime() + time.toNanos();
    try (OrdinarySocket socket = OrdinarySocket.open(gateway, api.id(), "test")) {
      do {
        long began = System.nanoTime();
        socket.send("{\"action\":\"echo\"}");
        assertThat(socket.next()).contains("hello");
        times.add(System.nanoTime() - began);
      } while (System.nanoTime() < until);
    }
    return times;
  }

  private static double percentile(List<Long> times, int percent) {
    List<Long> sorted = times.stream().sorted().toList();
    return sorted.get(Math.max(0, (sorted.size() * percent + 99) / 100 - 1)) / 1e6;
  }

  private static long usedMegabytes() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return (runtime.totalMemory() - runtime.freeMemory()) >> 20;
  }
}

package dev.framegate.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** The commands of the benchmark to a server in a process of its own, by its standard input. */
final class ControlLoop {
  /** Work that a process does by itself. */
  interface Work {
    long run(double seconds) throws Exception;
  }

  private ControlLoop() {}

  /** Announces the address, then obeys until the input ends. */
  static void serve(URI address, Work work) throws Exception {
    say("ready " + address);
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      if (line.equals("heap")) {
        say("heap " + heap());
      } else if (line.startsWith("work ")) {
        say("worked " + work.run(Double.parseDouble(line.substring(5))));
      }
    }
    System.exit(0);
  }

  /** Bytes in use after a collection. */
  private static long heap() throws IOException {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  private static void say(String line) {
    System.out.println("bench: " + line);
    System.out.flush();
  }
}

package dev.framegate.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A server in a JVM of its own, with the flags that all have. */
final class ServerProcess implements AutoCloseable {
  private static final String MARK = "bench: ";

  private final Process process;
  private final BufferedReader out;
  private final URI address;

  private ServerProcess(Process process) throws IOException {
    this.process = process;
    this.out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
    this.address = URI.create(answer("ready "));
  }

  /** Starts a class with a main method, and waits until it is ready. */
  static ServerProcess start(Class<?> main, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(program());
    command.addAll(flags());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of(arguments));
    return new ServerProcess(
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
  }

  /** The program {@code java} of this JVM. */
  static String program() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /** The flags of all servers: {@code bench.jvm}, by default none. */
  static List<String> flags() {
    String flags = System.getProperty("bench.jvm", "").trim();
    return flags.isEmpty() ? List.of() : List.of(flags.split(" +"));
  }

  URI address() {
    return address;
  }

  /** Processor time of the whole process. */
  Duration cpu() {
    return process.toHandle().info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /** Resident memory in bytes; 0 where the system does not tell. */
  long resident() throws IOException {
    Path status = Path.of("/proc", String.valueOf(process.pid()), "status");
    if (!Files.exists(status)) {
      return 0;
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
        .findFirst()
        .orElse(0);
  }

  /** Collects garbage, and returns the bytes that are in use. */
  long heap() throws IOException {
    return Long.parseLong(ask("heap", "heap "));
  }

  /** Lets the process work by itself; returns what it counted. */
  long work(double seconds) throws IOException {
    return Long.parseLong(ask("work " + seconds, "worked "));
  }

  private String ask(String command, String answer) throws IOException {
    process.getOutputStream().write((command + "\n").getBytes(StandardCharsets.US_ASCII));
    process.getOutputStream().flush();
    return answer(answer);
  }

  private String answer(String start) throws IOException {
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      if (line.startsWith(MARK + start)) {
        return line.substring(MARK.length() + start.length());
      }
      System.out.println(line);
    }
    throw new IOException("the server ended; its errors are above");
  }

  @Override
  public void close() throws IOException {
    process.getOutputStream().close();
    try {
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}

package dev.framegate.cli;

import dev.framegate.testing.JavaCommand;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code framegate serve} in a Java of its own. */
final class ServeProcess implements AutoCloseable {
  private final Process process;
  private final URI address;

  private ServeProcess(Process process, URI address) {
    this.process = process;
    this.address = address;
  }

  static ServeProcess start(String... options) throws IOException {
    return start(JavaCommand.of(List.of(), "dev.framegate.cli.Framegate"), options);
  }

  /** From the jar that holds everything. */
  static ServeProcess ofJar(Path jar, String... options) throws IOException {
    return start(List.of(JavaCommand.program(), "-jar", jar.toString()), options);
  }

  private static ServeProcess start(List<String> program, String... options) throws IOException {
    List<String> command = new ArrayList<>(program);
    command.addAll(List.of("serve", "--port", "0"));
    command.addAll(List.of(options));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().put("FRAMEGATE_ARCHIVE", "off");
    Process process = builder.start();
    BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    String ready = out.readLine();
    return new ServeProcess(process, URI.create(ready.substring(ready.lastIndexOf(' ') + 1)));
  }

  URI address() {
    return address;
  }

  @Override
  public void close() {
    process.destroy();
  }
}

package dev.framegate.cli;

import dev.framegate.testing.JavaCommand;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;

/**
 * A script that stands for the command, whose command lines run in one {@link CommandServer}. A
 * cold start costs the processor six times what most of them do. They share the folder and the
 * environment of that Java.
 */
final class WarmCommand implements AutoCloseable {
  private final Process process;
  private final Path folder;
  private final Path script;

  private WarmCommand(Process process, Path folder, Path script) {
    this.process = process;
    this.folder = folder;
    this.script = script;
  }

  /**
   * @param folder where the command lines are run
   * @param files for the script and what the command lines say
   * @param other the command that runs those that go on until they are stopped, read what is
   *     entered, or need another environment
   */
  static WarmCommand start(Path folder, Path files, Path other, Map<String, String> environment)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(JavaCommand.of(List.of(), CommandServer.class.getName()))
            .directory(folder.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().putAll(environment);
    Process process = builder.start();
    BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    int port = Integer.parseInt(out.readLine());
    Path script =
        Files.writeString(
            files.resolve("warm-framegate"),
            """
            #!/bin/bash
            case "$1" in connect|replay|serve) exec '%1$s' "$@" ;; esac
            said=$(mktemp -d '%2$s/said.XXXXXX')
            exec 3<>/dev/tcp/127.0.0.1/%3$d
            printf '%%s\\0' "$said" $# "$@" >&3
            read -r exit <&3
            cat "$said/out"
            cat "$said/err" >&2
            exit "$exit"
            """
                .formatted(other, files, port));
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    return new WarmCommand(process, folder, script);
  }

  Path folder() {
    return folder;
  }

  Path script() {
    return script;
  }

  @Override
  public void close() {
    process.destroy();
  }
}

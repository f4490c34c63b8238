package dev.framegate.kit.outcome;

import dev.framegate.kit.io.OutputFile;
import dev.framegate.kit.io.Redaction;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The file of Cucumber's messages (NDJSON), a line at a time and without secrets. */
public final class RedactedMessages extends OutputStream {
  private final OutputStream file;
  private final Redaction redaction;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();

  /**
   * @param path replaced where it exists; a link is not followed
   */
  public RedactedMessages(Path path, Redaction redaction) throws IOException {
    if (OutputFile.exists(path)) {
      Files.delete(path);
    }
    this.file = Files.newOutputStream(path, StandardOpenOption.CREATE_NEW);
    this.redaction = redaction;
  }

  @Override
  public synchronized void write(int b) throws IOException {
    line.write(b);
    if (b == '\n') {
      pass();
    }
  }

  @Override
  public synchronized void write(byte[] bytes, int from, int length) throws IOException {
    int begun = from;
    for (int i = from; i < from + length; i++) {
      if (bytes[i] == '\n') {
        line.write(bytes, begun, i + 1 - begun);
        begun = i + 1;
        pass();
      }
    }
    line.write(bytes, begun, from + length - begun);
  }

  /** The same for one of several writers: closing it leaves the file open. */
  public OutputStream unclosed() {
    return new FilterOutputStream(this) {
      @Override
      public void write(byte[] bytes, int from, int length) throws IOException {
        out.write(bytes, from, length);
      }

      @Override
      public void close() throws IOException {
        flush();
      }
    };
  }

  private void pass() throws IOException {
    file.write(
        redaction.text(line.toString(StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8));
    line.reset();
  }

  @Override
  public synchronized void close() throws IOException {
    pass();
    file.close();
  }
}

package dev.framegate.kit.journal;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A journal's file while somebody holds it: the run that writes it, or a sweep that finishes it.
 * The operating system lets go of the lock when the process ends, however it ends.
 */
final class JournalFile {
  /** A byte that no journal reaches, so that others may read a file that is held. */
  private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

  private final Path path;
  private final FileChannel channel;

  private JournalFile(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /** A new one, which nobody sees before it is held and says what it is about. */
  static JournalFile create(Path path, JournalHeader about) {
    Path draft = path.resolveSibling(path.getFileName() + ".new");
    try {
      Files.createDirectories(path.toAbsolutePath().getParent());
      FileChannel channel =
          FileChannel.open(draft, StandardOpenOption.CREATE_NEW, StandardOpenOption.APPEND);
      channel.lock(LOCKED_BYTE, 1, false);
      JournalFile file = new JournalFile(path, channel);
      file.append(
          node()
              .put("run", about.run().text())
              .put("target", about.target())
              .put("controlPlane", about.controlPlane().toString())
              .put("pid", about.pid()));
      Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE);
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The journal of what the run makes cannot be written to %s: %s"
              .formatted(path, e.getMessage()),
          e);
    }
  }

  /** Takes hold of one that is there; empty while its run is alive. */
  static Optional<JournalFile> hold(Path path) {
    try {
      FileChannel channel =
          FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
      if (lock(channel) == null) {
        channel.close();
        return Optional.empty();
      }
      channel.position(channel.size());
      JournalFile file = new JournalFile(path, channel);
      file.endTornLine();
      return Optional.of(file);
    } catch (IOException e) {
      throw new UncheckedIOException("The journal " + path + " cannot be opened", e);
    }
  }

  private static @Nullable FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock(LOCKED_BYTE, 1, false);
    } catch (OverlappingFileLockException e) {
      return null; // held in this very process
    }
  }

  private void endTornLine() throws IOException {
    ByteBuffer last = ByteBuffer.allocate(1);
    if (channel.size() > 0 && channel.read(last, channel.size() - 1) == 1 && last.get(0) != '\n') {
      write("\n");
    }
  }

  void made(CreatedResource resource) {
    appendUnchecked(node().put("made", resource.kind().label()).put("id", resource.id()));
  }

  void removed(CreatedResource resource) {
    appendUnchecked(node().put("removed", resource.kind().label()).put("id", resource.id()));
  }

  void close(boolean done) {
    try {
      if (done) {
        Files.deleteIfExists(path);
      }
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException("The journal " + path + " cannot be closed", e);
    }
  }

  private void appendUnchecked(ObjectNode line) {
    try {
      append(line);
    } catch (IOException e) {
      throw new UncheckedIOException("The journal " + path + " cannot be written", e);
    }
  }

  private void append(ObjectNode line) throws IOException {
    write(line + "\n");
  }

  private void write(String text) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  private static ObjectNode node() {
    return JsonNodeFactory.instance.objectNode();
  }
}

package dev.framegate.kit.journal;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A journal's file while somebody holds it: the run that writes it, or a sweep that finishes it.
 * The operating system lets go of the lock when the process ends, however it ends. Not written
 * through a channel, which an interrupted thread would close.
 */
final class JournalFile {
  /** A byte that no journal reaches, so that others may read a file that is held. */
  private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

  private final Path path;
  private final RandomAccessFile open;

  private JournalFile(Path path, RandomAccessFile open) {
    this.path = path;
    this.open = open;
  }

  /** A new one, which nobody sees before it is held and says what it is about. */
  static JournalFile create(Path path, JournalHeader about) {
    Path draft = path.resolveSibling(path.getFileName() + ".new");
    try {
      Files.createDirectories(path.toAbsolutePath().getParent());
      RandomAccessFile open = new RandomAccessFile(Files.createFile(draft).toFile(), "rw");
      open.getChannel().lock(LOCKED_BYTE, 1, false);
      JournalFile file = new JournalFile(path, open);
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
      if (!Files.exists(path)) {
        throw new NoSuchFileException(path.toString());
      }
      RandomAccessFile open = new RandomAccessFile(path.toFile(), "rw");
      if (lock(open) == null) {
        open.close();
        return Optional.empty();
      }
      JournalFile file = new JournalFile(path, open);
      file.endTornLine();
      return Optional.of(file);
    } catch (IOException e) {
      throw new UncheckedIOException("The journal " + path + " cannot be opened", e);
    }
  }

  private static @Nullable FileLock lock(RandomAccessFile open) throws IOException {
    try {
      return open.getChannel().tryLock(LOCKED_BYTE, 1, false);
    } catch (OverlappingFileLockException e) {
      return null; // held in this very process
    }
  }

  private void endTornLine() throws IOException {
    open.seek(Math.max(0, open.length() - 1));
    int last = open.read();
    if (last != -1 && last != '\n') {
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
      open.close();
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
    open.write(text.getBytes(StandardCharsets.UTF_8));
  }

  private static ObjectNode node() {
    return JsonNodeFactory.instance.objectNode();
  }
}

package dev.framegate.gateway.internal.store;

import dev.framegate.gateway.settings.StateException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The number of the last acknowledged commit, in a file of its own (8 bytes). MVStore silently
 * opens a truncated file at an older state, which this number reveals. The file is the lock of the
 * directory, too.
 */
final class AcknowledgedCommit implements AutoCloseable {
  private final Path path;
  private final FileChannel file;

  private AcknowledgedCommit(Path path, FileChannel file) {
    this.path = path;
    this.file = file;
  }

  /**
   * @throws StateException if another process, or another gateway of this one, holds the directory
   */
  static AcknowledgedCommit lock(Path path) throws IOException {
    if (!Files.exists(path)) {
      OwnerOnly.createFile(path);
    }
    OwnerOnly.restrict(path);
    FileChannel file =
        FileChannel.open(
            path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    if (tryLock(file) == null) {
      file.close();
      throw new StateException(
          "The state directory %s is in use by another gateway: stop that one, or name another directory with --state."
              .formatted(path.toAbsolutePath().getParent()));
    }
    return new AcknowledgedCommit(path, file);
  }

  private static @Nullable FileLock tryLock(FileChannel file) throws IOException {
    try {
      return file.tryLock();
    } catch (OverlappingFileLockException heldHere) {
      return null;
    }
  }

  /**
   * 0 where nothing was written yet.
   *
   * @throws StateException where the file is not as one write leaves it
   */
  long read() throws IOException {
    if (file.size() == 0) {
      return 0;
    }
    if (file.size() != Long.BYTES) {
      throw new StateException(
          "The file %s is damaged, and left as it is: it has %d bytes, not %d. Put it back from a copy, or name another directory with --state."
              .formatted(path, file.size(), Long.BYTES));
    }
    ByteBuffer number = ByteBuffer.allocate(Long.BYTES);
    file.read(number, 0);
    return number.flip().getLong();
  }

  /** One write of eight bytes. It need not be forced: too small a number does no harm. */
  void write(long number) throws IOException {
    file.write(ByteBuffer.allocate(Long.BYTES).putLong(number).flip(), 0);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}

package dev.framegate.kit.mutation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.BitSet;

/** Has a copy of some classes, and of those of a module with changes. All others are shared. */
abstract class ChangedClasses extends ClassLoader {
  /** Changes the bytes of a class, or returns them as they are. */
  interface Change {
    byte[] apply(String name, byte[] bytes);

    /** One class with other bytes. */
    static Change of(Mutation mutation, byte[] changed) {
      return (name, bytes) -> name.equals(mutation.className()) ? changed : bytes;
    }
  }

  private final CompiledClasses classes;
  private final Change change;

  ChangedClasses(String name, CompiledClasses classes, Change change) {
    super(name, ChangedClasses.class.getClassLoader());
    this.classes = classes;
    this.change = change;
  }

  /** Whether there is a copy of a class that is not of the module. */
  abstract boolean isCopied(String name);

  /** The lines that its classes have run since the last call. */
  final BitSet takeLines() {
    boolean[] lines = lines("LINES");
    BitSet taken = bits(lines);
    Arrays.fill(lines, false);
    return taken;
  }

  /** The lines that static initialisers have run. */
  final BitSet linesRunOnce() {
    return bits(lines("ONCE"));
  }

  private boolean[] lines(String field) {
    try {
      Field lines = loadClass(LineHits.class.getName()).getDeclaredField(field);
      lines.setAccessible(true);
      return (boolean[]) lines.get(null);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static BitSet bits(boolean[] lines) {
    BitSet bits = new BitSet();
    for (int i = 0; i < lines.length; i++) {
      bits.set(i, lines[i]);
    }
    return bits;
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!classes.contains(name) && !isCopied(name) && !name.equals(LineHits.class.getName())) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      if (loaded == null) {
        byte[] bytes =
            classes.contains(name) ? change.apply(name, classes.bytes(name)) : bytes(name);
        loaded = defineClass(name, bytes, 0, bytes.length, classes.domain());
      }
      return loaded;
    }
  }

  private byte[] bytes(String name) throws ClassNotFoundException {
    try (InputStream content = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
      if (content == null) {
        throw new ClassNotFoundException(name);
      }
      return content.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package dev.framegate.kit.mutation;

import dev.framegate.kit.targets.Target;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Loads a gateway of its own, and the class of the kit that starts it. Libraries, and the rest of
 * the kit, are shared with all other gateways of this JVM.
 */
final class GatewayLoader extends ClassLoader {
  private static final String TARGET = "dev.framegate.kit.targets.bundled.";

  /** Changes the bytes of a class, or returns them as they are. */
  interface Change {
    byte[] apply(String name, byte[] bytes);
  }

  private final GatewayClasses gateway;
  private final Change change;

  GatewayLoader(GatewayClasses gateway, Change change) {
    super("gateway", GatewayLoader.class.getClassLoader());
    this.gateway = gateway;
    this.change = change;
  }

  /**
   * Starts a gateway on a free port. What it throws is the gateway's own.
   *
   * @param decided rules that are not tried any more, with the reason
   */
  Target open(Map<String, String> decided) throws Throwable {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    // Libraries that make the gateway's classes by their names look there, also in later threads.
    thread.setContextClassLoader(this);
    try {
      return (Target)
          loadClass(TARGET + "BundledTarget")
              .getConstructor(String.class, UnaryOperator.class, Map.class, boolean.class)
              .newInstance("bundled", UnaryOperator.identity(), decided, false);
    } catch (InvocationTargetException e) {
      throw e.getCause() == null ? e : e.getCause();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /** The lines that its gateways have run since the last call. */
  BitSet takeLines() {
    boolean[] lines = lines("LINES");
    BitSet taken = bits(lines);
    Arrays.fill(lines, false);
    return taken;
  }

  /** The lines that static initialisers have run. */
  BitSet linesRunOnce() {
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
    if (!gateway.contains(name)
        && !name.startsWith(TARGET)
        && !name.equals(LineHits.class.getName())) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      if (loaded == null) {
        byte[] bytes =
            gateway.contains(name) ? change.apply(name, gateway.bytes(name)) : bytes(name);
        loaded = defineClass(name, bytes, 0, bytes.length);
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

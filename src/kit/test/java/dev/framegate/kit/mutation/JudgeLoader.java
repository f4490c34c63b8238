package dev.framegate.kit.mutation;

import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Map;

/** Has a copy of the whole kit, and of Cucumber, which calls it. All else is shared. */
final class JudgeLoader extends ChangedClasses {
  private static final String KIT = "dev.framegate.kit.";

  /** Looks for steps where it was itself loaded. */
  private static final String CUCUMBER = "io.cucumber.";

  JudgeLoader(CompiledClasses kit, Change change) {
    super("kit", kit, change);
  }

  @Override
  boolean isCopied(String name) {
    return name.startsWith(KIT) || name.startsWith(CUCUMBER);
  }

  /**
   * What is not as it should be, by case: {@link JudgeProbe#complaints}. What it throws is the
   * kit's own.
   */
  @SuppressWarnings("unchecked")
  Map<String, String> complaints(List<String> cases) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    // JUnit and Cucumber make the kit's classes by their names.
    thread.setContextClassLoader(this);
    try {
      return (Map<String, String>)
          loadClass(JudgeProbe.class.getName())
              .getMethod("complaints", List.class)
              .invoke(null, cases);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(String.valueOf(e.getCause()), e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    } finally {
      thread.setContextClassLoader(before);
    }
  }
}

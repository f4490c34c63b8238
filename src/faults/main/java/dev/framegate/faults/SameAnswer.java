package dev.framegate.faults;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** Whether two parts answered a call alike, as far as it can be told. */
final class SameAnswer {
  private SameAnswer() {}

  static boolean of(PartCall.Answer one, PartCall.Answer other) {
    if (one.thrown() == null || other.thrown() == null) {
      return one.thrown() == other.thrown() && of(one.result(), other.result());
    }
    return one.thrown() == other.thrown()
        || (one.thrown().getClass() == other.thrown().getClass()
            && one.thrown().getMessage() != null
            && one.thrown().getMessage().equals(other.thrown().getMessage()));
  }

  private static boolean of(@Nullable Object one, @Nullable Object other) {
    if (one == other) {
      return true;
    }
    if (one instanceof byte[] bytes && other instanceof byte[] otherBytes) {
      return Arrays.equals(bytes, otherBytes);
    }
    if (one instanceof Optional<?> some && other instanceof Optional<?> otherSome) {
      return of(some.orElse(null), otherSome.orElse(null));
    }
    if (one instanceof Record && other instanceof Record && one.getClass() == other.getClass()) {
      return Arrays.stream(one.getClass().getRecordComponents())
          .allMatch(component -> of(read(component, one), read(component, other)));
    }
    return Objects.equals(one, other);
  }

  /**
   * @param ended one that has ended; the other has to have ended, too
   */
  static boolean of(CompletableFuture<?> ended, CompletableFuture<?> other) {
    if (!other.isDone() || ended.isCompletedExceptionally() != other.isCompletedExceptionally()) {
      return false;
    }
    return ended.isCompletedExceptionally()
        ? failure(ended) == failure(other)
        : of(ended.join(), other.join());
  }

  private static @Nullable Throwable failure(CompletableFuture<?> failed) {
    return failed.handle((none, e) -> e instanceof CompletionException ? e.getCause() : e).join();
  }

  private static @Nullable Object read(RecordComponent component, Object owner) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(owner);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}

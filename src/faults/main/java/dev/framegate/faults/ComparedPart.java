package dev.framegate.faults;

import dev.framegate.gateway.internal.http.ServerRequest;
import dev.framegate.gateway.internal.parts.PartReplacements;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A right part of a gateway, with the wrong ones that faults would put in its place: each call is
 * answered by the right one, and then put to the others.
 */
final class ComparedPart<T> implements InvocationHandler {
  /** A wrong part asks the right one for something else. */
  private static final class OtherCall extends RuntimeException {
    private static final long serialVersionUID = 1;

    OtherCall() {
      super(null, null, false, false);
    }
  }

  /** What is put to one wrong part, and how often it asks the right one for the same. */
  private static final class Question {
    private final PartCall call;
    private final PartCall.Answer told;
    private int asked;

    Question(PartCall call, PartCall.Answer told) {
      this.call = call;
      this.told = told;
    }
  }

  private final T right;
  private final boolean acts;
  private final Set<String> differing;
  private final Map<String, T> wrong = new LinkedHashMap<>();
  private final ThreadLocal<@Nullable Question> current = new ThreadLocal<>();

  /**
   * @param faults replacements by the name of the fault
   * @param acts whether the part does something: then a wrong one has to ask the right one once for
   *     just that, and is told what came of it
   * @param differing takes the name of a fault whose part answers otherwise; while it is there, the
   *     part is not asked
   */
  ComparedPart(
      Class<T> part,
      T right,
      Map<String, PartReplacements> faults,
      boolean acts,
      Set<String> differing) {
    this.right = right;
    this.acts = acts;
    this.differing = differing;
    T asked = WrongParts.proxy(part, (proxy, method, arguments) -> ask(method, arguments));
    faults.forEach((name, replacements) -> wrong.put(name, replacements.replace(part, asked)));
  }

  @Override
  public @Nullable Object invoke(
      Object proxy, Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
    if (method.getDeclaringClass() == Object.class) {
      return PartCall.make(right, method, arguments);
    }
    PartCall call = PartCall.of(method, arguments);
    if (method.getReturnType() == CompletionStage.class) {
      return compared(call);
    }
    PartCall.Answer answer = call.of(right);
    stillAlike(
        (name, part) -> {
          Question question = new Question(call, answer);
          if (!answersAlike(part, question) || (acts && question.asked != 1)) {
            differing.add(name);
          }
        });
    return answer.get();
  }

  private void stillAlike(BiConsumer<String, T> work) {
    wrong.forEach(
        (name, part) -> {
          if (!differing.contains(name)) {
            work.accept(name, part);
          }
        });
  }

  private boolean answersAlike(T part, Question question) {
    return SameAnswer.of(question.told, put(question, part)) || isNeverTheSame(part, question);
  }

  /** Such as a new id, where the wrong part makes it in the same way. */
  private boolean isNeverTheSame(T part, Question question) {
    return !acts
        && question.call.arguments() == null
        && question.call.home(part) == question.call.home(right)
        && !SameAnswer.of(question.told, question.call.of(right));
  }

  private PartCall.Answer put(Question question, T part) {
    return during(question, () -> question.call.of(part));
  }

  private <R> R during(Question question, Supplier<R> work) {
    Question outer = current.get();
    current.set(question);
    try {
      return work.get();
    } finally {
      current.set(outer);
    }
  }

  /**
   * What is asked for is compared before the right part acts, as it may show at once, and the
   * answer when it is there, before anyone else sees it.
   */
  private CompletionStage<?> compared(PartCall call) throws Throwable {
    Map<String, Pending> pending = new LinkedHashMap<>();
    stillAlike(
        (name, part) -> {
          CompletableFuture<@Nullable Object> told = new CompletableFuture<>();
          Question question = new Question(call, new PartCall.Answer(told, null));
          if (put(question, part).result() instanceof CompletionStage<?> own
              && question.asked == 1) {
            pending.put(name, new Pending(question, told, own.toCompletableFuture()));
          } else {
            differing.add(name);
          }
        });
    PartCall.Answer answer = call.of(right);
    if (!(answer.result() instanceof CompletionStage<?> stage)) {
      differing.addAll(pending.keySet());
      throw answer.thrown() == null
          ? new IllegalStateException("No stage was returned by " + call.method())
          : answer.thrown();
    }
    CompletableFuture<@Nullable Object> compared = new CompletableFuture<>();
    stage.whenComplete(
        (value, failure) -> {
          pending.forEach(
              (name, each) -> {
                during(each.question, () -> end(each.told, value, failure));
                if (each.question.asked != 1 || !SameAnswer.of(each.told, each.own)) {
                  differing.add(name);
                }
              });
          end(compared, value, failure);
        });
    return compared;
  }

  /**
   * @param told ends when the right part's stage does
   * @param own what the wrong part makes of it
   */
  private record Pending(
      Question question, CompletableFuture<@Nullable Object> told, CompletableFuture<?> own) {}

  private static boolean end(
      CompletableFuture<@Nullable Object> stage,
      @Nullable Object value,
      @Nullable Throwable failure) {
    return failure == null ? stage.complete(value) : stage.completeExceptionally(failure);
  }

  /** What a wrong part is told when it asks the right one. */
  private @Nullable Object ask(Method method, @Nullable Object @Nullable [] arguments)
      throws Throwable {
    Question question = current.get();
    if (question != null && question.call.is(method, arguments)) {
      question.asked++;
      return question.told.copy();
    }
    if (acts && !(question != null && reads(question.call.arguments()) && reads(arguments))) {
      throw new OtherCall();
    }
    return PartCall.make(right, method, arguments);
  }

  private static boolean reads(@Nullable Object @Nullable [] arguments) {
    return arguments != null
        && arguments.length == 1
        && arguments[0] instanceof ServerRequest request
        && request.method().equals("GET");
  }
}

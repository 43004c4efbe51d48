package io.tributary.stripe;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Something that is asked of Stripe on a thread of its own, while others are asked, too.
 *
 * @param <T> what an answer is
 */
final class Question<T> {
  private final FutureTask<T> asking;

  private Question(FutureTask<T> asking) {
    this.asking = asking;
  }

  /** Begins to ask. */
  static <T> Question<T> ask(Supplier<T> asking) {
    FutureTask<T> task = new FutureTask<>(asking::get);
    Thread.ofVirtual().name("doctor").start(task);
    return new Question<>(task);
  }

  /**
   * The answer, or why there is none.
   *
   * @param patience how long to wait for it; then it isn't asked on
   */
  Told<T> await(Duration patience) {
    try {
      return new Told.Answer<>(asking.get(Math.max(1, patience.toMillis()), TimeUnit.MILLISECONDS));
    } catch (ExecutionException failed) {
      return new Told.Withheld<>(failure(failed));
    } catch (TimeoutException late) {
      return new Told.Withheld<>(unanswered("Stripe's API did not answer in time."));
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
      return new Told.Withheld<>(unanswered("The server ends."));
    } finally {
      asking.cancel(true);
    }
  }

  /** The same for something that must not be broken off. */
  Told<T> awaitEnd() {
    try {
      return new Told.Answer<>(asking.get());
    } catch (ExecutionException failed) {
      return new Told.Withheld<>(failure(failed));
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
      return new Told.Withheld<>(unanswered("The server ends."));
    }
  }

  private static StripeFailure failure(ExecutionException failed) {
    if (failed.getCause() instanceof StripeFailure refused) {
      return refused;
    }
    throw failed.getCause() instanceof RuntimeException cause
        ? cause
        : new IllegalStateException("a question failed by itself", failed.getCause());
  }

  private static StripeFailure unanswered(String sentence) {
    return new StripeFailure(StripeFailure.Kind.UNAVAILABLE, 0, sentence);
  }
}

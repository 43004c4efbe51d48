package io.tributary;

import io.tributary.ops.Gathering;
import io.tributary.stripe.WebhookOutcome;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.IntSupplier;

/**
 * Hands a payment on from worker to worker, so that none rests while it waits: a stored message
 * wakes the intake, a payment in the books the loader, which brings the clicks from before it, and
 * then the attributor. Whoever is missed looks by itself a moment later.
 */
final class Baton {
  static final String INTAKE = "payment-intake";
  static final String LOADER = "loader";
  static final String ATTRIBUTOR = "attributor";

  /** More than comes in 20 ms, but for a burst. */
  private static final int ENOUGH = 50;

  private final Consumer<String> wake;
  private final AtomicBoolean hasPayments = new AtomicBoolean();

  /**
   * Holds it ready.
   *
   * @param wake ends the rest of the worker of that name, if there is one
   */
  Baton(Consumer<String> wake) {
    this.wake = wake;
  }

  /** Hears what became of a message. */
  void heard(WebhookOutcome outcome) {
    if (outcome == WebhookOutcome.STORED) {
      wake.accept(INTAKE);
    }
  }

  /** The beats of the intake. */
  IntSupplier intake(IntSupplier runOnce) {
    return new Gathering(
        () -> {
          int read = runOnce.getAsInt();
          if (read > 0) {
            hasPayments.set(true);
            wake.accept(LOADER);
          }
          return read;
        },
        ENOUGH);
  }

  /** The beats of the loader; one that began behind a payment has brought what it waits for. */
  IntSupplier loader(IntSupplier runOnce) {
    return () -> {
      boolean isAwaited = hasPayments.getAndSet(false);
      int loaded = runOnce.getAsInt();
      if (isAwaited) {
        wake.accept(ATTRIBUTOR);
      }
      return loaded;
    };
  }

  /** The beats of the attributor. */
  IntSupplier attributor(IntSupplier runOnce) {
    return new Gathering(runOnce, ENOUGH);
  }
}

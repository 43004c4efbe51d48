package io.tributary.demo;

import io.tributary.demo.DemoSettings.Timing;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers messages as Stripe does: signed, late, more than once, in no order, and again after a
 * failure.
 */
final class WebhookSender implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WebhookSender.class);
  private static final int MOST_TRIES = 5;
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);

  /** Never follows: a redirect counts as a failure. */
  private final HttpClient client =
      HttpClient.newBuilder()
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(ANSWER_WITHIN)
          .build();

  private final DemoSettings settings;
  private final Later later;
  private final InstantSource clock;
  private final RandomGenerator random;

  WebhookSender(DemoSettings settings, Later later, InstantSource clock, RandomGenerator random) {
    this.settings = settings;
    this.later = later;
    this.clock = clock;
    this.random = random;
  }

  /** Sends every copy at its own moment; the latch opens at the first good answer. */
  CountDownLatch send(String message) {
    Timing timing = settings.timing();
    CountDownLatch answered = new CountDownLatch(1);
    for (int copy = 0; copy < timing.copies(); copy++) {
      later.run(someTimeUpTo(timing.latest()), () -> attempt(message, 1, answered));
    }
    return answered;
  }

  private synchronized Duration someTimeUpTo(Duration latest) {
    return Duration.ofMillis(random.nextLong(latest.toMillis() + 1));
  }

  private void attempt(String message, int attempt, CountDownLatch answered) {
    if (isAccepted(message)) {
      answered.countDown();
      return;
    }
    if (attempt < MOST_TRIES) {
      Duration pause = settings.timing().retryAfter().multipliedBy(1L << (attempt - 1));
      later.run(pause, () -> attempt(message, attempt + 1, answered));
    }
  }

  private boolean isAccepted(String message) {
    try {
      HttpResponse<String> answer =
          client.send(signed(message), HttpResponse.BodyHandlers.ofString());
      boolean accepted = answer.statusCode() / 100 == 2;
      if (!accepted) {
        LOG.warn("demo webhook refused status={} body={}", answer.statusCode(), answer.body());
      }
      return accepted;
    } catch (IOException unreachable) {
      LOG.warn("demo webhook failed reason={}", String.valueOf(unreachable));
      return false;
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  /** Time and signature are new at each try. */
  private HttpRequest signed(String message) {
    String signature = Signature.header(settings.webhookSecret(), clock.instant(), message);
    return HttpRequest.newBuilder(settings.tributary().resolve("/hooks/stripe"))
        .timeout(ANSWER_WITHIN)
        .header("Content-Type", "application/json; charset=utf-8")
        .header("User-Agent", "Stripe/1.0 (+https://stripe.com/docs/webhooks)")
        .header("Stripe-Signature", signature)
        .POST(HttpRequest.BodyPublishers.ofString(message))
        .build();
  }

  /** Whether the message was answered while the buyer was willing to wait. */
  boolean isAnsweredInTime(CountDownLatch answered) {
    try {
      return answered.await(settings.timing().holdsBuyer().toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}

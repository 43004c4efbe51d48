package io.tributary.stripe;

import io.tributary.model.Secret;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Stripe's API for each key: one connection pool for all, and one pace for each key. */
public final class StripeApis implements AutoCloseable {
  private static final Duration CONNECT_WITHIN = Duration.ofSeconds(10);
  private final URI base;
  private final LongSupplier nanoTime;
  private final Consumer<Duration> waiting;
  private final Map<Secret, Pace> paces = new ConcurrentHashMap<>();
  private final HttpClient client =
      HttpClient.newBuilder()
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(CONNECT_WITHIN)
          .build();

  /**
   * Makes them.
   *
   * @param base where the API is, such as {@code https://api.stripe.com}
   */
  public StripeApis(URI base) {
    this(base, System::nanoTime, StripeApis::rest);
  }

  private StripeApis(URI base, LongSupplier nanoTime, Consumer<Duration> waiting) {
    this.base = base;
    this.nanoTime = nanoTime;
    this.waiting = waiting;
  }

  /**
   * Makes them for a clock that is turned by hand.
   *
   * @param waiting turns the clock by a duration
   */
  public StripeApis(URI base, InstantSource clock, Consumer<Duration> waiting) {
    this(base, () -> Duration.between(Instant.EPOCH, clock.instant()).toNanos(), waiting);
  }

  /** The API as this account may use it. */
  public StripeApi of(KeyedAccount account) {
    Pace pace = paces.computeIfAbsent(account.key(), _ -> new Pace(nanoTime, waiting));
    return new StripeApi(new StripeRequests(client, base, account), pace);
  }

  /** How far Stripe's clock is ahead of ours, to about a second; empty when it doesn't tell. */
  public Optional<Duration> clockAhead(InstantSource clock) {
    return StripeClock.ahead(client, base, clock);
  }

  private static void rest(Duration length) {
    try {
      Thread.sleep(length);
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
      throw new StripeFailure(
          StripeFailure.Kind.UNAVAILABLE, 0, "The server ends; Stripe was not asked to the end.");
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}

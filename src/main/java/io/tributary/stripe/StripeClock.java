package io.tributary.stripe;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Reads Stripe's clock from the date that stands above every answer, even a refusal. */
final class StripeClock {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private StripeClock() {}

  /** How far it is ahead of ours; empty when there is no answer, or no date above it. */
  static Optional<Duration> ahead(HttpClient client, URI base, InstantSource clock) {
    HttpRequest request =
        HttpRequest.newBuilder(base.resolve("/v1"))
            .timeout(PATIENCE)
            .method("HEAD", HttpRequest.BodyPublishers.noBody())
            .build();
    try {
      return client
          .send(request, BodyHandlers.discarding())
          .headers()
          .firstValue("Date")
          .flatMap(StripeClock::read)
          .map(theirs -> Duration.between(clock.instant(), theirs));
    } catch (IOException unanswered) {
      return Optional.empty();
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private static Optional<Instant> read(String date) {
    try {
      return Optional.of(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date, Instant::from));
    } catch (DateTimeException garbage) {
      return Optional.empty();
    }
  }
}

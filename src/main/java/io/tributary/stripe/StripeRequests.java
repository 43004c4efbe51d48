package io.tributary.stripe;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/** Writes one account's requests to Stripe's API, and sends each once. */
final class StripeRequests {
  private static final Duration WHOLE_ANSWER_WITHIN = Duration.ofSeconds(80);
  private static final long MOST_BYTES = 32L * 1024 * 1024;

  /** The newer half of the API, unlike the older, wants to hear a version. */
  private static final String FIRST_WITH_V2 = "2024-11-20.acacia";

  private final HttpClient client;
  private final URI base;
  private final KeyedAccount account;

  StripeRequests(HttpClient client, URI base, KeyedAccount account) {
    this.client = client;
    this.base = base;
    this.account = account;
  }

  HttpRequest get(String path, Map<String, String> query) {
    String address = query.isEmpty() ? path : path + "?" + encoded(query);
    return to(address).GET().build();
  }

  /** A repeated one is done once: Stripe knows it by its key. */
  HttpRequest post(String path, Map<String, String> form) {
    return to(path)
        .header("Content-Type", "application/x-www-form-urlencoded")
        .header("Idempotency-Key", UUID.randomUUID().toString())
        .POST(BodyPublishers.ofString(encoded(form)))
        .build();
  }

  private HttpRequest.Builder to(String address) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(address))
            .timeout(WHOLE_ANSWER_WITHIN)
            .header("Accept", "application/json");
    identify(request);
    if (address.startsWith("/v2/")) {
      request.header("Stripe-Version", FIRST_WITH_V2);
    }
    return request;
  }

  /** The JDK's own complaint repeats the key, and goes nowhere. */
  private void identify(HttpRequest.Builder request) {
    try {
      request.header("Authorization", "Bearer " + account.key().reveal());
      account.connected().ifPresent(connected -> request.header("Stripe-Account", connected));
    } catch (IllegalArgumentException illegal) {
      throw new StripeFailure(
          StripeFailure.Kind.KEY_REFUSED,
          0,
          "The API key holds characters that no key has: copy it from Stripe again.");
    }
  }

  private static String encoded(Map<String, String> parameters) {
    return parameters.entrySet().stream()
        .map(each -> encoded(each.getKey()) + "=" + encoded(each.getValue()))
        .collect(Collectors.joining("&"));
  }

  /** As a part of an address. */
  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /**
   * Sends a request; the client's own time limit ends with the answer's headers, ours with its last
   * byte.
   *
   * @throws ExecutionException when there was no answer
   * @throws TimeoutException when it didn't end in time
   */
  HttpResponse<byte[]> send(HttpRequest request) throws ExecutionException, TimeoutException {
    FutureTask<HttpResponse<byte[]>> sending =
        new FutureTask<>(
            () ->
                client.send(
                    request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_BYTES)));
    Thread.ofVirtual().name("stripe-request").start(sending);
    try {
      return sending.get(WHOLE_ANSWER_WITHIN.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
      throw new StripeFailure(
          StripeFailure.Kind.UNAVAILABLE, 0, "The server ends; Stripe was not asked to the end.");
    } finally {
      sending.cancel(true);
    }
  }
}

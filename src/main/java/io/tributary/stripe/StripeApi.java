package io.tributary.stripe;

import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import tools.jackson.databind.JsonNode;

/**
 * Stripe's API, as one key may use it: at a pace Stripe allows, and again when it asks for that.
 * Blocks its caller.
 *
 * <p>No version is asked for: the account's own answers, and is read by the fields it has.
 */
public final class StripeApi {
  private static final int TRIES = 6;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
  private final StripeRequests requests;
  private final Pace pace;

  StripeApi(StripeRequests requests, Pace pace) {
    this.requests = requests;
    this.pace = pace;
  }

  /**
   * Fetches one object, such as {@code /v1/charges/ch_1}, or one page of a list.
   *
   * @throws StripeFailure when there is no answer to be had
   */
  public JsonNode get(String path, Map<String, String> query) {
    return ask(requests.get(path, query));
  }

  /**
   * Makes or changes something, once, however often it must be sent.
   *
   * @throws StripeFailure when there is no answer to be had
   */
  public JsonNode post(String path, Map<String, String> form) {
    return ask(requests.post(path, form));
  }

  /**
   * Walks a whole list, newest first, asking for a page when the one before is used up.
   *
   * @param query filters, such as {@code created[gte]}; 100 a page unless {@code limit} says less
   * @return what fails while it is walked fails with {@link StripeFailure}
   */
  public Iterable<JsonNode> list(String path, Map<String, String> query) {
    return () -> new StripeWalk(page -> get(path, page), query);
  }

  private JsonNode ask(HttpRequest request) {
    for (int tries = 1; ; tries++) {
      pace.await();
      switch (send(request)) {
        case StripeReply.Answer(JsonNode body) -> {
          return body;
        }
        case StripeReply.Refused(StripeFailure failure) -> throw failure;
        case StripeReply.TryAgain(StripeFailure failure, Optional<Duration> after) -> {
          if (tries == TRIES) {
            throw failure;
          }
          pace.pause(after.orElse(FIRST_PAUSE.multipliedBy(1L << (tries - 1))));
        }
      }
    }
  }

  private StripeReply send(HttpRequest request) {
    try {
      return StripeReply.read(requests.send(request));
    } catch (ExecutionException | TimeoutException unanswered) {
      return StripeReply.unanswered();
    }
  }
}

package io.tributary.stripe;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What came of one request to Stripe's API. */
sealed interface StripeReply {
  record Answer(JsonNode body) implements StripeReply {}

  /** Asking again would change nothing. */
  record Refused(StripeFailure failure) implements StripeReply {}

  /**
   * Worth another try.
   *
   * @param failure what to say when it was the last
   * @param after how long Stripe wants to be left alone, where it says so
   */
  record TryAgain(StripeFailure failure, Optional<Duration> after) implements StripeReply {}

  static StripeReply unanswered() {
    return tryAgain(0, "Stripe's API did not answer.", Optional.empty());
  }

  /** Reads an answer. Source: docs.stripe.com/api/errors, docs.stripe.com/rate-limits. */
  static StripeReply read(HttpResponse<byte[]> response) {
    int status = response.statusCode();
    Optional<JsonNode> body = StripeJson.object(response.body());
    if (status / 100 == 2 && body.isPresent()) {
      return new Answer(body.get());
    }
    if (status / 100 == 2) {
      return tryAgain(status, "Stripe's API answered, but not with JSON.", Optional.empty());
    }
    if (isPassing(response)) {
      return tryAgain(
          status, "Stripe's API answered " + status + " again and again.", pause(response));
    }
    return new Refused(refusal(status, body));
  }

  private static StripeReply tryAgain(int status, String sentence, Optional<Duration> after) {
    String whole = sentence + " It is asked again later.";
    return new TryAgain(new StripeFailure(StripeFailure.Kind.UNAVAILABLE, status, whole), after);
  }

  private static boolean isPassing(HttpResponse<byte[]> response) {
    int status = response.statusCode();
    return response
        .headers()
        .firstValue("Stripe-Should-Retry")
        .map(Boolean::parseBoolean)
        .orElse(status == 409 || status == 429 || status >= 500);
  }

  private static Optional<Duration> pause(HttpResponse<byte[]> response) {
    return response
        .headers()
        .firstValue("Retry-After")
        .filter(text -> text.matches("\\d{1,4}"))
        .map(text -> Duration.ofSeconds(Long.parseLong(text)));
  }

  private static StripeFailure refusal(int status, Optional<JsonNode> body) {
    Optional<JsonNode> error = body.map(found -> found.path("error"));
    String words =
        error
            .flatMap(found -> StripeJson.text(found, "message"))
            .map(StripeReply::withoutKeys)
            .orElse("it gives no reason (" + status + ").");
    StripeFailure.Kind kind = kind(status, error.flatMap(found -> StripeJson.text(found, "code")));
    return new StripeFailure(kind, status, beginning(kind) + words);
  }

  private static StripeFailure.Kind kind(int status, Optional<String> code) {
    if (status == 403 || code.equals(Optional.of("more_permissions_required"))) {
      return StripeFailure.Kind.PERMISSION_MISSING;
    }
    return switch (status) {
      case 401 -> StripeFailure.Kind.KEY_REFUSED;
      case 404 -> StripeFailure.Kind.NOT_FOUND;
      default -> StripeFailure.Kind.REFUSED;
    };
  }

  private static String beginning(StripeFailure.Kind kind) {
    return switch (kind) {
      case KEY_REFUSED ->
          "Stripe refuses the API key. Make a new one in Stripe's dashboard and set it here. ";
      case PERMISSION_MISSING -> "The Stripe API key lacks a permission. Stripe says: ";
      case NOT_FOUND, REFUSED, UNAVAILABLE -> "Stripe says: ";
    };
  }

  private static String withoutKeys(String words) {
    String masked = words.replaceAll("\\b([rs]k_(?:live|test)_)[^\\s'\",.]+", "$1…");
    return masked.length() > 500 ? masked.substring(0, 500) + "…" : masked;
  }
}

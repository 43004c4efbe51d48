package io.tributary.demo;

import io.tributary.http.Response;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Stripe says no, in its own words and form.
 *
 * <p>Source: docs.stripe.com/api/errors and /error-codes.
 */
final class StripeError extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final JsonMapper JSON = new JsonMapper();
  private static final String INVALID = "invalid_request_error";
  private final int status;
  private final String type;
  private final String code;
  private final String parameter;

  private StripeError(int status, String type, String code, String message, String parameter) {
    super(message, null, false, false);
    this.status = status;
    this.type = type;
    this.code = code;
    this.parameter = parameter;
  }

  static StripeError unknownParameter(String name) {
    return invalid("parameter_unknown", "Received unknown parameter: " + name, name);
  }

  static StripeError missingParameter(String name) {
    return invalid("parameter_missing", "Missing required param: " + name + ".", name);
  }

  /** Some other trouble with one parameter. */
  static StripeError invalid(String code, String message, String parameter) {
    return new StripeError(400, INVALID, code, message, parameter);
  }

  static StripeError noSuch(String object, String id, String parameter) {
    String word = object.substring(object.lastIndexOf('.') + 1);
    return new StripeError(
        404, INVALID, "resource_missing", "No such " + word + ": '" + id + "'", parameter);
  }

  /** A cursor that names nothing is a bad request, not a missing page. */
  static StripeError noSuchCursor(String object, String id, String parameter) {
    String message = "No such " + object + ": '" + id + "'";
    return invalid("resource_missing", message, parameter);
  }

  static StripeError noSuchAddress(String method, String path) {
    String message = "Unrecognized request URL (%s: %s).".formatted(method, path);
    return new StripeError(404, INVALID, "", message, "");
  }

  static StripeError keyRefused(String message) {
    return new StripeError(401, INVALID, "", message, "");
  }

  static StripeError permissionMissing(String key, String permission) {
    String message =
        "The provided key '%s' does not have the required permissions for this endpoint. Having the '%s' permission would allow this request to continue."
            .formatted(masked(key), permission);
    return new StripeError(403, INVALID, "more_permissions_required", message, "");
  }

  static StripeError noSuchAccount(String key, String account) {
    String message =
        "The provided key '%s' does not have access to account '%s' (or that account does not exist)."
            .formatted(masked(key), account);
    return new StripeError(403, INVALID, "account_invalid", message, "");
  }

  /** Of the whole API or of one address. */
  static StripeError rateLimit() {
    String message = "Request rate limit exceeded. Ask more slowly, and wait longer each time.";
    return new StripeError(429, INVALID, "rate_limit", message, "");
  }

  static StripeError locked() {
    String message = "This object cannot be accessed right now because another request holds it.";
    return new StripeError(409, INVALID, "lock_timeout", message, "");
  }

  static StripeError ofServer(int status) {
    String message = "An unknown error occurred at the stand-in for Stripe, as it was told to.";
    return new StripeError(status, "api_error", "", message, "");
  }

  Response response() {
    ObjectNode body = JSON.createObjectNode();
    ObjectNode error = body.putObject("error");
    error.put("message", getMessage()).put("type", type);
    present(code).ifPresent(value -> error.put("code", value));
    present(parameter).ifPresent(value -> error.put("param", value));
    return Response.json(status, JSON.writeValueAsBytes(body));
  }

  /** The first characters and the last, as Stripe shows a key. */
  static String masked(String key) {
    int shown = Math.min(8, key.length() / 3);
    return key.substring(0, shown) + "*".repeat(10) + key.substring(key.length() - shown / 2);
  }

  private static Optional<String> present(String text) {
    return Optional.of(text).filter(value -> !value.isEmpty());
  }
}

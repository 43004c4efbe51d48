package io.tributary.stripe;

import io.tributary.model.StripeKind;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * One of Stripe's lists that a comparison walks.
 *
 * @param path its address
 * @param status only objects of that status; empty for all
 * @param overlap how long before our own time of a payment Stripe may have made the object: a
 *     session is opened up to a day before it is completed, and delayed money takes two weeks more;
 *     an invoice may be tried for a month
 */
record TheirList(StripeKind kind, String path, String status, Duration overlap) {
  static TheirList of(StripeKind kind) {
    return switch (kind) {
      case SESSION -> new TheirList(kind, "/v1/checkout/sessions", "complete", Duration.ofDays(17));
      case INVOICE -> new TheirList(kind, "/v1/invoices", "paid", Duration.ofDays(45));
      case PAYMENT_INTENT -> new TheirList(kind, "/v1/payment_intents", "", Duration.ofDays(17));
      case CHARGE -> new TheirList(kind, "/v1/charges", "", Duration.ofDays(17));
      case REFUND -> new TheirList(kind, "/v1/refunds", "", Duration.ofDays(1));
      case DISPUTE -> new TheirList(kind, "/v1/disputes", "", Duration.ofDays(120));
    };
  }

  /** What to ask for objects that Stripe made in a stretch of time, the last second included. */
  Map<String, String> query(Instant first, Instant last) {
    Map<String, String> query = new HashMap<>();
    query.put("created[gte]", String.valueOf(first.getEpochSecond()));
    query.put("created[lte]", String.valueOf(last.getEpochSecond()));
    if (!status.isEmpty()) {
      query.put("status", status);
    }
    return query;
  }

  /** The address of one object. */
  String pathOf(String id) {
    return path + "/" + URLEncoder.encode(id, StandardCharsets.UTF_8);
  }

  /** Whether an object belongs into the list, whenever it was made. */
  boolean takes(JsonNode object) {
    return status.isEmpty() || StripeJson.text(object, "status").orElse("").equals(status);
  }
}

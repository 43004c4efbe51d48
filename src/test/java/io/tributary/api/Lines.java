package io.tributary.api;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Adds up the lines of a payment's books as somebody would who reads the API's description. */
final class Lines {
  private static final Map<String, List<String>> KINDS =
      Map.of(
          "gross", List.of("payment"),
          "refunded", List.of("refund", "refund_failed"),
          "disputed", List.of("dispute_withdrawn", "dispute_reinstated"),
          "fees", List.of(),
          "net",
              List.of(
                  "payment", "refund", "refund_failed", "dispute_withdrawn", "dispute_reinstated"));

  private Lines() {}

  /**
   * What a payment adds to a number.
   *
   * @param query in which the days and the currency stand
   */
  static long of(JsonNode payment, String measure, String query) {
    long sum = 0;
    for (JsonNode entry : payment.path("entries")) {
      if (KINDS.getOrDefault(measure, List.of()).contains(entry.path("kind").stringValue())) {
        sum += amount(entry, query);
      }
    }
    for (JsonNode fee : payment.path("fees")) {
      sum -= measure.equals("fees") || measure.equals("net") ? amount(fee, query) : 0;
    }
    return measure.equals("gross") || measure.equals("net") ? sum : -sum;
  }

  private static long amount(JsonNode line, String query) {
    String day = line.path("occurredAt").stringValue().substring(0, 10);
    boolean isMeant =
        day.compareTo(value(query, "from")) >= 0
            && day.compareTo(value(query, "to")) <= 0
            && line.path("amount").path("currency").stringValue().equals(value(query, "currency"));
    return isMeant ? line.path("amount").path("minorUnits").longValue() : 0;
  }

  private static String value(String query, String name) {
    return query.replaceAll("^(.*&)?" + name + "=([^&]*).*$", "$2");
  }
}

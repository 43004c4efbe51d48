package io.tributary.inbound;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Messages that look like those of senders, with all that can be wrong with them. */
final class RandomMessages {
  private static final List<String> NAMES =
      Stream.concat(
              Aliases.OF.values().stream().flatMap(List::stream),
              Stream.of(
                  "id",
                  "object",
                  "type",
                  "data",
                  "created",
                  "livemode",
                  "amount_total",
                  "payment_status",
                  "client_reference_id",
                  "subscription",
                  "amount_refunded",
                  "charge",
                  "paid",
                  "metadata",
                  "customer_details",
                  "",
                  ".",
                  "__",
                  "[",
                  "a]b[",
                  "data__object__id",
                  "data.object.amount_total",
                  "\u0000",
                  "\ud800"))
          .toList();
  private static final List<String> TEXTS =
      List.of(
          DoorSamples.CLICK,
          "--CLICK-ID--",
          "",
          "null",
          "undefined",
          "Purchase",
          "Lead",
          "refund",
          "sale",
          "usd",
          "EUR",
          "JPY",
          "kwd",
          "zzz",
          "10",
          "10.00",
          "1.234",
          "1,234.50",
          "-5",
          "1e9",
          "NaN",
          "999999999999999999999",
          "paid",
          "pending",
          "reversed",
          "rejected",
          "complete",
          "true",
          "False",
          "1793534400",
          "1793534400000",
          "2026-11-01",
          "not a time",
          "a@b.example",
          "@",
          "cs_1",
          "cs_live_a1seed000000000000000000",
          "pi_3M5sv2JhmZq84NMq1cI99Gsb",
          "evt_1",
          "in_1",
          "checkout.session",
          "checkout.session.completed",
          "payment_intent.succeeded",
          "T-1",
          "\u0000\ud800x",
          "{\"object\":{\"id\":\"cs_2\"}}",
          "{",
          "x".repeat(3000));
  private final RandomGenerator random;

  RandomMessages(RandomGenerator random) {
    this.random = random;
  }

  Submission next() {
    return switch (random.nextInt(8)) {
      case 0 -> new Submission("GET", Optional.empty(), Optional.of(pairs()), "");
      case 1 -> new Submission("POST", Optional.of("text/plain"), Optional.empty(), pairs());
      case 2 -> new Submission("POST", Optional.empty(), Optional.of(pairs()), json(2));
      case 3 -> new Submission("POST", Optional.empty(), Optional.empty(), broken(json(3)));
      case 4 -> new Submission("POST", Optional.empty(), Optional.empty(), "[" + json(1) + ",7]");
      default -> new Submission("POST", Optional.empty(), Optional.empty(), json(3));
    };
  }

  private String json(int depth) {
    return Trees.text(object(depth));
  }

  private ObjectNode object(int depth) {
    ObjectNode object = Trees.object();
    for (int field = random.nextInt(14); field >= 0; field--) {
      put(object, pick(NAMES), depth);
    }
    if (random.nextInt(3) == 0) {
      sale().forEach(object::put);
    }
    return object;
  }

  /** Much of a message that would be taken, so that the random rest meets what comes behind. */
  private Map<String, String> sale() {
    return Map.of(
        "clickid", DoorSamples.CLICK,
        "value", "60",
        "currency", "usd",
        "id", "cs_1",
        "amount_total", "1000",
        "payment_status", "paid");
  }

  private void put(ObjectNode object, String name, int depth) {
    switch (random.nextInt(10)) {
      case 0 -> object.put(name, random.nextInt(2_000_000_000));
      case 1 -> object.put(name, random.nextDouble() * 1e6);
      case 2 -> object.put(name, random.nextBoolean());
      case 3 -> object.putNull(name);
      case 4 -> {
        if (depth > 0) {
          object.set(name, object(depth - 1));
        }
      }
      case 5 -> fill(object.putArray(name), depth);
      default -> object.put(name, pick(TEXTS));
    }
  }

  private void fill(ArrayNode list, int depth) {
    list.add(pick(TEXTS));
    if (depth > 0 && random.nextBoolean()) {
      list.add(object(depth - 1));
    }
  }

  private String pairs() {
    List<String> pairs = new ArrayList<>();
    for (int field = random.nextInt(12); field >= 0; field--) {
      String value = pick(TEXTS);
      boolean isRaw = random.nextInt(10) == 0;
      pairs.add(
          pick(NAMES)
              + "="
              + (isRaw ? value + "%" : URLEncoder.encode(value, StandardCharsets.UTF_8)));
    }
    return String.join("&", pairs);
  }

  private String broken(String json) {
    int at = random.nextInt(json.length());
    return random.nextBoolean() ? json.substring(0, at) : json.substring(0, at) + "[".repeat(200);
  }

  private String pick(List<String> from) {
    return from.get(random.nextInt(from.size()));
  }
}

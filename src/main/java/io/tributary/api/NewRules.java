package io.tributary.api;

import io.tributary.model.Currency;
import io.tributary.model.Money;
import io.tributary.model.SiteRules;
import io.tributary.model.SiteRules.Occasion;
import io.tributary.model.StandardEvent;
import io.tributary.model.ValueBasis;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Reads the rules that a caller proposes; what is left out is as it usually is. */
final class NewRules {
  private static final List<String> FIELDS =
      List.of(
          "from", "value", "toldRenewals", "events", "predictedTrial", "customerDays", "emailDays");
  private static final int MOST_CURRENCIES = 50;
  private final List<String> problems = new ArrayList<>();
  private final JsonNode tree;

  /**
   * What was read.
   *
   * @param problems everything that is wrong with it; empty when the rules may be used
   */
  record Read(SiteRules rules, List<String> problems) {
    Read {
      problems = List.copyOf(problems);
    }
  }

  private NewRules(JsonNode tree) {
    this.tree = tree;
  }

  /**
   * Reads a body.
   *
   * @param now what the rules hold from, where the body doesn't say
   */
  static Read read(byte[] body, Instant now) {
    Optional<JsonNode> object = Json.read(body).filter(JsonNode::isObject);
    return object
        .map(tree -> new NewRules(tree).read(now))
        .orElseGet(
            () ->
                new Read(
                    SiteRules.USUAL,
                    List.of("The body must be a JSON object such as {\"toldRenewals\": 0}.")));
  }

  private Read read(Instant now) {
    refuseUnknown(tree, FIELDS, "field");
    SiteRules rules =
        new SiteRules(
            from(now),
            oneOf(tree, "value", ValueBasis.values(), Json::word).orElse(ValueBasis.GROSS),
            number("toldRenewals", 0, SiteRules.MOST_RENEWALS),
            events(),
            predicted(),
            number("customerDays", 1, SiteRules.LONGEST_WINDOW).map(Duration::ofDays),
            number("emailDays", 1, SiteRules.LONGEST_WINDOW).map(Duration::ofDays));
    return new Read(rules, problems);
  }

  private Instant from(Instant now) {
    if (!tree.hasNonNull("from")) {
      return now.truncatedTo(ChronoUnit.SECONDS);
    }
    Optional<Instant> from = time(tree.get("from").asString(""));
    boolean isFit =
        from.filter(time -> !time.isBefore(SiteRules.EARLIEST) && time.isBefore(SiteRules.LATEST))
            .isPresent();
    if (!isFit) {
      problems.add("\"from\" must be a time from 2010 to 2099, such as 2026-11-01T00:00:00Z.");
    }
    return from.orElse(now);
  }

  private static Optional<Instant> time(String text) {
    try {
      return Optional.of(Instant.parse(text).truncatedTo(ChronoUnit.SECONDS));
    } catch (DateTimeParseException noTime) {
      return Optional.empty();
    }
  }

  private Map<Occasion, StandardEvent> events() {
    Map<Occasion, StandardEvent> events = new EnumMap<>(Occasion.class);
    JsonNode given = tree.path("events");
    if (!tree.hasNonNull("events")) {
      return events;
    }
    if (!given.isObject()) {
      problems.add("\"events\" must be an object such as {\"trial\": \"Lead\"}.");
      return events;
    }
    refuseUnknown(given, Arrays.stream(Occasion.values()).map(Json::word).toList(), "event");
    StandardEvent[] choice = SiteRules.CHOICE.toArray(new StandardEvent[0]);
    for (Occasion occasion : Occasion.values()) {
      oneOf(given, Json.word(occasion), choice, StandardEvent::toString)
          .ifPresent(event -> events.put(occasion, event));
    }
    return events;
  }

  private List<Money> predicted() {
    List<Money> predicted = new ArrayList<>();
    JsonNode given = tree.path("predictedTrial");
    boolean isList = given.isArray() && given.size() <= MOST_CURRENCIES;
    for (JsonNode each : isList ? given : List.<JsonNode>of()) {
      prediction(each).ifPresent(predicted::add);
    }
    long currencies = predicted.stream().map(Money::currency).distinct().count();
    boolean isFit = isList && predicted.size() == given.size() && currencies == given.size();
    if (tree.hasNonNull("predictedTrial") && !isFit) {
      problems.add(
          "\"predictedTrial\" must be a list of amounts above 0, one a currency, such as [{\"minorUnits\": 2000, \"currency\": \"usd\"}].");
    }
    return predicted;
  }

  private static Optional<Money> prediction(JsonNode given) {
    long units = integer(given.path("minorUnits")).orElse(0L);
    return Currency.parse(given.path("currency").asString(""))
        .filter(currency -> units > 0 && units <= SiteRules.MOST_PREDICTED)
        .map(currency -> new Money(units, currency));
  }

  private Optional<Integer> number(String name, int least, int most) {
    if (!tree.hasNonNull(name)) {
      return Optional.empty();
    }
    Optional<Integer> number =
        integer(tree.get(name)).filter(n -> n >= least && n <= most).map(Math::toIntExact);
    if (number.isEmpty()) {
      problems.add(
          "\"%s\" must be a whole number from %d to %d, or null.".formatted(name, least, most));
    }
    return number;
  }

  private static Optional<Long> integer(JsonNode node) {
    return node.isIntegralNumber() && node.canConvertToLong()
        ? Optional.of(node.longValue())
        : Optional.empty();
  }

  private <T> Optional<T> oneOf(JsonNode from, String name, T[] all, Function<T, String> spelling) {
    if (!from.hasNonNull(name)) {
      return Optional.empty();
    }
    String value = from.get(name).asString("");
    Optional<T> found =
        Arrays.stream(all).filter(each -> spelling.apply(each).equals(value)).findFirst();
    if (found.isEmpty()) {
      String choices = Arrays.stream(all).map(spelling).collect(Collectors.joining(", "));
      problems.add("\"" + name + "\" must be one of " + choices + ".");
    }
    return found;
  }

  private void refuseUnknown(JsonNode object, List<String> known, String noun) {
    for (String name : object.propertyNames()) {
      if (!known.contains(name)) {
        String shown = name.length() > 100 ? name.substring(0, 100) + "…" : name;
        problems.add(
            "Unknown %s \"%s\"; known are %s.".formatted(noun, shown, String.join(", ", known)));
        return;
      }
    }
  }
}

package io.tributary.inbound;

import io.tributary.model.Door;
import io.tributary.model.FieldMapping;
import io.tributary.model.FieldMapping.EventRule;
import io.tributary.model.FieldMapping.Meaning;
import io.tributary.model.StandardEvent;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a message tells of: by the door's rules first, then by the name of the event, then, in
 * AnyTrack's dialect, by its conversion type or its value.
 *
 * @param meaning what it is
 * @param why which of these said so
 * @param isTold whether the message, or a rule, says what it is; else it was guessed by the value
 */
record EventChoice(Meaning meaning, String why, boolean isTold) {
  private static final Set<String> REFUNDS = Set.of("refund", "refunded", "chargeback");

  private EventChoice(Meaning meaning, String why) {
    this(meaning, why, true);
  }

  static EventChoice of(Door door, FieldMapping mapping, Report report, Places places) {
    return byRule(mapping, places)
        .or(() -> report.event().map(EventChoice::byName))
        .orElseGet(() -> byDialect(door.kind(), report));
  }

  private static Optional<EventChoice> byRule(FieldMapping mapping, Places places) {
    List<EventRule> rules = mapping.events();
    for (int number = 0; number < rules.size(); number++) {
      if (Conditions.hold(rules.get(number).when(), places)) {
        String why = "event rule " + (number + 1) + " of this door";
        return Optional.of(new EventChoice(rules.get(number).meaning(), why));
      }
    }
    return Optional.empty();
  }

  private static EventChoice byName(Found found) {
    String why = found.place() + " says " + Decimal.quoted(found.text());
    return named(found.text(), why)
        .orElseGet(
            () ->
                discarded(
                    "The event "
                        + Decimal.quoted(found.text())
                        + " is not mapped: add an event rule to this door that says what it is,"
                        + " then have the message read again."));
  }

  /** Whether no rule of a door's is needed to know what a message calls its event or its kind. */
  static boolean isKnown(Report report) {
    return report
        .event()
        .map(EventChoice::byName)
        .or(() -> report.type().map(EventChoice::byType))
        .filter(choice -> choice.meaning() instanceof Meaning.Discard)
        .isEmpty();
  }

  private static Optional<EventChoice> named(String name, String why) {
    String folded = Trees.folded(name);
    if (REFUNDS.contains(folded)) {
      return Optional.of(new EventChoice(new Meaning.Refund(), why));
    }
    for (StandardEvent event : StandardEvent.values()) {
      if (Trees.folded(event.toString()).equals(folded)) {
        return Optional.of(new EventChoice(new Meaning.Happened(event), why));
      }
    }
    return Optional.empty();
  }

  private static EventChoice byDialect(Door.Kind kind, Report report) {
    return switch (kind) {
      case ANYTRACK ->
          report.type().map(EventChoice::byType).orElseGet(() -> byValue(report.value()));
      case GENERIC, STRIPE_RELAY ->
          discarded(
              "Nothing says what this message is: map the event of this door, or add an event"
                  + " rule, then have the message read again.");
    };
  }

  /** The words of AnyTrack's older pages; what each becomes is our reading. */
  private static EventChoice byType(Found found) {
    String why = found.place() + " says " + Decimal.quoted(found.text());
    return switch (Trees.folded(found.text())) {
      case "sale", "rebill" -> happened(StandardEvent.PURCHASE, why);
      case "registration" -> happened(StandardEvent.COMPLETE_REGISTRATION, why);
      default ->
          named(found.text(), why)
              .orElseGet(
                  () ->
                      discarded(
                          "The conversion type "
                              + Decimal.quoted(found.text())
                              + " is not mapped: add an event rule to this door that says what it"
                              + " is, then have the message read again."));
    };
  }

  /** AnyTrack's rule since 2021. */
  private static EventChoice byValue(Report.Value value) {
    return switch (value) {
      case Report.Value.Told told when told.money().isZero() -> lead("the value is 0");
      case Report.Value.Told _, Report.Value.Unreadable _ ->
          guessed(
              StandardEvent.PURCHASE,
              "no event name and no conversion type, and the value is above 0: a Purchase");
      case Report.Value.Nothing _ -> lead("the value is 0");
      case Report.Value.Untold _ -> lead("there is no value");
    };
  }

  private static EventChoice lead(String because) {
    return guessed(
        StandardEvent.LEAD, "no event name and no conversion type, and " + because + ": a Lead");
  }

  private static EventChoice guessed(StandardEvent event, String why) {
    return new EventChoice(new Meaning.Happened(event), why, false);
  }

  private static EventChoice happened(StandardEvent event, String why) {
    return new EventChoice(new Meaning.Happened(event), why);
  }

  private static EventChoice discarded(String reason) {
    return new EventChoice(new Meaning.Discard(reason), "");
  }
}

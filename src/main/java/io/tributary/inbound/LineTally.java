package io.tributary.inbound;

import io.tributary.model.ConversionLines;
import io.tributary.model.ConversionLines.Column;
import io.tributary.model.ConversionLines.Counts;
import io.tributary.model.ConversionLines.Objection;
import io.tributary.model.ConversionLines.Sample;
import io.tributary.model.Currency;
import io.tributary.model.DoorDesk.Outcome;
import io.tributary.model.DoorId;
import io.tributary.model.DoorReading;
import io.tributary.model.Money;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Counts what became of lines, and keeps of them what people are shown: never more than that. */
final class LineTally {
  private final List<Objection> objections = new ArrayList<>();
  private final List<Sample> samples = new ArrayList<>();
  private final Map<Currency, Money> sales = new HashMap<>();
  private Counts counts = new Counts(0, 0, 0, 0, 0);

  /** One more line that counts, or that was told before. */
  void add(FileLine line, Outcome outcome) {
    counts = counts.plus(outcome);
    if (samples.size() < ConversionLines.MOST_SAMPLES) {
      samples.add(new Sample(line.number(), outcome, reading(line)));
    }
    switch (outcome) {
      case ACCEPTED ->
          line.told()
              .flatMap(FileLine.Told::sale)
              .ifPresent(money -> sales.merge(money.currency(), money, Money::plus));
      case DISCARDED, FAILED -> object(line.objection(outcome, line.verdict().sentence()));
      case DEDUPLICATED -> {}
    }
  }

  /** One more line, which the file tells twice. */
  void addTwin(FileLine line, int first) {
    add(line, Outcome.DEDUPLICATED);
    object(
        line.objection(
            Outcome.DEDUPLICATED, "It tells the same as line " + first + ": it counts once."));
  }

  private void object(Objection objection) {
    if (objections.size() < ConversionLines.MOST_OBJECTIONS) {
      objections.add(objection);
    }
  }

  /** Whether any line is in the inbox. */
  boolean isAnyKnown() {
    return counts.accepted() + counts.deduplicated() > 0;
  }

  ConversionLines lines(Optional<DoorId> door, Columns columns) {
    List<Column> named = new ArrayList<>();
    for (Columns.Column column : columns.all()) {
      named.add(new Column(named.size() + 1, column.name(), column.field()));
    }
    List<Money> sums =
        sales.values().stream()
            .sorted(Comparator.comparing(money -> money.currency().code()))
            .toList();
    return new ConversionLines(door, counts, named, sums, objections, samples);
  }

  private static DoorReading reading(FileLine line) {
    List<DoorReading.Line> lines =
        line.lines().stream()
            .filter(each -> each.place().isPresent())
            .map(LineTally::shown)
            .toList();
    return new DoorReading(
        lines,
        DoorReading.Result.valueOf(line.outcome().name()),
        PersonalData.withoutEmails(line.verdict().sentence()));
  }

  private static DoorReading.Line shown(Line line) {
    return new DoorReading.Line(
        line.field(),
        line.place(),
        line.raw().map(text -> PersonalData.masked(line.field(), text)),
        line.value().map(text -> PersonalData.masked(line.field(), text)),
        line.objection().map(PersonalData::withoutEmails));
  }
}

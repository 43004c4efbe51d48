package io.tributary.inbound;

import io.tributary.inbound.FileLine.Spot;
import io.tributary.inbound.FileLine.Told;
import io.tributary.inbound.Judge.Decision;
import io.tributary.model.Currency;
import io.tributary.model.Door;
import io.tributary.model.Money;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Reads the lines of a file as a door reads its messages, but strictly: a file can be mended. */
final class LineReader {
  private static final String METHOD = "CSV";
  private static final String CURRENCY = "currency";
  private static final Optional<String> JSON = Optional.of("application/json");
  private final Door door;
  private final Columns columns;
  private final Choice choice;
  private final Instant now;

  /**
   * What somebody chose for the whole file.
   *
   * @param zone of times that name none
   * @param currency of amounts that name none
   */
  record Choice(ZoneId zone, Optional<Currency> currency) {}

  LineReader(Door door, Columns columns, Choice choice, Instant now) {
    this.door = door;
    this.columns = columns;
    this.choice = choice;
    this.now = now;
  }

  FileLine read(CsvReader.Row row) {
    if (row.flaw().isPresent()) {
      CsvReader.Flaw flaw = row.flaw().get();
      Spot spot = new Spot(columns.name(flaw.cell()), Optional.empty(), "");
      return FileLine.failed(row.number(), Optional.of(spot), flaw.sentence());
    }
    return cells(row)
        .map(cells -> read(row.number(), cells))
        .orElseGet(() -> FileLine.failed(row.number(), Optional.empty(), width(row)));
  }

  /** As many cells as there are columns; those that say nothing may be too many, or left out. */
  private Optional<List<String>> cells(CsvReader.Row row) {
    List<String> cells = new ArrayList<>(row.cells());
    while (cells.size() > columns.size() && cells.getLast().isBlank()) {
      cells.removeLast();
    }
    while (cells.size() < columns.size() && columns.all().get(cells.size()).name().isEmpty()) {
      cells.add("");
    }
    return Optional.of(cells)
        .filter(all -> all.size() == columns.size() && row.width() <= CsvReader.MOST_COLUMNS);
  }

  private FileLine read(int number, List<String> cells) {
    for (int index = 0; index < columns.size(); index++) {
      Columns.Column column = columns.all().get(index);
      Optional<String> objection =
          column.isRead() ? CellRule.objection(cells.get(index)) : Optional.empty();
      if (objection.isPresent()) {
        Spot spot = new Spot(columns.name(index), column.field(), cells.get(index));
        return FileLine.failed(number, Optional.of(spot), objection.get());
      }
    }
    return understood(number, cells);
  }

  private String width(CsvReader.Row row) {
    return "It has %d cell%s, and the line of names has %d: is a text with the separator in it not in quotes?"
        .formatted(row.width(), row.width() == 1 ? "" : "s", columns.size());
  }

  private FileLine understood(int number, List<String> cells) {
    ObjectNode tree = tree(cells);
    FieldReader fields = new FieldReader(door.kind(), door.mapping(), tree);
    Report report = ReportReader.read(door, fields);
    Decision decision =
        new Judge(report, EventChoice.of(door, door.mapping(), report, fields.places())).decide();
    Optional<Told> told =
        decision.happening().map(happening -> told(cells, tree, report, happening));
    List<Line> lines = report.lines().stream().map(line -> written(line, cells)).toList();
    FileLine line = new FileLine(number, lines, decision.verdict(), Optional.empty(), told);
    return new LineRule(door, report, now).applied(line);
  }

  /** A time as it stands in the file, before it had a zone. */
  private Line written(Line line, List<String> cells) {
    return line.field().equals(LineRule.TIME)
        ? line.place()
            .flatMap(columns::index)
            .map(index -> line.as(cells.get(index).strip()))
            .orElse(line)
        : line;
  }

  private ObjectNode tree(List<String> cells) {
    ObjectNode tree = Trees.object();
    for (int index = 0; index < columns.size(); index++) {
      Columns.Column column = columns.all().get(index);
      String cell = cells.get(index).strip();
      if (column.isRead() && !cell.isEmpty()) {
        boolean isTime = column.field().filter(LineRule.TIME::equals).isPresent();
        tree.put(column.name(), isTime ? LocalTimes.in(choice.zone(), cell) : cell);
      }
    }
    if (!columns.tells(cells, CURRENCY)) {
      choice.currency().ifPresent(currency -> tree.put(CURRENCY, currency.code()));
    }
    return tree;
  }

  private Told told(List<String> cells, ObjectNode tree, Report report, Happening happening) {
    return new Told(
        LineName.of(door, report, happening, LineName.content(columns, cells)),
        Known.toldAt(report.at(), now),
        report.test().orElse(false),
        new Submission(METHOD, JSON, Optional.empty(), Trees.text(tree)),
        sale(happening));
  }

  private static Optional<Money> sale(Happening happening) {
    return happening instanceof Happening.Sold sold && sold.progress() == Happening.Progress.PAID
        ? Optional.of(sold.amount())
        : Optional.empty();
  }
}

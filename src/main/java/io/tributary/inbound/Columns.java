package io.tributary.inbound;

import io.tributary.http.BadRequest;
import io.tributary.model.Door;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The columns of a file by their names, and which field of a conversion each is. */
final class Columns {
  private static final int LONGEST_NAME = 200;
  private static final String EXAMPLE =
      " The first line must name the columns, such as email, value, currency, event,"
          + " transaction_id, time.";

  private final List<Column> columns;

  /**
   * A column.
   *
   * @param field what it is called where fields are shown; absent: none that is known
   * @param isRead whether its cells are looked at
   */
  record Column(String name, Optional<String> field, boolean isRead) {}

  private Columns(List<Column> columns) {
    this.columns = List.copyOf(columns);
  }

  /**
   * Reads the line of names.
   *
   * @throws BadRequest when it is none
   */
  static Columns of(CsvReader.Row header, Door door) {
    requireNames(header);
    Map<String, String> untold = places(door, Trees.object());
    List<Column> columns = new ArrayList<>();
    for (String cell : header.cells()) {
      columns.add(column(named(cell), door, untold));
    }
    if (columns.stream().noneMatch(Column::isRead)) {
      throw new BadRequest("No column of the file is known." + EXAMPLE);
    }
    refuseTwins(columns);
    return new Columns(columns);
  }

  private static void requireNames(CsvReader.Row header) {
    if (header.flaw().isPresent()) {
      throw new BadRequest("Line " + header.number() + ": " + header.flaw().get().sentence());
    }
    if (header.width() > CsvReader.MOST_COLUMNS) {
      throw new BadRequest("The file has more than 200 columns: leave out what isn’t needed.");
    }
  }

  private static String named(String cell) {
    String name = cell.strip();
    if (name.length() > LONGEST_NAME || name.chars().anyMatch(CellRule::isControl)) {
      throw new BadRequest(
          "The name of a column is too long or has a control character in it." + EXAMPLE);
    }
    return name;
  }

  /** Tried with something in it: what is read from that? */
  private static Column column(String name, Door door, Map<String, String> untold) {
    if (name.isEmpty()) {
      return new Column(name, Optional.empty(), false);
    }
    ObjectNode probe = Trees.object().put(name, "1");
    Optional<String> field =
        places(door, probe).entrySet().stream()
            .filter(place -> !place.getValue().equals(untold.get(place.getKey())))
            .map(Map.Entry::getKey)
            .findFirst();
    return new Column(name, field, field.isPresent() || door.kind() == Door.Kind.GENERIC);
  }

  private static Map<String, String> places(Door door, JsonNode tree) {
    Map<String, String> places = new HashMap<>();
    ReportReader.read(door, door.mapping(), tree)
        .lines()
        .forEach(line -> line.place().ifPresent(place -> places.put(line.field(), place)));
    return places;
  }

  private static void refuseTwins(List<Column> columns) {
    Map<String, Integer> numbers = new HashMap<>();
    for (int index = 0; index < columns.size(); index++) {
      Column column = columns.get(index);
      Integer twin = column.isRead() ? numbers.put(Trees.folded(column.name()), index + 1) : null;
      if (twin != null) {
        throw new BadRequest(
            "Columns %d and %d have the same name, %s: rename one of them."
                .formatted(twin, index + 1, Decimal.quoted(column.name())));
      }
    }
  }

  List<Column> all() {
    return columns;
  }

  int size() {
    return columns.size();
  }

  /** Where the column of a name stands. */
  Optional<Integer> index(String name) {
    for (int index = 0; index < columns.size(); index++) {
      if (columns.get(index).name().equals(name)) {
        return Optional.of(index);
      }
    }
    return Optional.empty();
  }

  /** The name of a column for people. */
  String name(int index) {
    String name = index < columns.size() ? columns.get(index).name() : "";
    return name.isEmpty() ? "column " + (index + 1) : name;
  }

  /** Whether a line says anything of a field. */
  boolean tells(List<String> cells, String field) {
    for (int index = 0; index < columns.size(); index++) {
      boolean isIt = columns.get(index).field().filter(field::equals).isPresent();
      if (isIt && !PlainText.isNothing(cells.get(index).strip())) {
        return true;
      }
    }
    return false;
  }
}

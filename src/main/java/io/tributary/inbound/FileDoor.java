package io.tributary.inbound;

import io.tributary.http.BadRequest;
import io.tributary.inbound.FileLine.Told;
import io.tributary.model.ConversionFile;
import io.tributary.model.ConversionLines;
import io.tributary.model.Door;
import io.tributary.model.DoorId;
import io.tributary.storage.Database;
import io.tributary.storage.InboxTable.Incoming;
import io.tributary.storage.Tables;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The door of files of conversions, one a line: offline sales, and what was told elsewhere. */
public final class FileDoor {
  /** As many lines are stored at once, so that no transaction is long. */
  private static final int BATCH = 500;

  private final FileGoal goals;
  private final Database database;
  private final Tables tables;
  private final InstantSource clock;
  private final Consumer<DoorOutcome> outcomes;

  /**
   * Keeps lines in that database.
   *
   * @param outcomes port: counts the lines that were kept, and those that had been before
   */
  public FileDoor(
      DoorDirectory directory,
      Database database,
      Tables tables,
      InstantSource clock,
      Consumer<DoorOutcome> outcomes) {
    this.goals = new FileGoal(directory, database, tables);
    this.database = database;
    this.tables = tables;
    this.clock = clock;
    this.outcomes = outcomes;
  }

  ConversionLines take(ConversionFile file, boolean isDryRun) {
    Instant now = clock.instant();
    CsvReader rows = CsvReader.of(CsvText.of(file.content()));
    Door door = goals.door(file.goal(), now);
    Columns columns = Columns.of(header(rows), door);
    LineReader reader =
        new LineReader(
            door, columns, new LineReader.Choice(file.zone(), FileGoal.currency(file.goal())), now);
    FilePass pass = isDryRun ? new FilePass(door, this::known, _ -> {}) : keeping(door, now);
    each(rows, reader, pass);
    return pass.lines(columns, !isDryRun);
  }

  private static CsvReader.Row header(CsvReader rows) {
    return rows.next()
        .orElseThrow(
            () ->
                new BadRequest(
                    "The file is empty: it needs a line of names, and a line a conversion."));
  }

  private static void each(CsvReader rows, LineReader reader, FilePass pass) {
    List<FileLine> batch = new ArrayList<>();
    for (Optional<CsvReader.Row> row = rows.next(); row.isPresent(); row = rows.next()) {
      batch.add(reader.read(row.get()));
      if (batch.size() == BATCH) {
        pass.take(batch);
        batch.clear();
      }
    }
    pass.take(batch);
  }

  /** The door is made when the first line is there to be kept. */
  private FilePass keeping(Door door, Instant now) {
    Map<DoorId, Door> made = new HashMap<>();
    return new FilePass(
        door,
        (its, told) -> kept(made.computeIfAbsent(its.id(), _ -> goals.kept(its, now)), told),
        outcome -> outcomes.accept(DoorOutcome.valueOf(outcome.name())));
  }

  private Set<String> kept(Door door, List<Told> told) {
    List<Incoming> messages = told.stream().map(each -> each.incoming(door)).toList();
    return new DoorInbox(database, tables.inbox())
        .keep(messages).stream().map(Incoming::eventId).collect(Collectors.toSet());
  }

  private Set<String> known(Door door, List<Told> told) {
    List<String> ids = told.stream().map(Told::eventId).toList();
    return database.inTransaction(
        transaction -> tables.inboxSearch().known(transaction, door.account(), ids));
  }
}

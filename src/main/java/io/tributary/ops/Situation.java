package io.tributary.ops;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Everything that metrics, alarms and readiness are told from, at one moment; taking it never waits
 * for anything.
 *
 * @param obstacle why the database was never ready since the start; empty when it was
 * @param loaderLag how long the oldest click has waited for the tables
 * @param mostUnread how many unread messages the inbox takes
 * @param disk the data folder's; empty when it can't be asked
 * @param clockJump by how much our clock was set lately; zero when it wasn't
 * @param sinceLimited how long ago one address last sent more than it may; empty when none did
 *     lately
 * @param sinceWrongMode how long ago a message last contradicted its secret's mode; empty when none
 *     did lately
 */
public record Situation(
    Optional<String> obstacle,
    DatabaseState database,
    JournalFigures journal,
    Duration loaderLag,
    long mostUnread,
    List<WorkerState> workers,
    Optional<DiskRoom> disk,
    Duration clockJump,
    Optional<Duration> sinceLimited,
    Optional<Duration> sinceWrongMode) {
  public Situation {
    workers = List.copyOf(workers);
  }
}

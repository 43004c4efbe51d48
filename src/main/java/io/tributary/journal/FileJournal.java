package io.tributary.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The journal in files of this machine; every start opens a new segment. */
public final class FileJournal implements Journal {
  private final Disk disk;
  private final JournalFolder folder;
  private final Shelf shelf;
  private final SegmentSupply supply;
  private final GroupCommit commit;
  private final Answers answers = new Answers(System::nanoTime);

  private FileJournal(JournalSettings settings, Disk disk, JournalFolder folder) {
    this.disk = disk;
    this.folder = folder;
    // Trimmed first: it may make room for the next.
    List<Segment> found = new SegmentTrimmer(disk).trim(folder.found());
    this.shelf = new Shelf(found, disk, settings.mostBytes());
    this.supply = new SegmentSupply(folder, shelf, disk, settings);
    this.commit = new GroupCommit(supply, first(), settings.queueBytes());
  }

  /** A start without room is no reason to send no visitor on: records are kept when there is. */
  private Optional<SegmentWriter> first() {
    try {
      return Optional.of(supply.next());
    } catch (IOException full) {
      answers.trouble(Answers.cause(full), Answers.reason(full));
      return Optional.empty();
    }
  }

  /**
   * Opens the journal of a folder.
   *
   * @throws IllegalStateException when another process uses the folder
   * @throws UncheckedIOException when the folder can't be used
   */
  public static FileJournal open(JournalSettings settings) {
    return open(settings, new LocalDisk());
  }

  static FileJournal open(JournalSettings settings, Disk disk) {
    return new FileJournal(settings, disk, JournalFolder.take(settings.folder(), disk));
  }

  @Override
  public Appended append(byte[] record, Duration patience) {
    return answers.count(commit(record, patience), RecordFormat.size(record));
  }

  private Appended commit(byte[] record, Duration patience) {
    if (record.length > LONGEST_RECORD) {
      return new Appended.NotKept(
          Cause.TOO_LONG, "a record of " + record.length + " bytes is too long");
    }
    Parcel parcel = new Parcel(record, patience);
    Optional<Appended> refused = commit.enqueue(parcel);
    return refused.orElseGet(parcel::await);
  }

  @Override
  public UUID id() {
    return folder.id();
  }

  @Override
  public List<UUID> segments() {
    return shelf.ids();
  }

  @Override
  public List<Entry> read(UUID segment, long from, int most) {
    Segment wanted = shelf.find(segment);
    try (SegmentReader reader = new SegmentReader(disk, wanted)) {
      return reader.read(from, most);
    } catch (NoSuchFileException deletedByHand) {
      return List.of();
    } catch (IOException broken) {
      throw new UncheckedIOException("the journal's " + wanted.path() + " can't be read", broken);
    }
  }

  @Override
  public long readableTo(UUID segment) {
    return shelf.find(segment).readable();
  }

  @Override
  public void delete(UUID segment) {
    Segment loaded = shelf.find(segment);
    if (loaded.isGrowing()) {
      throw new IllegalArgumentException("the segment " + segment + " is still written to");
    }
    shelf.delete(loaded);
  }

  @Override
  public void loadedTo(UUID segment, long offset) {
    shelf.lookUp(segment).ifPresent(known -> known.loadedTo(offset));
  }

  @Override
  public JournalState state() {
    return new JournalState(
        shelf.bytesOnDisk(),
        shelf.bytesNotLoaded(),
        shelf.mostBytes(),
        commit.queuedBytes(),
        answers.kept(),
        answers.notKept(),
        answers.keptBytes(),
        answers.isKeeping(),
        answers.lastTrouble());
  }

  /** Keeps what is queued, then lets go of the folder; reading stays possible. */
  @Override
  public void close() {
    commit.close();
    supply.close();
    folder.close();
  }
}

package io.tributary.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** The journal in files of this machine; every start opens a new segment. */
public final class FileJournal implements Journal {
  private final Disk disk;
  private final JournalFolder folder;
  private final SegmentSupply supply;
  private final GroupCommit commit;
  private final List<Segment> segments = new CopyOnWriteArrayList<>();

  private FileJournal(JournalSettings settings, Disk disk, JournalFolder folder)
      throws IOException {
    this.disk = disk;
    this.folder = folder;
    segments.addAll(new SegmentTrimmer(disk).trim(folder.found())); // may make room for the next
    this.supply = new SegmentSupply(folder, disk, settings);
    SegmentWriter first = supply.next();
    segments.add(first.segment());
    this.commit = new GroupCommit(supply, first, settings.queueBytes(), segments::add);
  }

  /**
   * Opens the journal of a folder.
   *
   * @throws IllegalStateException when another process uses the folder
   * @throws UncheckedIOException when the folder can't be used, or has no room for a segment
   */
  public static FileJournal open(JournalSettings settings) {
    return open(settings, new LocalDisk());
  }

  static FileJournal open(JournalSettings settings, Disk disk) {
    JournalFolder folder = JournalFolder.take(settings.folder(), disk);
    try {
      return new FileJournal(settings, disk, folder);
    } catch (IOException broken) {
      folder.close();
      throw new UncheckedIOException(
          "the journal in %s can't begin a segment of %d bytes: make room, or give it another folder"
              .formatted(settings.folder(), settings.segmentBytes()),
          broken);
    }
  }

  @Override
  public Appended append(byte[] record, Duration patience) {
    if (record.length > LONGEST_RECORD) {
      return new Appended.NotKept("a record of " + record.length + " bytes is too long");
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
    return segments.stream().map(Segment::id).toList();
  }

  @Override
  public List<Entry> read(UUID segment, long from, int most) {
    Segment wanted = find(segment);
    try (SegmentReader reader = new SegmentReader(disk, wanted)) {
      return reader.read(from, most);
    } catch (NoSuchFileException deletedByHand) {
      return List.of();
    } catch (IOException broken) {
      throw new UncheckedIOException("the journal's " + wanted.path() + " can't be read", broken);
    }
  }

  @Override
  public void delete(UUID segment) {
    Segment loaded = find(segment);
    if (loaded.isGrowing()) {
      throw new IllegalArgumentException("the segment " + segment + " is still written to");
    }
    try {
      Files.deleteIfExists(loaded.path());
    } catch (IOException broken) {
      throw new UncheckedIOException(
          "the journal's " + loaded.path() + " can't be deleted", broken);
    }
    segments.remove(loaded);
  }

  private Segment find(UUID segment) {
    return segments.stream()
        .filter(candidate -> candidate.id().equals(segment))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("the journal has no segment " + segment));
  }

  /** Keeps what is queued, then lets go of the folder; reading stays possible. */
  @Override
  public void close() {
    commit.close();
    supply.close();
    folder.close();
  }
}

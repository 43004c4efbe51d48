package io.tributary.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The journal's folder: one process at a time, an id of its own, and the segments in it. */
final class JournalFolder implements AutoCloseable {
  private static final String PREPARED = ".prepared";
  private static final Pattern NAME = Pattern.compile("([0-9]{12})-([0-9a-f-]{36})\\.segment");
  private final Path folder;
  private final Disk disk;
  private final FileChannel lock;
  private final List<Segment> found;
  private final UUID id;

  private JournalFolder(Path folder, Disk disk, FileChannel lock) throws IOException {
    this.folder = folder;
    this.disk = disk;
    this.lock = lock;
    removePrepared();
    this.found = findSegments(folder, disk);
    this.id = readOrMakeId();
  }

  /**
   * Takes the folder for this process.
   *
   * @throws IllegalStateException when another process has it
   */
  static JournalFolder take(Path folder, Disk disk) {
    try {
      makeDurably(folder.toAbsolutePath(), disk);
      return locked(folder, disk);
    } catch (IOException broken) {
      throw new UncheckedIOException(
          "the journal's folder %s can't be used: make it writable, make room, or choose another folder (TRIBUTARY_DATA)"
              .formatted(folder),
          broken);
    }
  }

  /** Records are of no use in a folder whose own name a power cut takes, whoever made it. */
  private static void makeDurably(Path folder, Disk disk) throws IOException {
    disk.makeFolders(folder);
    try {
      for (Path above = folder.getParent(); above != null; above = above.getParent()) {
        disk.forceNames(above);
      }
    } catch (IOException notOurs) {
      // We made nothing new in a folder that can't be opened, or lies on a disk that is only read.
      // A disk that flushes nothing at all gives no segment either.
    }
  }

  private static JournalFolder locked(Path folder, Disk disk) throws IOException {
    Path file = folder.resolve("journal.lock");
    FileChannel lock = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (!locks(lock)) {
        throw new IllegalStateException(
            "the folder %s is in use by another Tributary server: stop that one, or give this one a folder of its own (TRIBUTARY_DATA)"
                .formatted(folder));
      }
      return new JournalFolder(folder, disk, lock);
    } catch (IOException | RuntimeException refused) {
      lock.close();
      throw refused;
    }
  }

  private static boolean locks(FileChannel lock) throws IOException {
    try {
      return lock.tryLock() != null;
    } catch (OverlappingFileLockException insideThisProcess) {
      return false;
    }
  }

  UUID id() {
    return id;
  }

  /** The segments that stood here at the start, oldest first. */
  List<Segment> found() {
    return found;
  }

  /** Whether a file of that name is a segment; no other name leads into the folder. */
  static boolean isSegmentName(String name) {
    return NAME.matcher(name).matches();
  }

  Path finalPath(UUID segment, long number) {
    return folder.resolve("%012d-%s.segment".formatted(number, segment));
  }

  Path preparedPath(UUID segment) {
    return folder.resolve(segment + PREPARED);
  }

  private void removePrepared() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(path -> path.toString().endsWith(PREPARED)).toList()) {
        disk.delete(file);
      }
    }
  }

  /** The segments in a folder, whoever writes them, oldest first. */
  static List<Segment> findSegments(Path folder, Disk disk) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(path -> segmentAt(path, disk))
          .flatMap(Optional::stream)
          .sorted(Comparator.comparingLong(Segment::number).thenComparing(Segment::path))
          .toList();
    }
  }

  /** The name stands in for a header that can't be read. */
  private static Optional<Segment> segmentAt(Path path, Disk disk) {
    Matcher name = NAME.matcher(path.getFileName().toString());
    if (!name.matches()) {
      return Optional.empty();
    }
    UUID named = UUID.fromString(name.group(2));
    long number = Long.parseLong(name.group(1));
    Optional<SegmentHeader> header = header(path, disk);
    UUID segment = header.map(SegmentHeader::segment).orElse(named);
    long place = header.map(SegmentHeader::number).orElse(number);
    return Optional.of(Segment.found(segment, place, path, header.isPresent()));
  }

  private static Optional<SegmentHeader> header(Path path, Disk disk) {
    ByteBuffer bytes = ByteBuffer.allocate(SegmentHeader.SIZE);
    try (Disk.Open file = disk.open(path)) {
      file.read(bytes, 0);
    } catch (IOException unreadable) {
      return Optional.empty();
    }
    return SegmentHeader.decode(bytes.flip());
  }

  private UUID readOrMakeId() throws IOException {
    Path file = folder.resolve("journal.id");
    if (Files.exists(file)) {
      return UUID.fromString(Files.readString(file).strip());
    }
    UUID made =
        found.reversed().stream().flatMap(this::journalOf).findFirst().orElseGet(UUID::randomUUID);
    Path draft = folder.resolve("journal.id.draft");
    disk.delete(draft);
    try (Disk.Open open = disk.create(draft)) {
      open.write(ByteBuffer.wrap(made.toString().getBytes(StandardCharsets.US_ASCII)), 0);
      open.force();
    }
    moveDurably(draft, file);
    return made;
  }

  /** Gives a prepared segment its name; what is written to it from now on survives a power cut. */
  void name(Segment prepared) throws IOException {
    moveDurably(preparedPath(prepared.id()), prepared.path());
  }

  private void moveDurably(Path from, Path to) throws IOException {
    disk.move(from, to);
    disk.forceNames(folder);
  }

  private Stream<UUID> journalOf(Segment segment) {
    return header(segment.path(), disk).map(SegmentHeader::journal).stream();
  }

  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException broken) {
      throw new UncheckedIOException("the journal's lock can't be given back", broken);
    }
  }
}

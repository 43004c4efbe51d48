package io.tributary.journal;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Copies a journal's segments, out of a folder beside the server that writes it and into an empty
 * one. A copy keeps the segment's name, id and offsets: what is loaded of the one is loaded of the
 * other.
 */
public final class JournalCopy {
  private static final int BATCH = 1000;
  private static final int ATTEMPTS = 5;
  private static final int BUFFER = 64 * 1024;

  private final Path folder;
  private final Disk disk = new LocalDisk();

  /**
   * A part of a segment, from its start.
   *
   * @param name the file's
   * @param bytes how many bytes count; nothing readable stands behind them
   */
  public record Part(String name, long bytes) {}

  public JournalCopy(Path folder) {
    this.folder = folder;
  }

  /**
   * The segments in which readable records stand behind what is loaded. Every record that was
   * answered before the call is in them or loaded.
   *
   * @param loaded how far each segment is loaded, read from the tables before this call
   */
  public List<Part> unloaded(Map<UUID, Long> loaded) throws IOException {
    List<Part> parts = new ArrayList<>();
    if (!Files.isDirectory(folder)) {
      return parts;
    }
    for (Segment segment : JournalFolder.findSegments(folder, disk)) {
      long position = loaded.getOrDefault(segment.id(), 0L);
      long end = end(segment, position);
      if (end > position) {
        parts.add(new Part(segment.path().getFileName().toString(), end));
      }
    }
    return parts;
  }

  /** Where the last readable record behind a position ends; the position itself without one. */
  private long end(Segment segment, long position) throws IOException {
    for (int attempt = 1; ; attempt++) {
      try {
        return read(segment, position);
      } catch (NoSuchFileException swept) {
        return position; // the server deletes what is loaded, nothing else
      } catch (IOException sealed) {
        if (attempt == ATTEMPTS) {
          throw sealed; // once, the server may have cut the unused room off while we looked there
        }
      }
    }
  }

  private long read(Segment segment, long position) throws IOException {
    long end = position;
    while (true) {
      try (SegmentReader reader = new SegmentReader(disk, segment)) {
        List<Journal.Entry> entries = reader.read(end, BATCH);
        if (entries.isEmpty()) {
          return end;
        }
        end = entries.getLast().next().offset();
      }
    }
  }

  /** Writes a part's bytes. */
  public void write(Part part, OutputStream out) throws IOException {
    try (InputStream in = Files.newInputStream(folder.resolve(part.name()))) {
      byte[] buffer = new byte[BUFFER];
      long left = part.bytes();
      while (left > 0) {
        int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
        if (read < 0) {
          throw new IOException(folder.resolve(part.name()) + " got shorter while it was copied");
        }
        out.write(buffer, 0, read);
        left -= read;
      }
    }
  }

  /**
   * Makes a segment of a part's bytes; it survives a power cut when this returns.
   *
   * @throws IOException also when the name is no segment's
   */
  public void put(String name, InputStream bytes) throws IOException {
    if (!JournalFolder.isSegmentName(name)) {
      throw new FileNotFoundException(name + " is no name of a journal segment");
    }
    Files.createDirectories(folder);
    Path path = folder.resolve(name);
    Files.copy(bytes, path);
    force(path, StandardOpenOption.WRITE);
    force(folder, StandardOpenOption.READ);
  }

  private static void force(Path path, StandardOpenOption access) throws IOException {
    try (FileChannel channel = FileChannel.open(path, access)) {
      channel.force(true);
    }
  }
}

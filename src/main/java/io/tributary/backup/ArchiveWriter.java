package io.tributary.backup;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes an archive beside its final name, and gives it that name when all of it is on disk. Closed
 * before that, it leaves nothing.
 */
final class ArchiveWriter implements AutoCloseable {
  private static final int BUFFER = 256 * 1024;

  private final Path file;
  private final Path unfinished;
  private final FileChannel channel;
  private final ZipOutputStream zip;
  private final List<Manifest.Part> parts = new ArrayList<>();
  private boolean finished;

  /** Something that writes a part and says something about it. */
  interface Content<T> {
    T writeTo(OutputStream out) throws IOException;
  }

  private ArchiveWriter(Path file, Path unfinished, FileChannel channel) {
    this.file = file;
    this.unfinished = unfinished;
    this.channel = channel;
    this.zip =
        new ZipOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER));
    zip.setLevel(Deflater.BEST_SPEED);
  }

  /** Begins an archive that only its owner may read. */
  static ArchiveWriter begin(Path file) throws IOException {
    Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
    Files.deleteIfExists(unfinished);
    var onlyOwner =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    FileChannel channel = FileChannel.open(unfinished, options, onlyOwner);
    return new ArchiveWriter(file, unfinished, channel);
  }

  /** Adds a part. */
  <T> T add(String name, Content<T> content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    DigestedStream digested = new DigestedStream(zip);
    T said = content.writeTo(digested);
    zip.closeEntry();
    parts.add(digested.part(name));
    return said;
  }

  /** The parts so far. */
  List<Manifest.Part> parts() {
    return List.copyOf(parts);
  }

  /** Adds the manifest, and gives the file its name once it survives a power cut. */
  void finish(Manifest manifest) throws IOException {
    zip.putNextEntry(new ZipEntry(Manifest.NAME));
    zip.write(manifest.toJson());
    zip.closeEntry();
    zip.finish();
    zip.flush();
    channel.force(true);
    Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    finished = true;
    try (FileChannel names =
        FileChannel.open(file.toAbsolutePath().resolveSibling(""), StandardOpenOption.READ)) {
      names.force(true);
    }
  }

  @Override
  public void close() {
    try {
      channel.close(); // and not the zip, which would write an end that looks whole
      if (!finished) {
        Files.deleteIfExists(unfinished);
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(unfinished + " can't be removed", broken);
    }
  }
}

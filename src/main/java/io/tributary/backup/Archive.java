package io.tributary.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** A whole archive, opened for reading: every byte of it was checked. */
public final class Archive implements AutoCloseable {
  private static final int LONGEST_MANIFEST = 16 * 1024 * 1024;

  private final Path file;
  private final ZipFile zip;
  private final Manifest manifest;

  private Archive(Path file, ZipFile zip, Manifest manifest) {
    this.file = file;
    this.zip = zip;
    this.manifest = manifest;
  }

  /**
   * Opens an archive and reads all of it once.
   *
   * @throws BackupRefusal when it isn't there, isn't whole, or isn't one of ours
   */
  public static Archive open(Path file) {
    try {
      return open(file, new ZipFile(file.toFile()));
    } catch (NoSuchFileException missing) {
      throw new BackupRefusal("There is no file %s.".formatted(file), missing);
    } catch (IOException foreign) {
      throw broken(file, foreign);
    }
  }

  private static Archive open(Path file, ZipFile zip) throws IOException {
    try {
      Archive archive = new Archive(file, zip, manifest(file, zip));
      archive.check();
      return archive;
    } catch (IOException | RuntimeException refused) {
      zip.close();
      throw refused;
    }
  }

  private static Manifest manifest(Path file, ZipFile zip) throws IOException {
    ZipEntry entry = zip.getEntry(Manifest.NAME);
    if (entry == null) {
      throw new BackupRefusal(
          "%s is no backup of Tributary: it has no %s.".formatted(file, Manifest.NAME));
    }
    try (InputStream json = zip.getInputStream(entry)) {
      return Manifest.ofJson(json.readNBytes(LONGEST_MANIFEST), file.toString());
    }
  }

  private void check() throws IOException {
    for (Manifest.Part expected : manifest.parts()) {
      DigestedStream digested = new DigestedStream(OutputStream.nullOutputStream());
      try (InputStream content = content(expected.name())) {
        content.transferTo(digested);
      }
      if (!digested.part(expected.name()).equals(expected)) {
        throw new IOException(expected.name() + " isn't what was written");
      }
    }
  }

  private static BackupRefusal broken(Path file, IOException how) {
    String size = Files.isRegularFile(file) ? "" : " (it isn't even a file)";
    return new BackupRefusal(
        "%s is no whole backup of Tributary%s: it is damaged, was cut off, or is something else (%s). Take another backup."
            .formatted(file, size, how.getMessage()),
        how);
  }

  Manifest manifest() {
    return manifest;
  }

  /** Fails for a part that isn't there. */
  InputStream content(String part) throws IOException {
    ZipEntry entry = zip.getEntry(part);
    if (entry == null) {
      throw new IOException(part + " is missing");
    }
    return zip.getInputStream(entry);
  }

  /** The content of a small part, if it is there. */
  Optional<byte[]> small(String part) throws IOException {
    if (zip.getEntry(part) == null) {
      return Optional.empty();
    }
    try (InputStream content = content(part)) {
      return Optional.of(content.readNBytes(LONGEST_MANIFEST));
    }
  }

  @Override
  public String toString() {
    return file.toString();
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}

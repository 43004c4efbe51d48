package io.tributary.storage;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * PostgreSQL's programs, unpacked once from the class path into the data folder.
 *
 * @param folder holds {@code bin}, {@code lib} and {@code share}
 */
record PostgresBinaries(Path folder) {
  /** Holds how many bytes were unpacked. */
  private static final String SIZE = "unpacked-bytes";

  private static final String PREFIX = "bin-" + PostgresFolder.MAJOR + "-";

  /** Unpacks the programs unless they are there; the caller owns the folder. */
  static PostgresBinaries unpack(Path home) throws IOException {
    URL archive = archive();
    Path folder = home.resolve(PREFIX + fingerprint(archive));
    if (!isWhole(folder)) {
      deleteTree(folder);
      Path unfinished = home.resolve("unpacking");
      deleteTree(unfinished);
      extract(archive, unfinished);
      letOthersEnter(unfinished);
      PrivateFile.write(unfinished.resolve(SIZE), String.valueOf(bytesIn(unfinished)));
      Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
    }
    return new PostgresBinaries(folder);
  }

  /** Nothing was flushed while unpacking (slow); so a power cut may have left empty programs. */
  private static boolean isWhole(Path folder) throws IOException {
    Path size = folder.resolve(SIZE);
    return Files.exists(size)
        && Files.readString(size).strip().equals(String.valueOf(bytesIn(folder)));
  }

  private static long bytesIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
          .filter(file -> !file.endsWith(SIZE))
          .mapToLong(file -> file.toFile().length())
          .sum();
    }
  }

  /** The path of a program, such as {@code initdb}. */
  String program(String name) {
    return folder.resolve("bin").resolve(name).toString();
  }

  /** Deletes what earlier versions of Tributary have unpacked here. */
  void deleteOlder() throws IOException {
    try (Stream<Path> siblings = Files.list(folder.resolveSibling("."))) {
      List<Path> older =
          siblings
              .map(Path::normalize)
              .filter(path -> path.getFileName().toString().startsWith("bin-"))
              .filter(path -> !path.equals(folder))
              .toList();
      for (Path path : older) {
        deleteTree(path);
      }
    }
  }

  private static URL archive() {
    String system = System.getProperty("os.name") + " " + System.getProperty("os.arch");
    String machine =
        switch (system) {
          case "Linux amd64" -> "x86_64";
          case "Linux aarch64" -> "arm_64";
          default -> "none";
        };
    URL archive = PostgresBinaries.class.getResource("/postgres-linux-" + machine + ".txz");
    if (archive == null) {
      throw new DatabaseRefusal(
          "There is no embedded PostgreSQL for %s: set TRIBUTARY_DATABASE_URL to a PostgreSQL server of your own."
              .formatted(system));
    }
    return archive;
  }

  /** Differs for each release of the binaries, without reading the archive. */
  private static String fingerprint(URL archive) throws IOException {
    URLConnection connection = archive.openConnection();
    if (connection instanceof JarURLConnection jar) {
      return Long.toHexString(jar.getJarEntry().getCrc());
    }
    return Long.toHexString(connection.getContentLengthLong());
  }

  private static void extract(URL archive, Path target) throws IOException {
    try (InputStream packed = new BufferedInputStream(archive.openStream(), 1 << 16);
        TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(packed))) {
      for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        Path path = target.resolve(entry.getName()).normalize();
        if (!path.startsWith(target)) {
          throw new IOException("The archive names a file outside its folder: " + entry.getName());
        }
        extract(entry, tar, path);
      }
    }
  }

  private static void extract(TarArchiveEntry entry, TarArchiveInputStream tar, Path path)
      throws IOException {
    if (entry.isDirectory()) {
      Files.createDirectories(path);
      return;
    }
    Files.createDirectories(path.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
      return;
    }
    Files.copy(tar, path);
    boolean isProgram = (entry.getMode() & 0100) != 0;
    Files.setPosixFilePermissions(
        path, PosixFilePermissions.fromString(isProgram ? "rwxr-xr-x" : "rw-r--r--"));
  }

  /** Whatever the umask: PostgreSQL may run as another user. */
  private static void letOthersEnter(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      for (Path folder : files.filter(Files::isDirectory).toList()) {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
      }
    }
  }

  static void deleteTree(Path root) throws IOException {
    if (!Files.exists(root)) {
      return;
    }
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.toList().reversed()) {
        Files.delete(file);
      }
    }
  }
}

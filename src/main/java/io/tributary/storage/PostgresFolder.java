package io.tributary.storage;

import io.tributary.model.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * What lies where in the folder of the embedded PostgreSQL.
 *
 * @param home {@code <data>/postgres}, absolute and without symbolic links
 */
record PostgresFolder(Path home) {
  static final int MAJOR = 18;
  static final String USER = "tributary";
  static final String DATABASE = "tributary";

  /** Creates the folder if need be. */
  static PostgresFolder in(Path dataFolder) throws IOException {
    Path home = Files.createDirectories(dataFolder.resolve("postgres")).toRealPath();
    return new PostgresFolder(home);
  }

  /** The data of one major version. */
  Path cluster() {
    return home.resolve(String.valueOf(MAJOR));
  }

  Path log() {
    return home.resolve("postgres.log");
  }

  Path lock() {
    return home.resolve("owner.lock");
  }

  private Path ownerFile() {
    return home.resolve("owner");
  }

  private Path portFile() {
    return home.resolve("port");
  }

  private Path passwordFile() {
    return home.resolve("password");
  }

  Optional<Secret> password() throws IOException {
    return read(passwordFile()).map(Secret::new);
  }

  void keepPassword(Secret password) throws IOException {
    PrivateFile.write(passwordFile(), password.reveal());
  }

  OptionalInt port() throws IOException {
    return read(portFile())
        .filter(text -> text.matches("\\d{1,5}"))
        .map(text -> OptionalInt.of(Integer.parseInt(text)))
        .orElse(OptionalInt.empty());
  }

  void keepPort(int port) throws IOException {
    PrivateFile.write(portFile(), String.valueOf(port));
  }

  /** Which process has last taken the folder. */
  Optional<String> owner() throws IOException {
    return read(ownerFile());
  }

  void keepOwner(String owner) throws IOException {
    PrivateFile.write(ownerFile(), owner);
  }

  void forgetOwner() throws IOException {
    Files.deleteIfExists(ownerFile());
  }

  /** Where the server listens, as far as the files tell. */
  Optional<DatabaseAddress> address() throws IOException {
    OptionalInt port = port();
    Optional<Secret> password = password();
    if (port.isEmpty() || password.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(address(DATABASE, port.getAsInt(), password.get()));
  }

  static DatabaseAddress address(String database, int port, Secret password) {
    String url = "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    return new DatabaseAddress(url, Optional.of(USER), Optional.of(password));
  }

  /** Refuses the folder of another major version, whose data would silently be left behind. */
  void refuseOtherMajor() throws IOException {
    Optional<String> ours = majorIn(cluster());
    if (ours.isPresent()) {
      refuseUnless(ours.get().equals(String.valueOf(MAJOR)), cluster(), ours.get());
      return;
    }
    try (Stream<Path> siblings = Files.list(home)) {
      for (Path sibling : siblings.filter(Files::isDirectory).sorted().toList()) {
        Optional<String> major = majorIn(sibling).filter(_ -> !isUnfinished(sibling));
        major.ifPresent(found -> refuseUnless(false, sibling, found));
      }
    }
  }

  /**
   * Refuses root where the files are another user's: they would become root's, and that user's
   * server could not open them again.
   */
  void refuseRootAtAnothers() throws IOException {
    UserPrincipal self = Files.getOwner(Path.of("/proc/self"));
    if (!self.getName().equals("root") || !Files.exists(passwordFile())) {
      return;
    }
    UserPrincipal owner = Files.getOwner(passwordFile());
    if (!owner.equals(self)) {
      throw new DatabaseRefusal(
          "The database in %s belongs to the user %s: run this as that user, not as root (runuser -u %s -- …)."
              .formatted(home, owner.getName(), owner.getName()));
    }
  }

  /** Where a new cluster is made before it gets its name; left over after a crash. */
  Path unfinishedCluster() {
    return home.resolve("initializing");
  }

  private boolean isUnfinished(Path folder) {
    return folder.equals(unfinishedCluster());
  }

  private static void refuseUnless(boolean isRight, Path folder, String major) {
    if (!isRight) {
      throw new DatabaseRefusal(
          "The folder %s holds a database of PostgreSQL %s, and this Tributary runs PostgreSQL %d. Start the Tributary that made it and move the data over (pg_dump, then restore), move the folder away to begin empty, or set TRIBUTARY_DATABASE_URL."
              .formatted(folder, major, MAJOR));
    }
  }

  private static Optional<String> majorIn(Path folder) throws IOException {
    return read(folder.resolve("PG_VERSION"));
  }

  private static Optional<String> read(Path file) throws IOException {
    try {
      return Optional.of(Files.readString(file).strip());
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /** Passable, not readable: another user may have to reach the cluster through it. */
  void letPass() throws IOException {
    Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx--x--x"));
  }
}

package io.tributary.storage;

import io.tributary.model.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * The embedded PostgreSQL's data: how it is made, and with which settings a server runs on it.
 *
 * @param folder where it lies
 * @param binaries the programs
 * @param user as whom they run
 */
record PostgresCluster(PostgresFolder folder, PostgresBinaries binaries, PostgresUser user) {
  /** What must hold: nothing is answered that isn't on disk, and nobody else listens in. */
  private static final List<String> SAFETY =
      List.of(
          "fsync=on",
          "full_page_writes=on",
          "synchronous_commit=on",
          "listen_addresses=127.0.0.1",
          "unix_socket_directories=",
          "password_encryption=scram-sha-256");

  /** A small server: the whole product rests in 400 MB. */
  private static final List<String> SIZE =
      List.of(
          "max_connections=40",
          "max_locks_per_transaction=256",
          "shared_buffers=64MB",
          "work_mem=8MB",
          "maintenance_work_mem=64MB",
          "io_method=sync",
          "max_worker_processes=4",
          "max_parallel_workers=2",
          "autovacuum_max_workers=2",
          "max_logical_replication_workers=0",
          "jit=off");

  /** A log without people in it: no statements, no values. */
  private static final List<String> LOGGING =
      List.of(
          "logging_collector=off",
          "log_destination=stderr",
          "log_line_prefix=%m [%p] ",
          "log_checkpoints=off",
          "log_error_verbosity=terse",
          "log_min_error_statement=panic",
          "log_timezone=UTC",
          "timezone=UTC");

  /** Makes the cluster if there is none; a crash in between leaves none. */
  void createIfMissing() throws IOException {
    Path cluster = folder.cluster();
    if (!Files.isDirectory(cluster)) {
      Secret password = newPassword();
      Path unfinished = folder.unfinishedCluster();
      PostgresBinaries.deleteTree(unfinished);
      var onlyOwner = PosixFilePermissions.fromString("rwx------");
      Files.createDirectory(unfinished, PosixFilePermissions.asFileAttribute(onlyOwner));
      initialize(unfinished, password);
      folder.keepPassword(password);
      Files.move(unfinished, cluster, StandardCopyOption.ATOMIC_MOVE);
    }
    user.own(cluster);
  }

  private void initialize(Path target, Secret password) throws IOException {
    Path passwordFile = folder.home().resolve("initializing.password");
    PrivateFile.write(passwordFile, password.reveal());
    user.own(passwordFile);
    user.own(target);
    PostgresCommand made = PostgresCommand.run(user.command(initdb(target, passwordFile)));
    Files.delete(passwordFile);
    if (!made.isSuccess()) {
      throw new DatabaseUnreachable(
          PostgresLog.explain("PostgreSQL can't make a database in " + target, made.output()));
    }
  }

  private List<String> initdb(Path target, Path passwordFile) {
    return List.of(
        binaries.program("initdb"),
        "--pgdata=" + target,
        "--username=" + PostgresFolder.USER,
        "--pwfile=" + passwordFile,
        "--auth-host=scram-sha-256",
        "--auth-local=scram-sha-256",
        "--encoding=UTF8",
        // Its own collation: an upgrade of the machine's C library can't corrupt our indexes.
        "--locale=C",
        "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8",
        "--data-checksums",
        "--no-instructions");
  }

  private static Secret newPassword() {
    byte[] random = new byte[24];
    new SecureRandom().nextBytes(random);
    return new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(random));
  }

  /** Starts the server in the foreground, in a session of its own so that Ctrl-C spares it. */
  List<String> startCommand(int port) {
    List<String> words = new ArrayList<>(List.of("setsid", binaries.program("postgres")));
    words.addAll(List.of("-D", folder.cluster().toString(), "-c", "port=" + port));
    for (List<String> settings : List.of(SAFETY, SIZE, LOGGING)) {
      settings.forEach(setting -> words.addAll(List.of("-c", setting)));
    }
    return user.command(words);
  }

  /** Sends a signal to a process of this cluster, which may belong to another user. */
  void signal(String name, long process) {
    PostgresCommand.run(
        user.command(List.of(binaries.program("pg_ctl"), "kill", name, String.valueOf(process))));
  }
}

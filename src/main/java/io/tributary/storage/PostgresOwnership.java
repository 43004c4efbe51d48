package io.tributary.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** The right to run the server on a folder: one process at a time has it, until it ends. */
final class PostgresOwnership implements AutoCloseable {
  private final PostgresFolder folder;
  private final FileChannel channel;

  private PostgresOwnership(PostgresFolder folder, FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  /** Empty while another process, or another part of this one, has it. */
  static Optional<PostgresOwnership> claim(PostgresFolder folder) throws IOException {
    // Asked first, because closing any handle of a locked file lets go of this process's lock.
    if (folder.owner().equals(Optional.of(ourName()))) {
      return Optional.empty();
    }
    FileChannel channel =
        FileChannel.open(folder.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        folder.keepOwner(ourName());
        return Optional.of(new PostgresOwnership(folder, channel));
      }
    } catch (OverlappingFileLockException e) {
      // Two parts of this process at once: the other one has it.
    }
    channel.close();
    return Optional.empty();
  }

  /** Unlike the bare process id, not the same for the first process of every container. */
  private static String ourName() {
    ProcessHandle self = ProcessHandle.current();
    String started = self.info().startInstant().map(Object::toString).orElse("");
    return self.pid() + " " + started;
  }

  @Override
  public void close() throws IOException {
    folder.forgetOwner();
    channel.close();
  }
}

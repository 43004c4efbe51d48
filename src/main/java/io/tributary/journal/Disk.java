package io.tributary.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/**
 * The few things the journal asks of a disk; a test puts one here that forgets, reorders or fills
 * up.
 */
interface Disk {
  /** Creates a file that must not exist yet, for writing. */
  Open create(Path path) throws IOException;

  /** Opens an existing file for reading. */
  Open open(Path path) throws IOException;

  /** Makes a folder, and those above it that are missing. */
  void makeFolders(Path folder) throws IOException;

  /** Gives a file another name; which of the two survives a power cut isn't said. */
  void move(Path from, Path to) throws IOException;

  /** Removes a file if there is one; after a power cut it may be back. */
  void delete(Path path) throws IOException;

  /** Returns when the names in a folder survive a power cut. */
  void forceNames(Path folder) throws IOException;

  /** Makes an existing file shorter; after a power cut it may be as long as before. */
  void cut(Path path, long size) throws IOException;

  /** An open file; every call names its offset. */
  interface Open extends Closeable {
    /** Writes all remaining bytes. */
    void write(ByteBuffer bytes, long offset) throws IOException;

    /** Reads until the buffer or the file is full. */
    void read(ByteBuffer into, long offset) throws IOException;

    /** Returns when the written bytes survive a power cut. */
    void force() throws IOException;

    long size() throws IOException;

    /** Cuts the file. */
    void truncate(long size) throws IOException;
  }
}

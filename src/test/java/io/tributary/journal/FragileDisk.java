package io.tributary.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A real disk that fills up when a test says so, and breaks or stalls when records (not prepared
 * segments) are flushed.
 */
final class FragileDisk implements Disk {
  private final Disk real = new LocalDisk();
  final AtomicBoolean full = new AtomicBoolean();
  final AtomicBoolean breaksOnce = new AtomicBoolean();
  final AtomicBoolean stalls = new AtomicBoolean();

  /** One permit for each flush that a stalling disk may finish. */
  final Semaphore flushes = new Semaphore(0);

  @Override
  public Open create(Path path) throws IOException {
    if (full.get()) {
      throw new IOException("No space left on device");
    }
    return new FragileFile(real.create(path));
  }

  @Override
  public Open open(Path path) throws IOException {
    return real.open(path);
  }

  @Override
  public void makeFolders(Path folder) throws IOException {
    real.makeFolders(folder);
  }

  @Override
  public void move(Path from, Path to) throws IOException {
    real.move(from, to);
  }

  @Override
  public void delete(Path path) throws IOException {
    real.delete(path);
  }

  @Override
  public void forceNames(Path folder) throws IOException {
    real.forceNames(folder);
  }

  @Override
  public void cut(Path path, long size) throws IOException {
    real.cut(path, size);
  }

  private final class FragileFile implements Open {
    private final Open file;
    private boolean hasHeader;
    private boolean hasRecords;

    FragileFile(Open file) {
      this.file = file;
    }

    @Override
    public void write(ByteBuffer bytes, long offset) throws IOException {
      hasRecords = hasHeader;
      hasHeader |= bytes.remaining() == SegmentHeader.SIZE;
      file.write(bytes, offset);
    }

    @Override
    public void read(ByteBuffer into, long offset) throws IOException {
      file.read(into, offset);
    }

    @Override
    public void force() throws IOException {
      if (hasRecords && breaksOnce.compareAndSet(true, false)) {
        throw new IOException("Input/output error");
      }
      if (hasRecords && stalls.get()) {
        flushes.acquireUninterruptibly();
      }
      file.force();
    }

    @Override
    public long size() throws IOException {
      return file.size();
    }

    @Override
    public void truncate(long size) throws IOException {
      file.truncate(size);
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }
}

package io.tributary.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A disk that takes down every step, so that a test can ask afterwards what a cut of the power
 * after any of them would have left. It forces nothing in truth, and is quick.
 */
final class PowerCutDisk implements Disk {
  private final Path root;
  private final Disk real = new LocalDisk();
  private final Map<Path, Integer> numbers = new HashMap<>();
  private final List<DiskStep> steps = new ArrayList<>();

  /** The next flush of anything but a new segment fails. */
  final AtomicBoolean breaksOnce = new AtomicBoolean();

  private int nextNumber;

  /** Knows the files below a folder. */
  PowerCutDisk(Path root) throws IOException {
    this.root = root;
    for (Path path : Platter.filesBelow(root)) {
      numbers.put(path, nextNumber++);
    }
  }

  /** All that was done so far. */
  synchronized List<DiskStep> steps() {
    return List.copyOf(steps);
  }

  /** Takes down what somebody was told. */
  synchronized void note(DiskStep step) {
    steps.add(step);
  }

  private int number(Path path) {
    return Objects.requireNonNull(numbers.get(path), path::toString);
  }

  private Path inside(Path path) {
    return root.relativize(path);
  }

  @Override
  public synchronized void makeFolders(Path folder) throws IOException {
    Path above = folder.getParent();
    if (above != null && !Files.exists(folder)) {
      makeFolders(above);
      real.makeFolders(folder);
      steps.add(new DiskStep.MakeFolder(inside(folder)));
    }
  }

  @Override
  public synchronized Open create(Path path) throws IOException {
    Open file = real.create(path);
    int number = nextNumber++;
    numbers.put(path, number);
    steps.add(new DiskStep.Create(inside(path), number));
    return new NotedFile(file, number);
  }

  @Override
  public Open open(Path path) throws IOException {
    return real.open(path);
  }

  @Override
  public synchronized void move(Path from, Path to) throws IOException {
    real.move(from, to);
    int number = number(from);
    numbers.remove(from);
    numbers.put(to, number);
    steps.add(new DiskStep.Move(inside(from), inside(to), number));
  }

  @Override
  public synchronized void delete(Path path) throws IOException {
    real.delete(path);
    if (numbers.remove(path) != null) {
      steps.add(new DiskStep.Delete(inside(path)));
    }
  }

  @Override
  public synchronized void forceNames(Path folder) {
    if (folder.startsWith(root)) {
      steps.add(new DiskStep.ForceNames(inside(folder)));
    }
  }

  @Override
  public synchronized void cut(Path path, long size) throws IOException {
    real.cut(path, size);
    steps.add(new DiskStep.Resize(number(path), size));
  }

  private final class NotedFile implements Open {
    private final Open file;
    private final int number;
    private boolean hasHeader;
    private boolean hasRecords;

    NotedFile(Open file, int number) {
      this.file = file;
      this.number = number;
    }

    @Override
    public void write(ByteBuffer bytes, long offset) throws IOException {
      byte[] copy = new byte[bytes.remaining()];
      bytes.duplicate().get(copy);
      hasRecords = hasHeader;
      hasHeader |= copy.length == SegmentHeader.SIZE;
      synchronized (PowerCutDisk.this) {
        file.write(bytes, offset);
        steps.add(new DiskStep.Write(number, offset, copy));
      }
    }

    @Override
    public void read(ByteBuffer into, long offset) throws IOException {
      file.read(into, offset);
    }

    @Override
    public void force() throws IOException {
      boolean breaks = hasRecords && breaksOnce.compareAndSet(true, false);
      note(breaks ? new DiskStep.ForceFailed(number) : new DiskStep.Force(number));
      if (breaks) {
        throw new IOException("Input/output error");
      }
    }

    @Override
    public long size() throws IOException {
      return file.size();
    }

    @Override
    public void truncate(long size) throws IOException {
      synchronized (PowerCutDisk.this) {
        file.truncate(size);
        steps.add(new DiskStep.Resize(number, size));
      }
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }
}

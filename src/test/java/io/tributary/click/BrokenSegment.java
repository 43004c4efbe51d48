package io.tributary.click;

import io.tributary.journal.Journal;
import io.tributary.journal.JournalState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** A journal on a disk that doesn't give one of its segments. */
record BrokenSegment(Journal whole, UUID broken) implements Journal {
  @Override
  public List<Entry> read(UUID segment, long from, int most) {
    if (segment.equals(broken)) {
      throw new UncheckedIOException(new IOException("Input/output error"));
    }
    return whole.read(segment, from, most);
  }

  @Override
  public Appended append(byte[] record, Duration patience) {
    return whole.append(record, patience);
  }

  @Override
  public UUID id() {
    return whole.id();
  }

  @Override
  public List<UUID> segments() {
    return whole.segments();
  }

  @Override
  public long readableTo(UUID segment) {
    return whole.readableTo(segment);
  }

  @Override
  public void delete(UUID segment) {
    whole.delete(segment);
  }

  @Override
  public void loadedTo(UUID segment, long offset) {
    whole.loadedTo(segment, offset);
  }

  @Override
  public JournalState state() {
    return whole.state();
  }

  @Override
  public void close() {
    whole.close();
  }
}

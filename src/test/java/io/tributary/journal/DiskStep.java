package io.tributary.journal;

import java.nio.file.Path;
import java.util.List;

/** One thing a journal did to its disk, or told somebody; the power may go after any of them. */
sealed interface DiskStep {
  /** A step that concerns which names exist; a power cut forgets it until its folder is forced. */
  sealed interface Naming extends DiskStep {
    /** The folder to force. */
    Path folder();
  }

  record MakeFolder(Path made) implements Naming {
    @Override
    public Path folder() {
      return made.resolveSibling("");
    }
  }

  /** A file comes into being, known by a number from now on. */
  record Create(Path path, int file) implements Naming {
    @Override
    public Path folder() {
      return path.resolveSibling("");
    }
  }

  record Move(Path from, Path to, int file) implements Naming {
    @Override
    public Path folder() {
      return to.resolveSibling("");
    }
  }

  record Delete(Path path) implements Naming {
    @Override
    public Path folder() {
      return path.resolveSibling("");
    }
  }

  record ForceNames(Path folder) implements DiskStep {}

  record Write(int file, long offset, byte[] bytes) implements DiskStep {}

  record Resize(int file, long size) implements DiskStep {}

  record Force(int file) implements DiskStep {}

  /** The flush failed: what wasn't flushed is gone, although reading still shows it. */
  record ForceFailed(int file) implements DiskStep {}

  /** Not a step of the disk, but what somebody knows at that moment. */
  sealed interface Note extends DiskStep {}

  /** Somebody brings a record. */
  record Tried(String record) implements Note {}

  /** Somebody was told that the record is kept. */
  record Promise(String record) implements Note {}

  /** The tables hold these records: the journal owes them no more, and may delete them. */
  record Loaded(List<String> records) implements Note {}
}

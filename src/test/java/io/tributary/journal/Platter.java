package io.tributary.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a disk has on it after some steps: names and files that are forced, and others that a power
 * cut may keep or forget, each on its own. Paths begin at the root folder, which is always there.
 */
final class Platter {
  private final List<Surface> files = new ArrayList<>();
  private final Names forced = new Names();
  private final List<DiskStep.Naming> unforced = new ArrayList<>();

  /** Folders, and which file stands under which name. */
  private static final class Names {
    private final Set<Path> folders = new HashSet<>(Set.of(Path.of("")));
    private final Map<Path, Integer> files = new HashMap<>();

    Names copy() {
      Names copy = new Names();
      copy.folders.addAll(folders);
      copy.files.putAll(files);
      return copy;
    }

    void apply(DiskStep.Naming step) {
      switch (step) {
        case DiskStep.MakeFolder(Path made) -> folders.add(made);
        case DiskStep.Create(Path path, int file) -> files.put(path, file);
        case DiskStep.Delete(Path path) -> files.remove(path);
        case DiskStep.Move(Path from, Path to, int file) -> {
          files.remove(from);
          files.put(to, file);
        }
      }
    }

    /** Whether a folder and all above it are there. */
    boolean has(Path folder) {
      return folders.contains(folder)
          && (folder.getParent() == null || has(folder.resolveSibling("")));
    }
  }

  /** Takes what is in a folder as forced; the files' numbers are their places in the list. */
  static Platter of(Path root) throws IOException {
    Platter platter = new Platter();
    platter.forced.folders.addAll(
        below(root).filter(Files::isDirectory).map(root::relativize).toList());
    List<Path> files = filesBelow(root);
    for (int file = 0; file < files.size(); file++) {
      Path path = files.get(file);
      platter.forced.files.put(root.relativize(path), file);
      platter.files.add(new Surface(Files.readAllBytes(path)));
    }
    return platter;
  }

  /** In the order of their paths. */
  static List<Path> filesBelow(Path root) throws IOException {
    return below(root).filter(Files::isRegularFile).toList();
  }

  private static Stream<Path> below(Path root) throws IOException {
    try (Stream<Path> paths = Files.walk(root)) {
      return paths.filter(path -> !path.equals(root)).sorted().toList().stream();
    }
  }

  void apply(DiskStep step) {
    switch (step) {
      case DiskStep.Naming naming -> name(naming);
      case DiskStep.ForceNames(Path folder) -> forceNames(folder);
      case DiskStep.Write(int file, long offset, byte[] bytes) ->
          files.get(file).write(offset, bytes);
      case DiskStep.Resize(int file, long size) -> files.get(file).resize(size);
      case DiskStep.Force(int file) -> files.get(file).force();
      case DiskStep.ForceFailed(int file) -> files.get(file).drop();
      case DiskStep.Note _ -> {}
    }
  }

  private void name(DiskStep.Naming step) {
    if (step instanceof DiskStep.Create) {
      files.add(new Surface(new byte[0]));
    }
    unforced.add(step);
  }

  private void forceNames(Path folder) {
    unforced.stream().filter(step -> step.folder().equals(folder)).forEach(forced::apply);
    unforced.removeIf(step -> step.folder().equals(folder));
  }

  /**
   * Writes into an empty folder what a power cut now would leave.
   *
   * @param luck the chance that what wasn't forced is on the disk all the same
   */
  void leave(Path root, Random random, double luck) throws IOException {
    Names left = forced.copy();
    unforced.stream().filter(_ -> random.nextDouble() < luck).forEach(left::apply);
    for (Path folder : left.folders.stream().filter(left::has).sorted().toList()) {
      Files.createDirectories(root.resolve(folder));
    }
    for (Map.Entry<Path, Integer> file : left.files.entrySet()) {
      if (left.has(file.getKey().resolveSibling(""))) {
        byte[] bytes = files.get(file.getValue()).remains(random, luck);
        Files.write(root.resolve(file.getKey()), bytes);
      }
    }
  }
}

package io.tributary.house;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * One parsed source file.
 *
 * @param name its path below the source folder, such as {@code io/tributary/Main.java}
 */
record Source(String name, String text, CompilationUnitTree unit, DocTrees trees) {
  /** Every source file below a folder; parsed by one compiler, which keeps each name once. */
  static List<Source> below(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return parse(
          files
              .filter(file -> file.toString().endsWith(".java"))
              .sorted()
              .map(file -> new InMemory(folder.relativize(file).toString(), read(file)))
              .toList());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  static Source parse(String name, String text) {
    return parse(List.of(new InMemory(name, text))).getFirst();
  }

  private static List<Source> parse(List<InMemory> files) {
    JavacTask task =
        (JavacTask)
            ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, diagnostic -> {}, List.of(), null, files);
    List<Source> sources = new ArrayList<>();
    try {
      for (CompilationUnitTree unit : task.parse()) {
        InMemory file = files.get(sources.size());
        sources.add(new Source(file.name, file.text, unit, DocTrees.instance(task)));
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return sources;
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  int lineOfStart(Tree tree) {
    return lineAt(trees.getSourcePositions().getStartPosition(unit, tree));
  }

  int lineOfEnd(Tree tree) {
    return lineAt(trees.getSourcePositions().getEndPosition(unit, tree));
  }

  Optional<String> javadocOf(Tree tree) {
    return Optional.ofNullable(trees.getDocComment(TreePath.getPath(unit, tree)));
  }

  private int lineAt(long position) {
    return Math.toIntExact(unit.getLineMap().getLineNumber(position));
  }

  private static final class InMemory extends SimpleJavaFileObject {
    private final String name;
    private final String text;

    InMemory(String name, String text) {
      super(URI.create("string:///" + name), JavaFileObject.Kind.SOURCE);
      this.name = name;
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoresEncodingErrors) {
      return text;
    }
  }
}

package io.tributary.house;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Rules about the shape of one source file; each answers what it found wrong. */
final class SourceRules {
  static final int LINES_OF_A_FILE = 200;
  static final int LINES_OF_A_METHOD = 20;
  static final int PARAMETERS = 7;
  private static final Pattern SUPPRESSION = Pattern.compile("^\\s*@SuppressWarnings.*");

  private SourceRules() {}

  static Map<String, Function<Source, List<String>>> byName() {
    return new TreeMap<>(
        Map.of(
            "a file has at most 200 lines", SourceRules::longFiles,
            "a method's body has at most 20 lines", SourceRules::longMethods,
            "a method has at most 7 parameters", SourceRules::manyParameters,
            "a class opens with a sentence", SourceRules::silentClasses,
            "a suppression has a reason", SourceRules::unexplainedSuppressions));
  }

  private static List<String> longFiles(Source source) {
    long lines = source.text().lines().count();
    return lines <= LINES_OF_A_FILE ? List.of() : List.of(source.name() + ": " + lines + " lines");
  }

  private static List<String> longMethods(Source source) {
    return methods(source).stream()
        .filter(found -> found.method().getBody() != null)
        .filter(found -> lines(source, found.method().getBody()) > LINES_OF_A_METHOD)
        .map(found -> found + ": " + lines(source, found.method().getBody()) + " lines")
        .toList();
  }

  /**
   * From the line of the opening brace to that of the closing one. A text block, such as an SQL
   * statement, counts as one line; so does a list of plain arguments to a constructor, one a line,
   * for a record of twenty components has no shorter way to be made.
   */
  private static int lines(Source source, Tree body) {
    int[] folded = {0};
    new TreeScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void visitLiteral(LiteralTree literal, @Nullable Void nothing) {
        folded[0] += source.lineOfEnd(literal) - source.lineOfStart(literal);
        return super.visitLiteral(literal, null);
      }

      @Override
      public @Nullable Void visitNewClass(NewClassTree made, @Nullable Void nothing) {
        folded[0] += Math.max(0, plainLines(source, made.getArguments()) - 1);
        return super.visitNewClass(made, null);
      }
    }.scan(body, null);
    return source.lineOfEnd(body) - source.lineOfStart(body) + 1 - folded[0];
  }

  /** How many lines hold nothing but one whole argument. */
  private static int plainLines(Source source, List<? extends ExpressionTree> arguments) {
    long lines =
        arguments.stream()
            .filter(argument -> source.lineOfStart(argument) == source.lineOfEnd(argument))
            .map(source::lineOfStart)
            .distinct()
            .count();
    return Math.toIntExact(lines);
  }

  /** A record's canonical constructor has as many parameters as the record has components. */
  private static List<String> manyParameters(Source source) {
    return methods(source).stream()
        .filter(found -> found.method().getParameters().size() > PARAMETERS)
        .filter(found -> !(found.isConstructor() && found.owner().getKind() == Tree.Kind.RECORD))
        .map(found -> found + ": " + found.method().getParameters().size() + " parameters")
        .toList();
  }

  private static List<String> silentClasses(Source source) {
    return source.unit().getTypeDecls().stream()
        .filter(ClassTree.class::isInstance)
        .filter(type -> source.javadocOf(type).filter(SourceRules::isSentence).isEmpty())
        .map(type -> source.name() + ": no opening javadoc sentence")
        .toList();
  }

  private static boolean isSentence(String javadoc) {
    return Pattern.compile("[.?!:](\\s|$)").matcher(javadoc).find();
  }

  private static List<String> unexplainedSuppressions(Source source) {
    List<String> lines = source.text().lines().toList();
    List<String> found = new ArrayList<>();
    for (int index = 0; index < lines.size(); index++) {
      String before = index == 0 ? "" : lines.get(index - 1).strip();
      boolean isExplained = lines.get(index).contains("//") || before.startsWith("//");
      if (SUPPRESSION.matcher(lines.get(index)).matches() && !isExplained) {
        found.add(source.name() + ":" + (index + 1) + ": write the reason in a // comment");
      }
    }
    return found;
  }

  private static List<Method> methods(Source source) {
    List<Method> methods = new ArrayList<>();
    new TreeScanner<@Nullable Void, ClassTree>() {
      @Override
      public @Nullable Void visitClass(ClassTree type, ClassTree outer) {
        return super.visitClass(type, type);
      }

      @Override
      public @Nullable Void visitMethod(MethodTree method, ClassTree owner) {
        methods.add(new Method(source.name(), owner, method));
        return super.visitMethod(method, owner);
      }
    }.scan(source.unit(), null);
    return methods;
  }

  private record Method(String file, ClassTree owner, MethodTree method) {
    boolean isConstructor() {
      return method.getReturnType() == null;
    }

    @Override
    public String toString() {
      return file + " " + method.getName();
    }
  }
}

package io.tributary.house;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Who writes which table: each has exactly one writer, and the writers live in storage. */
final class TableRules {
  private static final Pattern CREATED =
      Pattern.compile(
          "\\bCREATE\\s+(?:UNLOGGED\\s+)?TABLE\\s+(?:IF\\s+NOT\\s+EXISTS\\s+)?(\\w+)",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern DROPPED =
      Pattern.compile("\\bDROP\\s+TABLE\\s+(?:IF\\s+EXISTS\\s+)?(\\w+)", Pattern.CASE_INSENSITIVE);
  private static final Pattern WRITTEN =
      Pattern.compile(
          "\\b(?:INSERT\\s+INTO|UPDATE|DELETE\\s+FROM|COPY|TRUNCATE(?:\\s+TABLE)?|MERGE\\s+INTO)"
              + "\\s+(?:ONLY\\s+)?(\\w+)");

  /** A table whose name isn't in the text: no rule could see who writes it. */
  private static final Pattern NAMELESS =
      Pattern.compile(
          "\\b(?:INSERT\\s+INTO|UPDATE|DELETE\\s+FROM|COPY|TRUNCATE(?:\\s+TABLE)?|MERGE\\s+INTO)"
              + "\\s*(?:ONLY\\s+)?(?:\"\\s*\\+|%[sd0-9])");

  /** Writes every table, as a whole, into a database that nobody has used yet. */
  private static final String WRITES_ALL = "io/tributary/storage/TableCopy.java";

  private TableRules() {}

  /** The tables that are there after all migrations. */
  static Set<String> tables(Collection<String> migrations) {
    Set<String> tables = new TreeSet<>();
    for (String migration : migrations) {
      names(CREATED, migration).forEach(tables::add);
      names(DROPPED, migration).forEach(tables::remove);
    }
    return tables;
  }

  static List<String> violations(Set<String> tables, Collection<Source> sources) {
    Map<String, Set<String>> writers = writers(tables, sources);
    List<String> found = new ArrayList<>();
    for (String table : tables) {
      Set<String> classes = writers.getOrDefault(table, Set.of());
      if (classes.size() != 1) {
        found.add("table " + table + " needs one writer and has " + classes);
      }
      classes.stream()
          .filter(name -> !name.contains("/storage/"))
          .forEach(name -> found.add("table " + table + " is written outside storage by " + name));
    }
    return found;
  }

  /** The files that write a table without naming it, but for the one that may. */
  static List<String> nameless(Collection<Source> sources) {
    return sources.stream()
        .filter(source -> NAMELESS.matcher(source.text()).find())
        .filter(source -> !source.name().endsWith(WRITES_ALL))
        .map(source -> source.name() + " writes a table whose name isn't in the statement")
        .toList();
  }

  /** The files that write each table; words after UPDATE that are no table drop out here. */
  private static Map<String, Set<String>> writers(Set<String> tables, Collection<Source> sources) {
    return sources.stream()
        .flatMap(
            source ->
                names(WRITTEN, source.text()).stream()
                    .filter(tables::contains)
                    .map(table -> Map.entry(table, source.name())))
        .collect(
            groupingBy(
                Map.Entry::getKey,
                TreeMap::new,
                mapping(Map.Entry::getValue, toCollection(TreeSet::new))));
  }

  private static List<String> names(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .map((MatchResult match) -> match.group(1).toLowerCase(Locale.ROOT))
        .toList();
  }
}

package io.tributary.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The shape of the sources and the ownership of tables; each rule is also seen to fail. */
final class HouseRulesTest {
  private static final Path MAIN = Path.of("src/main/java");
  private static final Path TESTS = Path.of("src/test/java");
  private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");

  private static final Map<String, String> VIOLATIONS =
      Map.of(
          "a file has at most 200 lines",
              "/** Long. */\nclass Wrong {\n" + "\n".repeat(200) + "}\n",
          "a method's body has at most 20 lines",
              "/** Long. */ class Wrong { void tell() {" + "\n".repeat(20) + "} }",
          "a method has at most 7 parameters",
              "/** Many. */ class Wrong { Wrong(int a, int b, int c, int d, int e, int f, int g, int h) {} }",
          "a class opens with a sentence", "// Not a javadoc.\nclass Wrong {}",
          "a suppression has a reason",
              "/** Quiet. */\n@SuppressWarnings(\"all\")\nclass Wrong {}");

  private static final String RIGHT =
      """
      /** Right. */
      // Reflection finds these.
      @SuppressWarnings("unused")
      record Right(int a, int b, int c, int d, int e, int f, int g, int h) {
        Right(int a, int b, int c, int d, int e, int f, int g, int h) {
          this.a = a;
        }
        void tell() {%s}
        String sql() { return \"""%s\"""; }
        Object row() { return new Row(%s); }
      }
      """
          .formatted("\n".repeat(19), "\n".repeat(40), "1,\n".repeat(40) + "2");

  @TestFactory
  Stream<DynamicTest> sourcesKeepTheRule() {
    List<Source> sources =
        Stream.concat(Source.below(MAIN).stream(), Source.below(TESTS).stream()).toList();
    return SourceRules.byName().entrySet().stream()
        .map(
            rule ->
                dynamicTest(
                    rule.getKey(),
                    () ->
                        assertThat(
                                sources.stream()
                                    .flatMap(one -> rule.getValue().apply(one).stream()))
                            .isEmpty()));
  }

  @TestFactory
  Stream<DynamicTest> violationIsReported() {
    return SourceRules.byName().entrySet().stream()
        .map(
            rule ->
                dynamicTest(
                    rule.getKey(),
                    () -> {
                      String wrong = VIOLATIONS.getOrDefault(rule.getKey(), RIGHT);
                      assertThat(rule.getValue().apply(Source.parse("Wrong.java", wrong)))
                          .singleElement()
                          .asString()
                          .startsWith("Wrong.java");
                      assertThat(rule.getValue().apply(Source.parse("Right.java", RIGHT)))
                          .isEmpty();
                    }));
  }

  @Test
  void eachTable_isWrittenByOneStorageClass() throws IOException {
    Set<String> tables = TableRules.tables(migrations());

    assertThat(TableRules.violations(tables, Source.below(MAIN))).isEmpty();
  }

  @Test
  void tableWithTwoWriters_withNone_orWithOneOutsideStorage_isReported() {
    Set<String> tables =
        TableRules.tables(
            List.of(
                "CREATE TABLE clicks (id uuid); create table IF NOT EXISTS events ();",
                "CREATE TABLE links (); CREATE TABLE old (); DROP TABLE old;"));
    List<Source> sources =
        List.of(
            writing("io/tributary/storage/Clicks", "INSERT INTO clicks"),
            writing(
                "io/tributary/storage/Visits", "SELECT 1 FOR UPDATE SKIP LOCKED; UPDATE clicks"),
            writing("io/tributary/api/LinkDoor", "COPY links (id) FROM STDIN"));

    assertThat(TableRules.violations(tables, sources))
        .containsExactly(
            "table clicks needs one writer and has [io/tributary/storage/Clicks.java,"
                + " io/tributary/storage/Visits.java]",
            "table events needs one writer and has []",
            "table links is written outside storage by io/tributary/api/LinkDoor.java");
  }

  @Test
  void noStatement_hidesWhichTableItWrites() {
    assertThat(TableRules.nameless(Source.below(MAIN))).isEmpty();
  }

  @Test
  void statementThatHidesItsTable_isReported_butForTheCopyOfAll() {
    List<Source> sources =
        List.of(
            writing("io/tributary/storage/Clicks", "COPY \" + table + \" FROM STDIN"),
            writing("io/tributary/storage/Events", "UPDATE %s SET id = 1"),
            writing("io/tributary/storage/Links", "UPDATE links SET id = 1; SELECT ' FOR UPDATE'"),
            writing("io/tributary/storage/TableCopy", "TRUNCATE \" + names + \""));

    assertThat(TableRules.nameless(sources))
        .containsExactly(
            "io/tributary/storage/Clicks.java writes a table whose name isn't in the statement",
            "io/tributary/storage/Events.java writes a table whose name isn't in the statement");
  }

  private static Source writing(String name, String sql) {
    return Source.parse(name + ".java", "class Writer { String sql = \"" + sql + "\"; }");
  }

  /** Two branches that both add the next one merge without a conflict, and no server starts. */
  @Test
  void eachMigration_hasANumberOfItsOwn() throws IOException {
    try (Stream<Path> files = Files.list(MIGRATIONS)) {
      assertThat(files.map(file -> file.getFileName().toString().replaceFirst("__.*", "")))
          .doesNotHaveDuplicates();
    }
  }

  private static List<String> migrations() throws IOException {
    if (!Files.isDirectory(MIGRATIONS)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(MIGRATIONS)) {
      return files.sorted().map(Source::read).toList();
    }
  }
}

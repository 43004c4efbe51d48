package io.tributary.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The walls of the house, and for each a violation that shows it can fail. */
final class ArchitectureTest {
  private static final String HOUSE = "io.tributary";
  private static final String RUIN = "io.tributary.house.violations";

  /** The class in the ruin which the rule has to report. */
  private static final Map<String, String> VIOLATIONS =
      Map.ofEntries(
          Map.entry("rooms import only what the table allows", "payment.ImportsClick"),
          Map.entry("only [storage] touch java.sql", "model.TouchesMuch"),
          Map.entry("only [storage] touch javax.sql", "model.TouchesMuch"),
          Map.entry("only [storage] touch org.jdbi", "model.TouchesMuch"),
          Map.entry("only [storage] touch org.flywaydb", "model.TouchesMuch"),
          Map.entry("only [storage] touch com.zaxxer.hikari", "model.TouchesMuch"),
          Map.entry("only [storage] touch org.postgresql", "model.TouchesMuch"),
          Map.entry("only [http] touch io.helidon", "model.TouchesMuch"),
          Map.entry("touch java.net.http", "model.TouchesMuch"),
          Map.entry("only [cli] touch picocli", "model.TouchesMuch"),
          Map.entry("only [config] touch io.smallrye", "model.TouchesMuch"),
          Map.entry("only [config] touch org.yaml", "model.TouchesMuch"),
          Map.entry("only [dashboard] touch gg.jte", "model.TouchesMuch"),
          Map.entry("only [ops] touch io.prometheus", "model.TouchesMuch"),
          Map.entry("model needs the JDK only", "model.TouchesMuch"),
          Map.entry("model and destination do no I/O", "model.TouchesMuch"),
          Map.entry("no package is deeper than one level", "click.deep.TooDeep"),
          Map.entry("no package is a drawer", "util.InADrawer"),
          Map.entry("no cycles between rooms", "payment.ImportsClick"),
          Map.entry("time arrives as an InstantSource", "click.AsksForTheTime"),
          Map.entry("no mutable statics", "click.RemembersInStatics"),
          Map.entry("no CompletableFuture", "click.PromisesTheFuture"),
          Map.entry("every package is @NullMarked", "click.deep.TooDeep"),
          Map.entry("no vague class names", "click.ClickHelper"),
          Map.entry("classes are final", "click.OpenToAll"));

  @TestFactory
  Stream<DynamicTest> houseKeepsTheRule() {
    JavaClasses house =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(HOUSE);
    return rules(HOUSE).entrySet().stream()
        .map(rule -> dynamicTest(rule.getKey(), () -> rule.getValue().check(house)));
  }

  @TestFactory
  Stream<DynamicTest> violationIsReported() {
    JavaClasses ruin = new ClassFileImporter().importPackages(RUIN);
    return rules(RUIN).entrySet().stream()
        .map(
            rule ->
                dynamicTest(
                    rule.getKey(),
                    () ->
                        assertThat(rule.getValue().evaluate(ruin).getFailureReport().toString())
                            .contains(RUIN + "." + violationOf(rule.getKey()))));
  }

  private static Map<String, ArchRule> rules(String root) {
    Map<String, ArchRule> rules = new TreeMap<>(new RoomRules(root).byName());
    rules.putAll(CodeRules.byName(root + ".Main"));
    return rules;
  }

  private static String violationOf(String rule) {
    return VIOLATIONS.entrySet().stream()
        .filter(entry -> rule.endsWith(entry.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseThrow(() -> new AssertionError("No violation is kept for the rule: " + rule));
  }
}

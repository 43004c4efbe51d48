package io.tributary.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The walls between the rooms below a root package, so that the same rules hold the house and fail
 * on the violations kept beside them.
 */
final class RoomRules {
  private static final Pattern FORBIDDEN_PACKAGE =
      Pattern.compile(
          ".*\\.(util|utils|common|core|impl|service|services|manager|helper|misc)(\\..*)?");

  private final String root;

  RoomRules(String root) {
    this.root = root;
  }

  Map<String, ArchRule> byName() {
    Map<String, ArchRule> rules = new TreeMap<>();
    rules.put("rooms import only what the table allows", importsOfOurs());
    Rooms.MAY_TOUCH.forEach(
        (foreign, rooms) ->
            rules.put(
                "only " + new TreeSet<>(rooms) + " touch " + foreign, touches(foreign, rooms)));
    rules.put("model needs the JDK only", modelNeedsOnlyTheJdk());
    rules.put("model and destination do no I/O", pureRoomsDoNoInputOutput());
    rules.put("no package is deeper than one level", depth());
    rules.put("no package is a drawer", packageNames());
    rules.put("no cycles between rooms", cycles());
    return rules;
  }

  private ArchRule importsOfOurs() {
    return classes()
        .should(
            Conditions.that(
                "import only allowed rooms",
                (subject, report) ->
                    subject.getDirectDependenciesFromSelf().stream()
                        .filter(dependency -> isOurs(dependency.getTargetClass()))
                        .filter(dependency -> !isAllowed(subject, dependency.getTargetClass()))
                        .forEach(dependency -> report.accept(dependency.getDescription()))));
  }

  private boolean isAllowed(JavaClass from, JavaClass to) {
    String room = room(from);
    return Rooms.MAY_IMPORT.containsKey(room) && Rooms.mayImport(room, room(to));
  }

  private ArchRule touches(String foreign, Set<String> rooms) {
    return noClasses()
        .that(Conditions.are("outside " + rooms, subject -> !rooms.contains(room(subject))))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(foreign + "..");
  }

  private ArchRule modelNeedsOnlyTheJdk() {
    return classes()
        .that(Conditions.are("in model", subject -> room(subject).equals("model")))
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("java..", root + ".model..", "org.jspecify.annotations..")
        .allowEmptyShould(true);
  }

  private ArchRule pureRoomsDoNoInputOutput() {
    return noClasses()
        .that(
            Conditions.are(
                "pure", subject -> Set.of("model", "destination").contains(room(subject))))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "java.nio.file..", "java.nio.channels..", "java.net.http..", "org.slf4j..")
        .allowEmptyShould(true);
  }

  private ArchRule depth() {
    return classes()
        .should(
            Conditions.each(
                "lie at most one level below the root",
                subject ->
                    !below(subject).contains(".") || below(subject).equals("dashboard.jte")));
  }

  private ArchRule packageNames() {
    return classes()
        .should(
            Conditions.each(
                "lie in a room named after what happens there",
                subject -> !FORBIDDEN_PACKAGE.matcher(subject.getPackageName()).matches()));
  }

  private ArchRule cycles() {
    return slices().matching(root + ".(*)..").should().beFreeOfCycles().allowEmptyShould(true);
  }

  private boolean isOurs(JavaClass subject) {
    String name = subject.getPackageName();
    return name.equals(root) || name.startsWith(root + ".");
  }

  private String room(JavaClass subject) {
    return Rooms.of(subject.getPackageName(), root);
  }

  private String below(JavaClass subject) {
    String name = subject.getPackageName();
    return name.equals(root) ? "" : name.substring(root.length() + 1);
  }
}

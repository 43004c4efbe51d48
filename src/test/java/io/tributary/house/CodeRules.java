package io.tributary.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullMarked;

/** Rules for every class, wherever it lives. */
final class CodeRules {
  private static final Pattern CLOCK =
      Pattern.compile(
          "java\\.time\\.\\w+\\.now"
              + "|java\\.time\\.(Clock|InstantSource)\\.system\\w*"
              + "|java\\.lang\\.System\\.currentTimeMillis");
  private static final Pattern VAGUE_NAME =
      Pattern.compile(".*(Utils?|Helpers?|Impl|Managers?|Services?)");
  private static final Pattern MUTABLE_TYPE =
      Pattern.compile(
          "java\\.util\\.concurrent\\.atomic\\..*|java\\.util\\.concurrent\\.Concurrent.*"
              + "|java\\.util\\.(Array|Linked|Hash|Tree|Identity|Weak|Enum)\\w*(List|Map|Set|Deque)"
              + "|java\\.lang\\.(Inheritable)?ThreadLocal|java\\.lang\\.String(Builder|Buffer)");

  private CodeRules() {}

  /**
   * The rules.
   *
   * @param clockOwner the one class that may ask the machine for the time and hand it to the rest
   */
  static Map<String, ArchRule> byName(String clockOwner) {
    Map<String, ArchRule> rules = new TreeMap<>();
    rules.put("time arrives as an InstantSource", clock(clockOwner));
    rules.put("no mutable statics", statics());
    rules.put("no CompletableFuture", futures());
    rules.put("every package is @NullMarked", nullMarked());
    rules.put("no vague class names", names());
    rules.put("classes are final", finals());
    return rules;
  }

  private static ArchRule clock(String owner) {
    return classes()
        .should(
            Conditions.that(
                "not ask for the time",
                (subject, report) ->
                    subject.getMethodCallsFromSelf().stream()
                        .filter(call -> CLOCK.matcher(target(call)).matches())
                        .filter(call -> !subject.getName().equals(owner))
                        .forEach(call -> report.accept(call.getDescription()))));
  }

  private static String target(JavaMethodCall call) {
    return call.getTargetOwner().getName() + "." + call.getName();
  }

  private static ArchRule statics() {
    return classes()
        .that(Conditions.are("written by us", subject -> !isGenerated(subject)))
        .should(
            Conditions.that(
                "have no mutable static",
                (subject, report) ->
                    subject.getFields().stream()
                        .filter(CodeRules::isMutableStatic)
                        .forEach(field -> report.accept(field.getDescription()))));
  }

  private static boolean isMutableStatic(JavaField field) {
    Set<JavaModifier> modifiers = field.getModifiers();
    if (!modifiers.contains(JavaModifier.STATIC) || modifiers.contains(JavaModifier.SYNTHETIC)) {
      return false;
    }
    boolean isOpenArray = field.getRawType().isArray() && !modifiers.contains(JavaModifier.PRIVATE);
    return !modifiers.contains(JavaModifier.FINAL)
        || isOpenArray
        || MUTABLE_TYPE.matcher(field.getRawType().getName()).matches();
  }

  private static ArchRule futures() {
    return noClasses()
        .should()
        .dependOnClassesThat()
        .belongToAnyOf(CompletableFuture.class, CompletionStage.class);
  }

  private static ArchRule nullMarked() {
    return classes()
        .that(Conditions.are("written by us", subject -> !isGenerated(subject)))
        .should(
            Conditions.each(
                "lie in a @NullMarked package",
                subject -> subject.getPackage().isAnnotatedWith(NullMarked.class)));
  }

  private static ArchRule names() {
    return classes()
        .should(
            Conditions.each(
                "have a name that says what it is",
                subject -> !VAGUE_NAME.matcher(subject.getSimpleName()).matches()));
  }

  private static ArchRule finals() {
    Collection<JavaModifier> closed = Set.of(JavaModifier.FINAL, JavaModifier.ABSTRACT);
    return classes()
        .that(Conditions.are("written by us", subject -> !isGenerated(subject)))
        .should(
            Conditions.each(
                "refuse to be extended",
                subject ->
                    subject.isEnum()
                        || subject.isAnonymousClass()
                        || subject.getSimpleName().equals("package-info")
                        || subject.reflect().isSealed()
                        || subject.getModifiers().stream().anyMatch(closed::contains)));
  }

  private static boolean isGenerated(JavaClass subject) {
    return subject.getPackageName().contains(".jte");
  }
}

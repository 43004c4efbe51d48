package io.tributary.house;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Turns plain functions into ArchUnit's conditions and predicates. */
final class Conditions {
  private Conditions() {}

  static DescribedPredicate<JavaClass> are(String description, Predicate<JavaClass> predicate) {
    return DescribedPredicate.describe("are " + description, predicate);
  }

  /** Each class has to satisfy the predicate. */
  static ArchCondition<JavaClass> each(String description, Predicate<JavaClass> predicate) {
    return that(
        description,
        (subject, report) -> {
          if (!predicate.test(subject)) {
            report.accept(subject.getFullName() + " doesn't " + description);
          }
        });
  }

  /** The search reports each violation it finds in a class. */
  static ArchCondition<JavaClass> that(
      String description, BiConsumer<JavaClass, Consumer<String>> search) {
    return new ArchCondition<>(description) {
      @Override
      public void check(JavaClass subject, ConditionEvents events) {
        search.accept(
            subject, violation -> events.add(SimpleConditionEvent.violated(subject, violation)));
      }
    };
  }
}

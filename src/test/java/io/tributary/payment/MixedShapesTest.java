package io.tributary.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.model.Payment;
import io.tributary.testing.StripeStory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/**
 * The same event may be pulled in one API version and pushed in another, and the first body counts:
 * whichever it is, the books are the same.
 */
final class MixedShapesTest {
  private static final List<String> OTHERS =
      List.of("2022-11-15", "2025-02-24.acacia", "2025-03-31.basil", "2025-09-30.clover");
  private static final String NEWEST = "2026-07-29.dahlia";
  private static final String CLICK = "01K0000000000000000000000A";

  @Test
  void oneStory_ofWhichEachEventHasEitherShape_givesTheSameBooks() {
    List<ObjectNode> newest = StripeStory.tell(NEWEST, CLICK);
    List<String> books = books(newest);
    for (String other : OTHERS) {
      assertMixed(newest, StripeStory.tell(other, CLICK), books);
    }
  }

  private static void assertMixed(
      List<ObjectNode> newest, List<ObjectNode> other, List<String> books) {
    Map<String, ObjectNode> byName = new HashMap<>();
    other.forEach(event -> byName.put(name(event), event));
    int mixed = 0;
    for (int seed = 0; seed < 20; seed++) {
      Random random = new Random(seed);
      List<ObjectNode> events = new ArrayList<>();
      for (ObjectNode event : newest) {
        Optional<ObjectNode> twin =
            Optional.ofNullable(byName.get(name(event))).filter(_ -> random.nextBoolean());
        twin.ifPresent(found -> found.set("id", event.path("id")));
        events.add(twin.orElse(event));
        mixed += twin.isPresent() ? 1 : 0;
      }
      Collections.shuffle(events, random);
      assertThat(books(events)).isEqualTo(books);
    }
    assertThat(mixed).isGreaterThan(newest.size() / 2);
  }

  /** All that counts; what else an object tells of the buyer isn't the same in Stripe's samples. */
  private static List<String> books(List<ObjectNode> events) {
    return PureBooks.of(PureBooks.messages(events)).stream().map(MixedShapesTest::line).toList();
  }

  private static String line(Payment payment) {
    return Stream.of(
            payment.id(),
            payment.purpose(),
            payment.status(),
            payment.amount(),
            payment.occurredAt(),
            payment.entries(),
            payment.fees(),
            payment.place())
        .map(String::valueOf)
        .collect(Collectors.joining(" "));
  }

  /** What happened, whichever version tells of it. */
  private static String name(ObjectNode event) {
    return event.path("type")
        + " "
        + event.path("data").path("object").path("id")
        + " "
        + event.path("created");
  }
}

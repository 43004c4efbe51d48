package io.tributary.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.testing.StripeHistory;
import io.tributary.testing.StripeStory;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A shelf filled with events, as a whole story or piece by piece. */
final class StripeShelfTest {
  private final StripeShelf shelf = new StripeShelf();

  private static ObjectNode charge(int refunded) {
    return Things.thing("charge", "ch_1", charge -> charge.put("amount_refunded", refunded));
  }

  private int refunded() {
    return shelf.find("ch_1").orElseThrow().path("amount_refunded").asInt();
  }

  @Test
  void objectHasTheStateOfTheNewestEvent_inWhateverOrderTheyCome() {
    shelf.take(Things.event("evt_2", "charge.refunded", 10, charge(500)));
    shelf.take(Things.event("evt_1", "charge.succeeded", 20, charge(0)));
    assertThat(refunded()).isEqualTo(500);

    shelf.take(Things.event("evt_3", "charge.refunded", 10, charge(700)));
    assertThat(refunded()).as("of one second, the one taken later").isEqualTo(700);
    assertThat(shelf.events()).hasSize(3);
    assertThat(shelf.list("charge")).hasSize(1);
  }

  @Test
  void wholeStory_becomesLists() {
    StripeStory.tell("2026-07-29.dahlia", "01CLICK").forEach(shelf::take);

    assertThat(shelf.list("checkout.session"))
        .extracting(session -> session.path("id").asString())
        .containsExactly("cs_guest", "cs_debit", "cs_trial");
    assertThat(shelf.list("invoice")).hasSize(3);
    assertThat(shelf.list("charge")).hasSize(3);
    assertThat(shelf.list("dispute"))
        .singleElement()
        .extracting(d -> d.path("status").asString())
        .isEqualTo("won");
    assertThat(shelf.find("ch_1").orElseThrow().path("amount_refunded").asInt()).isEqualTo(500);
  }

  @Test
  void everyObjectOfAHistory_isThereOnce() {
    List<ObjectNode> history = StripeHistory.of(3, 200);
    history.forEach(shelf::take);
    Set<String> ids = new HashSet<>();
    history.forEach(event -> ids.add(event.at("/data/object/id").asString()));

    assertThat(shelf.size()).isEqualTo(history.size() + ids.size());
    assertThat(ids).allMatch(id -> shelf.find(id).isPresent());
  }

  @Test
  void shelfKeepsItsOwnCopy() {
    ObjectNode charge = charge(1);
    shelf.put(charge);
    charge.put("amount_refunded", 2);

    assertThat(refunded()).isEqualTo(1);
  }

  @Test
  void removedEvent_leavesItsObject() {
    shelf.take(Things.event("evt_1", "charge.succeeded", 20, charge(0)));

    assertThat(shelf.remove("evt_1")).isTrue();
    assertThat(shelf.remove("evt_1")).isFalse();
    assertThat(shelf.events()).isEmpty();
    assertThat(shelf.list("charge")).hasSize(1);
  }

  @Test
  void objectWithoutAnId_hasNoPlace() {
    JsonNode nameless = charge(0).putNull("id");

    assertThatThrownBy(() -> shelf.put(nameless)).isInstanceOf(IllegalArgumentException.class);
    shelf.take(Things.event("evt_1", "invoice.upcoming", 0, charge(0).putNull("id")));
    assertThat(shelf.size()).as("the event alone").isEqualTo(1);
  }
}

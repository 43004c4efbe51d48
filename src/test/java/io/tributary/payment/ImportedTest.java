package io.tributary.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.model.Payment;
import io.tributary.storage.InboxTable.Message;
import io.tributary.testing.StripeHistory;
import io.tributary.testing.StripePast;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** Objects that were fetched tell what their events would have told, and no more. */
final class ImportedTest {
  private static final int HISTORIES = 60;
  private static final int MESSAGES = 120;
  private static final Instant FETCHED = Instant.parse("2036-01-01T00:00:00Z");

  @Test
  void besideAllEvents_theObjectsTellNothingNew() {
    for (int seed = 0; seed < HISTORIES; seed++) {
      StripePast past = StripeHistory.past(seed, MESSAGES);
      List<Message> told = PureBooks.messages(past.events());
      List<Message> links = Imports.of(only(past, "invoice_payment"), FETCHED);
      List<Payment> books = PureBooks.of(together(told, links));
      List<ObjectNode> objects = without(past, "refund");
      assertThat(PureBooks.of(together(told, Imports.of(objects, FETCHED))))
          .as("seed %d", seed)
          .isEqualTo(books);
    }
  }

  /** Which refund it was, the events of older versions don't tell: only how much went back. */
  @Test
  void objectsAlone_andWithAnySubsetOfTheEvents_giveTheStatesAndSumsOfAllEvents() {
    for (int seed = 0; seed < HISTORIES; seed++) {
      StripePast past = StripeHistory.past(seed, MESSAGES);
      List<Message> told = PureBooks.messages(past.events());
      List<Message> imported = Imports.of(past.objects(), FETCHED);
      List<Message> links = Imports.of(only(past, "invoice_payment"), FETCHED);
      List<String> states = states(PureBooks.of(together(told, links)));
      assertThat(states(PureBooks.of(imported))).as("seed %d", seed).isEqualTo(states);
      List<Message> some = new ArrayList<>(told);
      Collections.shuffle(some, new Random(seed));
      List<Message> rest = together(some.subList(0, some.size() / 2), imported);
      Collections.shuffle(rest, new Random(seed));
      assertThat(states(PureBooks.of(rest))).as("seed %d", seed).isEqualTo(states);
    }
  }

  @Test
  void ofSeveralStatesOfAnObject_theLastCounts_whateverCameFirst() {
    for (int seed = 0; seed < HISTORIES; seed++) {
      StripePast past = StripeHistory.past(seed, MESSAGES);
      List<Message> snapshots = new ArrayList<>();
      Map<String, Message> last = new LinkedHashMap<>();
      for (ObjectNode event : past.events()) {
        Instant at = Instant.ofEpochSecond(event.path("created").longValue());
        ObjectNode object = (ObjectNode) event.path("data").path("object");
        Message message = Imports.of(List.of(object), at.plusMillis(snapshots.size())).getFirst();
        snapshots.add(message);
        last.put(object.path("id").stringValue(), message);
      }
      List<Payment> books = PureBooks.of(List.copyOf(last.values()));
      assertThat(PureBooks.of(snapshots)).as("seed %d", seed).isEqualTo(books);
      Collections.shuffle(snapshots, new Random(seed));
      assertThat(PureBooks.of(snapshots)).as("seed %d", seed).isEqualTo(books);
    }
  }

  private static List<ObjectNode> only(StripePast past, String word) {
    return past.objects().stream().filter(object -> is(object, word)).toList();
  }

  private static List<ObjectNode> without(StripePast past, String word) {
    return past.objects().stream().filter(object -> !is(object, word)).toList();
  }

  private static boolean is(ObjectNode object, String word) {
    return object.path("object").stringValue().equals(word);
  }

  private static List<Message> together(List<Message> one, List<Message> other) {
    return new ArrayList<>(Stream.concat(one.stream(), other.stream()).toList());
  }

  private static List<String> states(List<Payment> books) {
    return books.stream()
        .map(
            payment ->
                Stream.of(
                        payment.id(),
                        payment.purpose(),
                        payment.status(),
                        payment.amount(),
                        payment.gross(),
                        payment.refunded(),
                        payment.disputed(),
                        payment.place().isUnlinked())
                    .map(Object::toString)
                    .reduce("", (all, next) -> all + next + " "))
        .toList();
  }
}

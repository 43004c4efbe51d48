package io.tributary.payment;

import io.tributary.model.AccountId;
import io.tributary.model.Fact;
import io.tributary.model.MessageId;
import io.tributary.model.Payment;
import io.tributary.model.PaymentId;
import io.tributary.storage.BookLocks;
import io.tributary.storage.FactTable.Part;
import io.tributary.storage.InboxTable.Incoming;
import io.tributary.storage.InboxTable.Message;
import io.tributary.storage.InboxTable.State;
import io.tributary.stripe.EventTranslator;
import io.tributary.testing.StripeEvents;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** All of the books without a database: translated, joined, folded and placed. */
final class PureBooks {
  private static final AccountId ACCOUNT = AccountId.DEFAULT;

  private PureBooks() {}

  /** The payments of these messages, by their ids. */
  static List<Payment> of(List<Message> messages) {
    Joiner joiner = new Joiner();
    for (Message message : messages) {
      for (Fact fact : EventTranslator.translate(message)) {
        if (!fact.names().isEmpty()) {
          joiner.add(ACCOUNT, new Part(0, fact), message.receivedAt());
        }
      }
    }
    return placed(joiner.changed().stream().flatMap(PureBooks::folded).toList());
  }

  private static Stream<Payment> folded(Component component) {
    List<Fact> facts = component.parts().stream().map(Part::fact).toList();
    return Books.fold(ACCOUNT, facts).stream();
  }

  private static List<Payment> placed(List<Payment> folded) {
    Set<BookLocks.Part> relations = new HashSet<>();
    folded.forEach(payment -> relations.addAll(Relations.of(payment)));
    Map<PaymentId, Payment.Place> places = Places.of(folded, relations);
    return folded.stream()
        .map(payment -> payment.at(places.getOrDefault(payment.id(), Payment.Place.ALONE)))
        .sorted(Comparator.comparing(payment -> payment.id().value()))
        .toList();
  }

  static List<Message> messages(List<ObjectNode> events) {
    List<Message> messages = new ArrayList<>();
    for (ObjectNode event : events) {
      messages.add(message(event, messages.size() + 1));
    }
    return messages;
  }

  private static Message message(ObjectNode event, int number) {
    Incoming content =
        new Incoming(
            ACCOUNT,
            event.path("id").stringValue(),
            event.path("type").stringValue(),
            Instant.ofEpochSecond(event.path("created").longValue()),
            false,
            StripeEvents.bytes(event));
    return message(content, number);
  }

  static Message message(Incoming content, int number) {
    return new Message(
        new MessageId(number), content, content.toldAt(), State.NEW, Optional.empty());
  }
}

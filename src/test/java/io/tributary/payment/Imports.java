package io.tributary.payment;

import io.tributary.model.AccountId;
import io.tributary.storage.InboxTable.Message;
import io.tributary.stripe.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Messages made of objects that were fetched. */
final class Imports {
  private Imports() {}

  /** Objects as they were fetched at that time. */
  static List<Message> of(List<ObjectNode> objects, Instant fetchedAt) {
    List<Message> messages = new ArrayList<>();
    for (ObjectNode object : objects) {
      Snapshot snapshot = Snapshot.of(AccountId.DEFAULT, object, true, fetchedAt).orElseThrow();
      messages.add(PureBooks.message(snapshot.as(snapshot.idAfter("")), messages.size() + 100_000));
    }
    return messages;
  }
}

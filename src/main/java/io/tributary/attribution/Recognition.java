package io.tributary.attribution;

import io.tributary.model.Click;
import io.tributary.model.ClickId;
import io.tributary.model.Identity;
import io.tributary.model.MatchMethod;
import io.tributary.model.Order;
import io.tributary.model.Payment;
import io.tributary.model.PaymentId;
import io.tributary.model.Reported;
import io.tributary.storage.IdentitySearch.Sought;
import io.tributary.storage.Tables;
import io.tributary.storage.Transaction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which visitor a door's conversion came from, by a name that he gave to {@code identify}: the
 * owner's own id of him, else his e-mail.
 *
 * <p>Only what came before the conversion counts, whatever came first here; so the match follows
 * from what is stored, never from the order of arrival.
 */
final class Recognition {
  /** The clocks of senders differ from ours. */
  private static final Duration SLACK = Duration.ofMinutes(5);

  private Recognition() {}

  /** The visitor's last click by then, and by which name he was found. */
  record Known(Click click, MatchMethod method) {}

  static Map<PaymentId, Known> of(Transaction transaction, Tables tables, List<Payment> payments) {
    List<Payment> ofDoors = payments.stream().filter(Payment::isOfDoor).toList();
    if (ofDoors.isEmpty()) {
      return Map.of();
    }
    Map<PaymentId, ClickId> byRef =
        tables.identitySearch().lastClicks(transaction, sought(ofDoors, Identity.Kind.REF_ID));
    Map<PaymentId, ClickId> byEmail =
        tables.identitySearch().lastClicks(transaction, sought(ofDoors, Identity.Kind.EMAIL));
    Set<ClickId> ids = new HashSet<>(byRef.values());
    ids.addAll(byEmail.values());
    Map<ClickId, Click> clicks = clicks(transaction, tables, ids);
    Map<PaymentId, Known> known = new HashMap<>();
    byEmail.forEach((id, click) -> put(known, id, clicks.get(click), MatchMethod.EMAIL));
    byRef.forEach((id, click) -> put(known, id, clicks.get(click), MatchMethod.REF_ID));
    return known;
  }

  private static Map<ClickId, Click> clicks(
      Transaction transaction, Tables tables, Set<ClickId> ids) {
    return tables.clicks().find(transaction, List.copyOf(ids)).stream()
        .collect(Collectors.toMap(Click::id, click -> click));
  }

  private static void put(
      Map<PaymentId, Known> known, PaymentId id, @Nullable Click click, MatchMethod method) {
    if (click != null) {
      known.put(id, new Known(click, method));
    }
  }

  private static List<Sought> sought(List<Payment> payments, Identity.Kind kind) {
    List<Sought> sought = new ArrayList<>();
    for (Payment payment : payments) {
      Optional<Reported> reported = payment.order().flatMap(Order::reported);
      Optional<String> name = payment.order().flatMap(order -> name(order, kind));
      if (reported.isPresent() && name.isPresent()) {
        sought.add(
            new Sought(
                payment.id(),
                reported.get().site(),
                kind,
                name.get(),
                payment.occurredAt().plus(SLACK)));
      }
    }
    return sought;
  }

  private static Optional<String> name(Order order, Identity.Kind kind) {
    return switch (kind) {
      case REF_ID -> order.reported().flatMap(Reported::refId);
      case EMAIL -> order.buyer().email();
      case PHONE -> order.buyer().phone();
    };
  }
}

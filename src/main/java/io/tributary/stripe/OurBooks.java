package io.tributary.stripe;

import io.tributary.model.Alias;
import io.tributary.model.Fact;
import io.tributary.model.Payment;
import io.tributary.model.PaymentId;
import io.tributary.model.StripeBooks;
import io.tributary.model.TimeWindow;
import io.tributary.storage.BooksSide;
import io.tributary.storage.BooksSide.Held;
import io.tributary.storage.BooksSide.Line;
import io.tributary.storage.Database;
import io.tributary.storage.Tables;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Our books, as a comparison reads them: in short transactions, a page at a time. */
final class OurBooks {
  private static final int PAGE = 500;
  private final Database database;
  private final Tables tables;
  private final StripeBooks books;
  private final Runnable beat;

  /**
   * Opens them.
   *
   * @param beat said with each page; may throw to end the comparison
   */
  OurBooks(Database database, Tables tables, StripeBooks books, Runnable beat) {
    this.beat = beat;
    this.database = database;
    this.tables = tables;
    this.books = books;
  }

  /** The payments that those names stand for. */
  Map<Alias, Held> named(Collection<Alias> names) {
    return database.inTransaction(open -> tables.booksSide().named(open, books.account(), names));
  }

  /** The payments that the names of those objects stand for. */
  Map<Alias, Held> of(Collection<? extends Theirs> objects) {
    Set<Alias> names = new HashSet<>();
    objects.forEach(object -> names.addAll(object.names()));
    beat.run();
    return named(names);
  }

  /** All that is known of a payment. */
  List<Fact> facts(PaymentId payment) {
    return database.inTransaction(
        open -> tables.facts().ofPayments(open, List.of(payment)).getOrDefault(payment, List.of()));
  }

  /** Shows every payment of a window with its names, some at a time. */
  void eachPayment(TimeWindow window, Consumer<Map<Payment, Set<Alias>>> look) {
    BooksSide side = tables.booksSide();
    Optional<Payment> behind = Optional.empty();
    List<Payment> page;
    do {
      beat.run();
      Optional<Payment> last = behind;
      page = database.inTransaction(open -> side.between(open, books, window, last, PAGE));
      look.accept(named(page));
      behind = page.isEmpty() ? Optional.empty() : Optional.of(page.getLast());
    } while (page.size() == PAGE);
  }

  private Map<Payment, Set<Alias>> named(List<Payment> page) {
    List<PaymentId> ids = page.stream().map(Payment::id).toList();
    Map<PaymentId, Set<Alias>> names =
        database.inTransaction(open -> tables.booksSide().names(open, ids));
    Map<Payment, Set<Alias>> named = new LinkedHashMap<>();
    page.forEach(payment -> named.put(payment, names.getOrDefault(payment.id(), Set.of())));
    return named;
  }

  /** Shows every refund and dispute of a window. */
  void eachMovement(TimeWindow window, Consumer<Line> look) {
    BooksSide side = tables.booksSide();
    Optional<Line> behind = Optional.empty();
    List<Line> page;
    do {
      beat.run();
      Optional<Line> last = behind;
      page = database.inTransaction(open -> side.movements(open, books, window, last, PAGE));
      page.forEach(look);
      behind = page.isEmpty() ? Optional.empty() : Optional.of(page.getLast());
    } while (page.size() == PAGE);
  }
}

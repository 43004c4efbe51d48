package io.tributary.torture;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.Books;
import io.tributary.model.ClickId;
import io.tributary.testing.Reply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Holds the tables against the promises: each table is read once, whole. */
final class Audit {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** Each payment is of 100.00. */
  private static final String ENTRIES =
      """
      SELECT session FROM entries JOIN payments ON payments.id = payment_id
      WHERE entries.amount = 10000
      """;

  private static final String CONVERSIONS =
      """
      SELECT session || ' ' || credited_id
      FROM conversions JOIN payments ON payments.id = payment_id
      """;

  private final Books books;
  private final Promises promises;

  /** How many there are at the end. */
  record Rows(long clicks, long setAside) {}

  private Audit(Books books, Promises promises) {
    this.books = books;
    this.promises = promises;
  }

  /** Waits until everything is loaded and read, then counts. Nothing may be sent any more. */
  static Rows of(Books books, Promises promises) {
    Audit audit = new Audit(books, promises);
    audit.awaitSettled();
    audit.assertNothingFailed();
    audit.assertClicks();
    audit.assertMessages();
    audit.assertMoney();
    return new Rows(books.count("clicks"), books.count("set_aside"));
  }

  private void awaitSettled() {
    long start = System.nanoTime();
    while (!books.isSettled() || !missing().isEmpty()) {
      if (System.nanoTime() - start > PATIENCE.toNanos()) {
        return; // what follows says what is missing
      }
      Reply.rest(Duration.ofMillis(500));
    }
  }

  private Set<String> missing() {
    Set<String> missing = new HashSet<>();
    promises.clicks().forEach(click -> missing.add(click.value().toString()));
    books.column("SELECT id FROM clicks").forEach(missing::remove);
    return missing;
  }

  private void assertNothingFailed() {
    assertThat(books.column("SELECT error FROM set_aside")).isEmpty();
    assertThat(books.column("SELECT reason FROM inbox WHERE state <> 'READ'")).isEmpty();
    assertThat(books.column("SELECT failure FROM payments WHERE failure IS NOT NULL")).isEmpty();
  }

  /** A click that was kept twice would be a row more than was sent: the second gets another id. */
  private void assertClicks() {
    assertThat(missing()).isEmpty();
    assertThat(new HashSet<>(promises.clicks())).hasSize(promises.clickCount());
    assertThat(books.count("clicks"))
        .isBetween(
            (long) promises.clickCount(), (long) promises.clickCount() + promises.openCount());
  }

  private void assertMessages() {
    assertOnce(books.column("SELECT event_id FROM inbox"), "evt_");
  }

  private void assertMoney() {
    assertOnce(books.column("SELECT session FROM payments"), "cs_");
    assertOnce(books.column(ENTRIES), "cs_");
    assertThat(books.count("entries")).isEqualTo(promises.paymentCount());
    assertThat(new TreeSet<>(books.column(CONVERSIONS)).equals(promisedConversions()))
        .as("each payment with its click")
        .isTrue();
    assertThat(books.count("conversions")).isEqualTo(promises.paymentCount());
  }

  private Set<String> promisedConversions() {
    Set<String> promised = new TreeSet<>();
    for (Map.Entry<String, ClickId> payment : promises.payments().entrySet()) {
      promised.add("cs_" + payment.getKey() + " " + payment.getValue().value());
    }
    return promised;
  }

  /** Those of all payments, and no other, each once. */
  private void assertOnce(List<String> found, String prefix) {
    Set<String> expected = new TreeSet<>();
    promises.payments().keySet().forEach(name -> expected.add(prefix + name));
    List<String> sorted = found.stream().sorted().toList();
    assertThat(sorted).isEqualTo(new ArrayList<>(expected));
  }
}

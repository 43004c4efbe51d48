package io.tributary.storage;

import io.tributary.model.AccountId;
import java.time.Duration;
import java.util.List;

/**
 * Table {@code enquiries}: what Stripe was asked about payments whose links no message has told.
 *
 * <p>Only what came within three days is asked about: the history is imported as a whole.
 */
public final class EnquiryTable {
  private static final String TAKE =
      """
      WITH books AS (SELECT * FROM unnest(:accounts, :tests) AS b (account, test)),
      recent AS (
        SELECT p.* FROM payments p
        JOIN books b ON b.account = p.account_id AND b.test = p.test
        WHERE p.session IS NULL AND p.status = 'PAID'
          AND p.stored_at BETWEEN now() - interval '3 days' AND now() - :seconds * interval '1 second'),
      open AS (
        SELECT account_id, test, 'SUBSCRIPTION' AS subject, subscription AS id FROM recent r
        WHERE subscription IS NOT NULL AND NOT EXISTS (SELECT FROM payments s
          WHERE 'subscription ' || s.subscription = 'subscription ' || r.subscription
            AND s.account_id = r.account_id AND s.session IS NOT NULL)
        UNION
        SELECT account_id, test, 'PAYMENT_INTENT', payment_intent FROM recent
        WHERE invoice IS NULL AND payment_intent IS NOT NULL
        UNION
        SELECT m.account_id, m.test, CASE split_part(a.alias, ':', 1)
          WHEN 'charge' THEN 'CHARGE' ELSE 'PAYMENT_INTENT' END, split_part(a.alias, ':', 2)
        FROM inbox m
        JOIN books b ON b.account = m.account_id AND b.test = m.test
        JOIN facts f ON f.message_id = m.id
        JOIN aliases a ON a.payment_id = f.payment_id
          AND (a.alias LIKE 'charge:%' OR a.alias LIKE 'payment\\_intent:%')
        LEFT JOIN payments p ON p.id = f.payment_id
        WHERE m.received_at BETWEEN now() - interval '3 days' AND now() - :seconds * interval '1 second'
          AND p.id IS NULL AND f.kind IN ('Refunded', 'RefundedInAll', 'RefundFailed',
            'DisputeWithdrawn', 'DisputeReinstated', 'FeeTaken')),
      taken AS (
        INSERT INTO enquiries (account_id, subject, id, asked_at)
        SELECT account_id, subject, id, now() FROM open o
        WHERE NOT EXISTS (SELECT FROM enquiries e
          WHERE e.account_id = o.account_id AND e.subject = o.subject AND e.id = o.id
            AND (e.answered OR e.asked_at > now() - interval '1 hour'))
        ORDER BY 1, 2, 3 LIMIT :most
        ON CONFLICT (account_id, subject, id) DO UPDATE SET asked_at = EXCLUDED.asked_at
          WHERE NOT enquiries.answered AND enquiries.asked_at <= now() - interval '1 hour'
        RETURNING account_id, subject, id)
      SELECT DISTINCT t.account_id, o.test, t.subject, t.id
      FROM taken t JOIN open o USING (account_id, subject, id)
      """;

  /** What is asked about. */
  public enum Subject {
    /** A payment's intent: which session or invoice it paid. */
    PAYMENT_INTENT,
    /** A subscription: the session it began with. */
    SUBSCRIPTION,
    /** A charge whose refund, dispute or fee came alone. */
    CHARGE
  }

  /** Whose books may be asked about: an account, in test or live mode. */
  public record Books(AccountId account, boolean test) {}

  /** A question. */
  public record Enquiry(AccountId account, boolean test, Subject subject, String id) {}

  /** One row, component for column. */
  record Row(String accountId, boolean test, Subject subject, String id) {
    Enquiry toEnquiry() {
      return new Enquiry(new AccountId(accountId), test, subject, id);
    }
  }

  /**
   * Takes questions that nobody has asked so far, or that had no answer for an hour.
   *
   * @param books those that a key opens
   * @param patience how long a message may be on its way before it is missed
   */
  public List<Enquiry> take(
      Transaction transaction, List<Books> books, Duration patience, int most) {
    return transaction
        .handle()
        .createQuery(TAKE)
        .bindArray("accounts", String.class, books.stream().map(b -> b.account().value()).toArray())
        .bindArray("tests", Boolean.class, books.stream().map(Books::test).toArray())
        .bind("seconds", patience.toSeconds())
        .bind("most", most)
        .map(RecordMapper.of(Row.class))
        .map(Row::toEnquiry)
        .list();
  }

  /** Notes that there was an answer, whatever it said. */
  public void answered(Transaction transaction, Enquiry enquiry) {
    note(transaction, enquiry, "answered = true, failure = NULL", "");
  }

  /** Notes why there was none; it is asked again after an hour. */
  public void failed(Transaction transaction, Enquiry enquiry, String failure) {
    note(transaction, enquiry, "failure = :failure", failure);
  }

  private static void note(
      Transaction transaction, Enquiry enquiry, String change, String failure) {
    transaction
        .handle()
        .createUpdate(
            "UPDATE enquiries SET "
                + change
                + " WHERE account_id = :account AND subject = :subject AND id = :id")
        .bind("failure", failure)
        .bind("account", enquiry.account().value())
        .bind("subject", enquiry.subject())
        .bind("id", enquiry.id())
        .execute();
  }
}

package io.tributary.stripe;

import io.tributary.model.AccountId;
import io.tributary.storage.Database;
import io.tributary.storage.EnquiryTable.Books;
import io.tributary.storage.EnquiryTable.Enquiry;
import io.tributary.storage.Tables;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.ToIntBiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * Worker: asks Stripe for the links that no message has told, such as the session a renewal's
 * subscription began with. Without an API key it has nothing to do.
 */
public final class Enquiries {
  private static final Logger LOG = LoggerFactory.getLogger(Enquiries.class);
  private static final int BATCH = 20;

  /** Several times what Stripe's messages take, and twice its own first repetition. */
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final Database database;
  private final Tables tables;
  private final StripeApis apis;
  private final Supplier<List<KeyedAccount>> keys;
  private final ToIntBiFunction<AccountId, List<JsonNode>> imports;

  /**
   * Makes the worker.
   *
   * @param keys port: the accounts that have an API key
   * @param imports takes fetched objects in as messages, and says how many were news
   */
  public Enquiries(
      Database database,
      Tables tables,
      StripeApis apis,
      Supplier<List<KeyedAccount>> keys,
      ToIntBiFunction<AccountId, List<JsonNode>> imports) {
    this.database = database;
    this.tables = tables;
    this.apis = apis;
    this.keys = keys;
    this.imports = imports;
  }

  /**
   * Asks one batch of questions.
   *
   * @return how many were asked; 0 when there are none, or no key
   */
  public int runOnce() {
    List<KeyedAccount> known = keys.get();
    if (known.isEmpty()) {
      return 0;
    }
    List<Books> books =
        known.stream().map(each -> new Books(each.account(), !each.isLive())).distinct().toList();
    List<Enquiry> taken =
        database.inTransaction(
            transaction -> tables.enquiries().take(transaction, books, PATIENCE, BATCH));
    taken.forEach(enquiry -> ask(enquiry, known));
    return taken.size();
  }

  private void ask(Enquiry enquiry, List<KeyedAccount> known) {
    KeyedAccount account = KeyedAccount.of(known, enquiry.account(), enquiry.test()).orElseThrow();
    try {
      List<JsonNode> found = found(apis.of(account), enquiry);
      int imported = imports.applyAsInt(enquiry.account(), found);
      database.useTransaction(transaction -> tables.enquiries().answered(transaction, enquiry));
      LOG.info("asked Stripe about {} {}: {} imported", enquiry.subject(), enquiry.id(), imported);
    } catch (StripeFailure failure) {
      database.useTransaction(
          transaction -> tables.enquiries().failed(transaction, enquiry, message(failure)));
    }
  }

  private static String message(StripeFailure failure) {
    return String.valueOf(failure.getMessage());
  }

  private static List<JsonNode> found(StripeApi stripe, Enquiry enquiry) {
    return switch (enquiry.subject()) {
      case PAYMENT_INTENT -> ofIntent(stripe, enquiry.id());
      case SUBSCRIPTION -> sessions(stripe, "subscription", enquiry.id());
      case CHARGE ->
          object(
              stripe,
              "/v1/charges/" + StripeRequests.encoded(enquiry.id()),
              Map.of("expand[0]", "balance_transaction"));
    };
  }

  /** Its session, else its invoice: by the object that exists since basil, or by its own word. */
  private static List<JsonNode> ofIntent(StripeApi stripe, String intent) {
    List<JsonNode> sessions = sessions(stripe, "payment_intent", intent);
    if (!sessions.isEmpty()) {
      return sessions;
    }
    List<JsonNode> found =
        new ArrayList<>(
            object(stripe, "/v1/payment_intents/" + StripeRequests.encoded(intent), Map.of()));
    found.addAll(invoicePayments(stripe, intent));
    return found;
  }

  private static List<JsonNode> sessions(StripeApi stripe, String filter, String id) {
    List<JsonNode> complete = new ArrayList<>();
    for (JsonNode session : stripe.list("/v1/checkout/sessions", Map.of(filter, id))) {
      if (session.path("status").asString("complete").equals("complete")) {
        complete.add(session);
      }
    }
    return complete;
  }

  /** None where the account's API version is older than they are. */
  private static List<JsonNode> invoicePayments(StripeApi stripe, String intent) {
    Map<String, String> query =
        Map.of("payment[type]", "payment_intent", "payment[payment_intent]", intent);
    List<JsonNode> found = new ArrayList<>();
    try {
      stripe.list("/v1/invoice_payments", query).forEach(found::add);
    } catch (StripeFailure failure) {
      switch (failure.kind()) {
        case NOT_FOUND, REFUSED -> {}
        case KEY_REFUSED, PERMISSION_MISSING, UNAVAILABLE -> throw failure;
      }
    }
    return found;
  }

  private static List<JsonNode> object(StripeApi stripe, String path, Map<String, String> query) {
    try {
      return List.of(stripe.get(path, query));
    } catch (StripeFailure failure) {
      return switch (failure.kind()) {
        case NOT_FOUND -> List.of();
        case KEY_REFUSED, PERMISSION_MISSING, REFUSED, UNAVAILABLE -> throw failure;
      };
    }
  }
}

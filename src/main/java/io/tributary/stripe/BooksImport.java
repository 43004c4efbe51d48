package io.tributary.stripe;

import io.tributary.model.ImportOutcome;
import io.tributary.model.ImportOutcome.Result;
import io.tributary.model.StripeBooks;
import io.tributary.model.StripeObject;
import io.tributary.storage.Database;
import io.tributary.storage.Tables;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/** Fetches single objects from Stripe that a comparison missed, and puts them into the inbox. */
public final class BooksImport {
  private final Database database;
  private final Tables tables;
  private final StripeApis apis;
  private final Supplier<List<KeyedAccount>> accounts;
  private final ObjectImport store;
  private final InstantSource clock;

  /**
   * Makes it.
   *
   * @param accounts whose books can be opened
   * @param store makes messages of them
   */
  public BooksImport(
      Database database,
      Tables tables,
      StripeApis apis,
      Supplier<List<KeyedAccount>> accounts,
      ObjectImport store,
      InstantSource clock) {
    this.database = database;
    this.tables = tables;
    this.apis = apis;
    this.accounts = accounts;
    this.store = store;
    this.clock = clock;
  }

  /**
   * Imports objects, one after another; what came is noted at the findings about them.
   *
   * @return what came of each, in their order
   */
  public List<ImportOutcome> run(StripeBooks books, List<StripeObject> objects) {
    Optional<KeyedAccount> account = KeyedAccount.of(accounts.get(), books.account(), books.test());
    List<ImportOutcome> outcomes = new ArrayList<>();
    Optional<String> obstacle =
        account.isPresent()
            ? Optional.empty()
            : Optional.of("There is no API key that opens these books. Set one in Setup.");
    for (StripeObject object : objects) {
      ImportOutcome outcome =
          obstacle
              .map(why -> new ImportOutcome(object, Result.FAILED, why))
              .orElseGet(() -> fetch(account.orElseThrow(), object));
      outcomes.add(outcome);
      obstacle = obstacle.or(() -> endless(outcome));
    }
    note(books, outcomes);
    return outcomes;
  }

  /** What failed for one object fails for all others too, and need not be tried. */
  private static Optional<String> endless(ImportOutcome outcome) {
    return Optional.of(outcome)
        .filter(failed -> failed.result() == Result.FAILED)
        .map(ImportOutcome::sentence);
  }

  private ImportOutcome fetch(KeyedAccount account, StripeObject object) {
    try {
      String path = TheirList.of(object.kind()).pathOf(object.id());
      JsonNode fetched = apis.of(account).get(path, Map.of());
      boolean isNew = store.store(account, List.of(fetched)) > 0;
      return isNew
          ? new ImportOutcome(
              object, Result.IMPORTED, "Imported. The books have it within seconds.")
          : new ImportOutcome(
              object, Result.KNOWN, "It was imported before and has not changed since.");
    } catch (StripeFailure failure) {
      return failed(object, failure);
    }
  }

  private static ImportOutcome failed(StripeObject object, StripeFailure failure) {
    String sentence = String.valueOf(failure.getMessage());
    return switch (failure.kind()) {
      case NOT_FOUND ->
          new ImportOutcome(
              object,
              Result.NOT_FOUND,
              "Stripe has no %s of that id in this account.".formatted(object.kind().noun()));
      case REFUSED -> new ImportOutcome(object, Result.NOT_FOUND, sentence);
      case KEY_REFUSED, PERMISSION_MISSING, UNAVAILABLE ->
          new ImportOutcome(object, Result.FAILED, sentence);
    };
  }

  private void note(StripeBooks books, List<ImportOutcome> outcomes) {
    List<StripeObject> come =
        outcomes.stream()
            .filter(outcome -> outcome.result() == Result.IMPORTED)
            .map(ImportOutcome::object)
            .toList();
    database.useTransaction(
        open -> tables.discrepancies().markImported(open, books, come, clock.instant()));
  }
}

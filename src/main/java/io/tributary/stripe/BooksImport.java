package io.tributary.stripe;

import io.tributary.model.ImportOutcome;
import io.tributary.model.ImportOutcome.Result;
import io.tributary.model.StripeBooks;
import io.tributary.model.StripeKind;
import io.tributary.model.StripeObject;
import io.tributary.storage.Database;
import io.tributary.storage.Tables;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/** Fetches single objects from Stripe that a comparison missed, and puts them into the inbox. */
public final class BooksImport {
  /** Somebody waits for it, perhaps behind a proxy that waits half a minute. */
  private static final Duration MOST_TIME = Duration.ofSeconds(20);

  private static final String LATER =
      "There was no time left for it. What was done stays: import again to go on.";
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
   * Imports objects, one after another, for as long as somebody waits; what came is noted at the
   * findings about them. That is on a thread of its own, since who waits for Stripe has used up the
   * time that the database has for a request.
   *
   * @return what came of each, in their order
   */
  public List<ImportOutcome> run(StripeBooks books, List<StripeObject> objects) {
    List<ImportOutcome> outcomes = Collections.synchronizedList(new ArrayList<>());
    FutureTask<Void> importing =
        new FutureTask<>(() -> fetchAll(books, objects, outcomes::add), null);
    Thread.ofVirtual().name("books-import").start(importing);
    try {
      importing.get(MOST_TIME.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException late) {
      // it ends by itself after the object it is at
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException("an import failed by itself", failed.getCause());
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
    }
    return withTheRest(List.copyOf(outcomes), objects);
  }

  private static List<ImportOutcome> withTheRest(
      List<ImportOutcome> done, List<StripeObject> objects) {
    List<ImportOutcome> all = new ArrayList<>(done);
    objects.stream()
        .skip(done.size())
        .map(object -> new ImportOutcome(object, Result.FAILED, LATER))
        .forEach(all::add);
    return all;
  }

  /** Goes on until the time is over; what it has fetched by then stays and is noted. */
  private void fetchAll(
      StripeBooks books, List<StripeObject> objects, Consumer<ImportOutcome> told) {
    Instant end = clock.instant().plus(MOST_TIME);
    Optional<KeyedAccount> account = KeyedAccount.of(accounts.get(), books.account(), books.test());
    Optional<String> obstacle =
        account.isPresent()
            ? Optional.empty()
            : Optional.of("There is no API key that opens these books. Set one in Setup.");
    for (StripeObject object : objects) {
      if (!clock.instant().isBefore(end)) {
        return;
      }
      ImportOutcome outcome =
          obstacle
              .map(why -> new ImportOutcome(object, Result.FAILED, why))
              .orElseGet(() -> fetch(account.orElseThrow(), object));
      note(books, outcome);
      told.accept(outcome);
      obstacle = obstacle.or(() -> endless(outcome));
    }
  }

  /** What failed for one object fails for all others too, and need not be tried. */
  private static Optional<String> endless(ImportOutcome outcome) {
    return Optional.of(outcome)
        .filter(failed -> failed.result() == Result.FAILED)
        .map(ImportOutcome::sentence);
  }

  private ImportOutcome fetch(KeyedAccount account, StripeObject object) {
    try {
      boolean isNew = store.store(account, fetched(apis.of(account), object)) > 0;
      return isNew
          ? new ImportOutcome(
              object, Result.IMPORTED, "Imported. The books have it within seconds.")
          : new ImportOutcome(
              object, Result.KNOWN, "It was imported before and has not changed since.");
    } catch (StripeFailure failure) {
      return failed(object, failure);
    }
  }

  /** A refund comes with its charge: what was never captured of it is no refund. */
  private static List<JsonNode> fetched(StripeApi api, StripeObject object) {
    JsonNode fetched = api.get(TheirList.of(object.kind()).pathOf(object.id()), Map.of());
    Optional<String> charge =
        object.kind() == StripeKind.REFUND ? StripeJson.id(fetched, "charge") : Optional.empty();
    return charge.isEmpty()
        ? List.of(fetched)
        : List.of(api.get(TheirList.of(StripeKind.CHARGE).pathOf(charge.get()), Map.of()), fetched);
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

  private void note(StripeBooks books, ImportOutcome outcome) {
    if (outcome.isThere()) {
      List<StripeObject> come = List.of(outcome.object());
      database.useTransaction(
          open -> tables.discrepancies().markImported(open, books, come, clock.instant()));
    }
  }
}

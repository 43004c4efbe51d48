package io.tributary.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.model.AccountId;
import io.tributary.model.BooksDesk;
import io.tributary.model.Comparison;
import io.tributary.model.ComparisonId;
import io.tributary.model.ImportOutcome;
import io.tributary.model.StripeBooks;
import io.tributary.model.StripeKind;
import io.tributary.model.StripeObject;
import io.tributary.testing.SampleComparison;
import io.tributary.testing.TestHouse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;

/** Stripe's books, as far as the API asks for them. */
final class BooksAtHand {
  final List<StripeBooks> keyed =
      new CopyOnWriteArrayList<>(List.of(new StripeBooks(AccountId.DEFAULT, false)));

  BooksDesk desk() {
    return new BooksDesk(() -> List.copyOf(keyed), BooksAtHand::imported);
  }

  private static List<ImportOutcome> imported(StripeBooks books, List<StripeObject> objects) {
    return objects.stream()
        .map(
            object ->
                new ImportOutcome(
                    object, ImportOutcome.Result.IMPORTED, "Imported into " + books.account()))
        .toList();
  }

  /** A comparison that is done, with some days and a finding of each kind. */
  ComparisonId keep(TestHouse house) {
    ComparisonId id = ComparisonId.mint(house.clock.instant(), new SplittableRandom(9));
    house.database.database().useTransaction(open -> SampleComparison.keep(open, house.tables, id));
    return id;
  }

  /** Every answer about them fits its schema. */
  void answersFit(Schemas schemas, ApiServer server) {
    String address = "/api/v1/reconciliation/" + keep(server.house);
    schemas.fits("ComparisonDetail", server.get(200, address));
    schemas.fits("DiscrepancyPage", server.get(200, address + "/findings"));
    schemas.fits("ComparisonPage", server.post(202, "/api/v1/reconciliation", "{}"));
    schemas.fits("Problem", server.post(400, "/api/v1/reconciliation", "[]"));
    String charge = "{'objects':[{'kind':'charge','id':'ch_1'}]}".replace('\'', '"');
    schemas.fits("ImportPage", server.post(200, "/api/v1/reconciliation/import", charge));
    wordsAreTheModels(schemas);
  }

  private static void wordsAreTheModels(Schemas schemas) {
    assertThat(words(schemas, "Comparison", "state")).isEqualTo(words(Comparison.State.values()));
    assertThat(words(schemas, "Discrepancy", "kind")).isEqualTo(words(StripeKind.values()));
    assertThat(words(schemas, "Import", "result")).isEqualTo(words(ImportOutcome.Result.values()));
  }

  private static List<String> words(Schemas schemas, String schema, String field) {
    List<String> words = new ArrayList<>();
    JsonNode known = schemas.named(schema).path("properties").path(field).path("enum");
    known.forEach(word -> words.add(word.stringValue()));
    return words;
  }

  private static List<String> words(Enum<?>[] constants) {
    return Arrays.stream(constants).map(Json::word).toList();
  }
}

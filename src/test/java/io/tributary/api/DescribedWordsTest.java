package io.tributary.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.http.Response;
import io.tributary.model.Conversion;
import io.tributary.model.Door;
import io.tributary.model.DoorDesk;
import io.tributary.model.DoorReading;
import io.tributary.model.Entry;
import io.tributary.model.Payment;
import io.tributary.model.RulesVersion;
import io.tributary.model.SiteRules;
import io.tributary.model.StandardEvent;
import io.tributary.model.Valuation;
import io.tributary.model.ValueBasis;
import io.tributary.storage.InboxTable;
import io.tributary.testing.Requests;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The words that the OpenAPI document lists are those of the model. */
final class DescribedWordsTest {
  private final JsonNode description = description();

  @Test
  void describedWords_areTheModels() {
    assertThat(words("Conversion", "status")).isEqualTo(words(Conversion.Status.values()));
    assertThat(words("Payment", "status")).isEqualTo(words(Payment.Status.values()));
    assertThat(words("Entry", "kind")).isEqualTo(words(Entry.Kind.values()));
    assertThat(words("Conversion", "valuation")).isEqualTo(words(Valuation.values()));
    assertThat(words("Rules", "value")).isEqualTo(words(ValueBasis.values()));
    assertThat(words("Rules", "author")).isEqualTo(words(RulesVersion.Author.values()));
    assertThat(words("RuleEvents", "trial"))
        .isEqualTo(SiteRules.CHOICE.stream().map(StandardEvent::toString).toList());
    assertThat(words("Door", "kind")).isEqualTo(words(Door.Kind.values()));
    assertThat(words("Door", "unit")).isEqualTo(words(Door.AmountUnit.values()));
    assertThat(words("DoorSigning", "scheme")).isEqualTo(words(Door.Signing.Scheme.values()));
    assertThat(words("DoorReading", "outcome")).isEqualTo(words(DoorReading.Result.values()));
    assertThat(words("EventResult", "outcome")).isEqualTo(words(DoorDesk.Outcome.values()));
    assertThat(words("FileImportObjection", "outcome")).isEqualTo(words(DoorDesk.Outcome.values()));
    assertThat(words("FileImportLine", "outcome")).isEqualTo(words(DoorDesk.Outcome.values()));
    assertThat(words("Message", "state")).isEqualTo(words(InboxTable.State.values()));
    assertThat(words("Conversion", "event"))
        .isEqualTo(Arrays.stream(StandardEvent.values()).map(StandardEvent::toString).toList());
  }

  private List<String> words(String schema, String field) {
    List<String> words = new ArrayList<>();
    new Schemas(description)
        .named(schema)
        .path("properties")
        .path(field)
        .path("enum")
        .forEach(word -> words.add(word.stringValue()));
    return words;
  }

  private static List<String> words(Enum<?>[] constants) {
    return Arrays.stream(constants).map(Json::word).toList();
  }

  private static JsonNode description() {
    Response answer = new Description().handle(Requests.get("/api/v1/openapi.json").build());
    return ApiServer.MAPPER.readTree(answer.body());
  }
}

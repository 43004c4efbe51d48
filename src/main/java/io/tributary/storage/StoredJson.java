package io.tributary.storage;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import io.tributary.model.Fact;
import io.tributary.model.FieldMapping;
import io.tributary.model.Secret;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The nouns as JSON, in the form that outlives a version: facts, click snapshots.
 *
 * <p>Component names of the records are part of that form: a renamed one can't be read back.
 */
public final class StoredJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .changeDefaultVisibility(
              visible ->
                  visible
                      .withFieldVisibility(Visibility.ANY)
                      .withGetterVisibility(Visibility.NONE)
                      .withIsGetterVisibility(Visibility.NONE))
          .addMixIn(Fact.class, FactKinds.class)
          .addMixIn(Secret.class, SecretText.class)
          .addMixIn(FieldMapping.Origin.class, OriginKinds.class)
          .addMixIn(FieldMapping.Meaning.class, MeaningKinds.class)
          .build();

  private StoredJson() {}

  public static byte[] write(Object noun) {
    return MAPPER.writeValueAsBytes(noun);
  }

  static String writeText(Object noun) {
    return MAPPER.writeValueAsString(noun);
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IllegalArgumentException when the bytes are not that noun
   */
  public static <T> T read(byte[] json, Class<T> type) {
    try {
      return MAPPER.readValue(json, type);
    } catch (JacksonException unreadable) {
      throw new IllegalArgumentException("not a stored " + type.getSimpleName(), unreadable);
    }
  }

  static Map<String, String> readMap(byte[] json) {
    return MAPPER.readValue(json, new TypeReference<TreeMap<String, String>>() {});
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Fact.Paid.class, name = "Paid"),
    @JsonSubTypes.Type(value = Fact.PaymentPending.class, name = "PaymentPending"),
    @JsonSubTypes.Type(value = Fact.PaymentFailed.class, name = "PaymentFailed"),
    @JsonSubTypes.Type(value = Fact.TrialStarted.class, name = "TrialStarted"),
    @JsonSubTypes.Type(value = Fact.GoalReached.class, name = "GoalReached"),
    @JsonSubTypes.Type(value = Fact.Reversed.class, name = "Reversed"),
    @JsonSubTypes.Type(value = Fact.Refunded.class, name = "Refunded"),
    @JsonSubTypes.Type(value = Fact.RefundFailed.class, name = "RefundFailed"),
    @JsonSubTypes.Type(value = Fact.RefundedInAll.class, name = "RefundedInAll"),
    @JsonSubTypes.Type(value = Fact.RestReleased.class, name = "RestReleased"),
    @JsonSubTypes.Type(value = Fact.DisputeWithdrawn.class, name = "DisputeWithdrawn"),
    @JsonSubTypes.Type(value = Fact.DisputeReinstated.class, name = "DisputeReinstated"),
    @JsonSubTypes.Type(value = Fact.FeeTaken.class, name = "FeeTaken"),
    @JsonSubTypes.Type(value = Fact.Linked.class, name = "Linked"),
    @JsonSubTypes.Type(value = Fact.Observed.class, name = "Observed"),
    @JsonSubTypes.Type(value = Fact.Ignored.class, name = "Ignored")
  })
  private interface FactKinds {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = FieldMapping.Origin.Path.class, name = "Path"),
    @JsonSubTypes.Type(value = FieldMapping.Origin.Constant.class, name = "Constant"),
    @JsonSubTypes.Type(value = FieldMapping.Origin.When.class, name = "When")
  })
  private interface OriginKinds {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = FieldMapping.Meaning.Happened.class, name = "Happened"),
    @JsonSubTypes.Type(value = FieldMapping.Meaning.Refund.class, name = "Refund"),
    @JsonSubTypes.Type(value = FieldMapping.Meaning.Discard.class, name = "Discard")
  })
  private interface MeaningKinds {}

  /** Only what is sealed as a whole may hold one. */
  private interface SecretText {
    @JsonValue
    String reveal();
  }
}

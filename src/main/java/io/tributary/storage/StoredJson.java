package io.tributary.storage;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.tributary.model.Accepted;
import io.tributary.model.Click;
import io.tributary.model.Event;
import io.tributary.model.Fact;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/**
 * The nouns as JSON, in the form that outlives a version: journal records, facts, click snapshots.
 *
 * <p>Component names of the records are part of that form: a renamed one can't be read back.
 */
public final class StoredJson {
  private static final TypeReference<List<Accepted>> ACCEPTED = new TypeReference<>() {};
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .changeDefaultVisibility(
              visible ->
                  visible
                      .withFieldVisibility(Visibility.ANY)
                      .withGetterVisibility(Visibility.NONE)
                      .withIsGetterVisibility(Visibility.NONE))
          .addMixIn(Fact.class, FactKinds.class)
          .addMixIn(Accepted.class, AcceptedKinds.class)
          .build();

  private static final ObjectWriter ACCEPTED_WRITER = MAPPER.writerFor(ACCEPTED);
  private static final ObjectReader ACCEPTED_READER = MAPPER.readerFor(ACCEPTED);

  private StoredJson() {}

  public static byte[] write(Object noun) {
    return MAPPER.writeValueAsBytes(noun);
  }

  /** Several items as one journal record. */
  public static byte[] writeAccepted(List<Accepted> items) {
    return ACCEPTED_WRITER.writeValueAsBytes(items);
  }

  /**
   * Reads what {@link #writeAccepted} wrote.
   *
   * @throws IllegalArgumentException when the bytes are no such record
   */
  public static List<Accepted> readAccepted(byte[] record) {
    try {
      return ACCEPTED_READER.readValue(record);
    } catch (JacksonException unreadable) {
      throw new IllegalArgumentException("not a record of arrivals and events", unreadable);
    }
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
    @JsonSubTypes.Type(value = Fact.Linked.class, name = "Linked"),
    @JsonSubTypes.Type(value = Fact.Observed.class, name = "Observed"),
    @JsonSubTypes.Type(value = Fact.Ignored.class, name = "Ignored")
  })
  private interface FactKinds {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Click.class, name = "click"),
    @JsonSubTypes.Type(value = Event.class, name = "event")
  })
  private interface AcceptedKinds {}
}
